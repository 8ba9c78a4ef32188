import { Eye, EyeOff } from 'lucide-react'
import { type ReactNode, type RefObject, useState } from 'react'
import { passwordLimits } from '#shared/protocol/ownPassword'
import { say } from '#shared/words/say'

interface PasswordFieldProps {
  readonly id: string
  readonly label: string
  /** What a keeper of passwords may put there. */
  readonly autoComplete: 'current-password' | 'new-password'
  readonly value: string
  readonly isWrong: boolean
  readonly onChange: (value: string) => void
  readonly field: RefObject<HTMLInputElement | null>
  /** What is to be known before it is typed. */
  readonly hint?: ReactNode
  /** Says which password is shown where the page has several. */
  readonly isOneOfSeveral?: boolean
}

/** A password, hidden until somebody wants to see what they type. */
export function PasswordField(props: PasswordFieldProps) {
  const { id, label, isWrong, onChange, field, hint = null, isOneOfSeveral = false } = props
  const [isShown, setIsShown] = useState(false)
  const Icon = isShown ? EyeOff : Eye
  const reveal = isShown ? say('signIn:hidePassword') : say('signIn:showPassword')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className={isWrong ? 'input is-wrong' : 'input'}>
        <input
          id={id}
          ref={field}
          type={isShown ? 'text' : 'password'}
          autoComplete={props.autoComplete}
          required
          maxLength={passwordLimits.most}
          aria-invalid={isWrong}
          aria-describedby={hint === null ? undefined : `${id}-hint`}
          value={props.value}
          onChange={(event) => onChange(event.target.value)}
        />
        <button
          type="button"
          className="reveal"
          aria-label={isOneOfSeveral ? `${reveal}: ${label}` : reveal}
          onClick={() => setIsShown(!isShown)}
        >
          <Icon className="icon" size={16} aria-hidden="true" />
        </button>
      </span>
      {hint === null ? null : (
        <p id={`${id}-hint`} className="muted">
          {hint}
        </p>
      )}
    </div>
  )
}
