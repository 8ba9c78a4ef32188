import { type RefObject, useRef, useState } from 'react'
import { say } from '#shared/words/say'
import { Button } from '../../ui/Button'
import { ErrorBox } from '../../ui/ErrorBox'
import { PasswordField } from '../../ui/PasswordField'
import { outcomeSentence, type SignInOutcome } from './outcomeSentence'

export interface SignInRequestForm {
  readonly email: string
  readonly password: string
  readonly isKept: boolean
}

export interface SignInFormProps {
  readonly serverUrl: string
  /** Why the agent is here again; null at a first visit. */
  readonly notice: string | null
  readonly onSubmit: (form: SignInRequestForm) => Promise<SignInOutcome>
}

export const hostOf = (serverUrl: string): string => serverUrl.replace(/^https?:\/\//, '')

interface EmailFieldProps {
  readonly field: RefObject<HTMLInputElement | null>
  readonly value: string
  readonly onChange: (value: string) => void
}

const EmailField = ({ field, value, onChange }: EmailFieldProps) => (
  <div className="field">
    <label htmlFor="email">{say('signIn:email')}</label>
    <span className="input">
      <input
        id="email"
        ref={field}
        type="email"
        autoComplete="username"
        // The page has one purpose; this is where it begins.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        required
        maxLength={254}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  </div>
)

/** The fields of the sign-in; what went wrong stands above them in a sentence. */
export function SignInForm({ serverUrl, notice, onSubmit }: SignInFormProps) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isKept, setIsKept] = useState(true)
  const [isAsking, setIsAsking] = useState(false)
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null)
  /** What has to be typed before the server can be asked; null where nothing is missing. */
  const [missing, setMissing] = useState<string | null>(null)
  const emailField = useRef<HTMLInputElement>(null)
  const passwordField = useRef<HTMLInputElement>(null)
  const sentence = missing ?? (outcome === null ? notice : outcomeSentence(outcome, hostOf(serverUrl)))
  const isWrong = outcome?.kind === 'wrong-password'
  const submit = async () => {
    if (isAsking) return
    const empty = email.trim() === '' ? emailField : password === '' ? passwordField : null
    setMissing(
      empty === null ? null : say(empty === emailField ? 'signIn:emailFirst' : 'signIn:passwordFirst'),
    )
    if (empty !== null) return empty.current?.focus()
    setIsAsking(true)
    const next = await onSubmit({ email: email.trim(), password, isKept })
    setIsAsking(false)
    setOutcome(next)
    if (next.kind === 'wrong-password') passwordField.current?.select()
  }
  return (
    <form
      className="sign-in"
      // What is missing is said here, in the language of the page, not by the browser in its own (BRD194).
      noValidate
      aria-labelledby="sign-in-title"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h1 id="sign-in-title">{say('signIn:title')}</h1>
      <p className="lead">{say('signIn:to', { server: hostOf(serverUrl) })}</p>
      {sentence === null ? null : <ErrorBox sentence={sentence} />}
      <EmailField field={emailField} value={email} onChange={setEmail} />
      <PasswordField
        id="password"
        label={say('signIn:password')}
        autoComplete="current-password"
        value={password}
        isWrong={isWrong}
        onChange={setPassword}
        field={passwordField}
      />
      <label className="keep">
        <input
          type="checkbox"
          className="checkbox"
          checked={isKept}
          onChange={(event) => setIsKept(event.target.checked)}
        />
        {say('signIn:keep')}
      </label>
      <Button type="submit" look="primary" isTall refusedBecause={isAsking ? say('signIn:asking') : null}>
        {isAsking ? say('signIn:submitting') : say('signIn:submit')}
        <kbd aria-hidden="true">Enter</kbd>
      </Button>
    </form>
  )
}
