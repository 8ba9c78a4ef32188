import { CircleAlert, Eye, EyeOff } from 'lucide-react'
import { useRef, useState } from 'react'
import { BrandSign } from '../../ui/Brand'
import { Button } from '../../ui/Button'
import { outcomeSentence, type SignInOutcome } from './outcomeSentence'

export interface SignInRequestForm {
  readonly email: string
  readonly password: string
  readonly isKept: boolean
}

interface SignInProps {
  readonly serverUrl: string
  readonly version: string
  /** Why the agent is here again; null at a first visit. */
  readonly notice: string | null
  readonly onSubmit: (form: SignInRequestForm) => Promise<SignInOutcome>
}

const hostOf = (serverUrl: string): string => serverUrl.replace(/^https?:\/\//, '')

const ErrorBox = ({ sentence }: { readonly sentence: string }) => (
  <div className="error" role="alert">
    <CircleAlert className="icon" size={16} aria-hidden="true" />
    <p>{sentence}</p>
  </div>
)

interface PasswordFieldProps {
  readonly value: string
  readonly isWrong: boolean
  readonly onChange: (value: string) => void
  readonly field: React.RefObject<HTMLInputElement | null>
}

function PasswordField({ value, isWrong, onChange, field }: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false)
  const Icon = isShown ? EyeOff : Eye
  return (
    <div className="field">
      <label htmlFor="password">Password</label>
      <span className={isWrong ? 'input is-wrong' : 'input'}>
        <input
          id="password"
          ref={field}
          type={isShown ? 'text' : 'password'}
          autoComplete="current-password"
          required
          maxLength={200}
          aria-invalid={isWrong}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <button
          type="button"
          className="reveal"
          aria-label={isShown ? 'Hide password' : 'Show password'}
          onClick={() => setIsShown(!isShown)}
        >
          <Icon className="icon" size={16} aria-hidden="true" />
        </button>
      </span>
    </div>
  )
}

/** The way in: one quiet column, what went wrong above the fields in a sentence. */
export function SignIn({ serverUrl, version, notice, onSubmit }: SignInProps) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isKept, setIsKept] = useState(true)
  const [isAsking, setIsAsking] = useState(false)
  const [sentence, setSentence] = useState(notice)
  const [isWrong, setIsWrong] = useState(false)
  const passwordField = useRef<HTMLInputElement>(null)
  const host = hostOf(serverUrl)
  const submit = async () => {
    if (isAsking) return
    setIsAsking(true)
    const outcome = await onSubmit({ email: email.trim(), password, isKept })
    setIsAsking(false)
    setSentence(outcomeSentence(outcome, host))
    setIsWrong(outcome.kind === 'wrong-password')
    if (outcome.kind === 'wrong-password') passwordField.current?.select()
  }
  return (
    <div className="gate">
      <header>
        <p className="brand">
          <BrandSign />
          T-Minus
        </p>
      </header>
      <main>
        <form
          className="sign-in"
          aria-labelledby="sign-in-title"
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <h1 id="sign-in-title">Sign in</h1>
          <p className="lead">to {host}</p>
          {sentence === null ? null : <ErrorBox sentence={sentence} />}
          <div className="field">
            <label htmlFor="email">E-mail</label>
            <span className="input">
              <input
                id="email"
                type="email"
                autoComplete="username"
                // The page has one purpose; this is where it begins.
                // eslint-disable-next-line jsx-a11y/no-autofocus
                autoFocus
                required
                maxLength={254}
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            </span>
          </div>
          <PasswordField value={password} isWrong={isWrong} onChange={setPassword} field={passwordField} />
          <label className="keep">
            <input
              type="checkbox"
              className="checkbox"
              checked={isKept}
              onChange={(event) => setIsKept(event.target.checked)}
            />
            Stay signed in on this computer
          </label>
          <Button type="submit" look="primary" isTall refusedBecause={isAsking ? 'Asking the server.' : null}>
            {isAsking ? 'Signing in' : 'Sign in'}
            <kbd aria-hidden="true">Enter</kbd>
          </Button>
        </form>
      </main>
      <footer>
        <span>{host}</span>
        <span className="spacer" />
        <span className="figures">{version}</span>
      </footer>
    </div>
  )
}
