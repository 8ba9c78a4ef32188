import { Check, CircleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { SECOND_MS } from '#shared/domain/instant'
import { say } from '#shared/words/say'
import type { ServerCheck, ShellPort } from '../../platform/desk'
import { Announced } from '../../ui/Announced'
import { Button } from '../../ui/Button'
import { type Checked, useServerCheck } from './useServerCheck'

type Reachable = Extract<ServerCheck, { readonly kind: 'reachable' }>

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <li>
    <Check className="icon" size={14} aria-hidden="true" />
    <span>{name}</span>
    <span className="muted figures">{children}</span>
  </li>
)

const differenceWords = (differenceMs: number): string =>
  Math.abs(differenceMs) < SECOND_MS
    ? say('firstRun:clockSame')
    : say('firstRun:clockCorrected', { seconds: Math.round(differenceMs / SECOND_MS) })

const Found = ({ found }: { readonly found: Reachable }) => (
  <ul className="run-facts">
    <Fact name={say('firstRun:answers')}>
      {say('firstRun:answersIn', { ms: Math.round(found.roundTripMs) })}
    </Fact>
    {found.isEncrypted ? (
      <Fact name={say('firstRun:encrypted')}>{say('firstRun:certificate')}</Fact>
    ) : (
      <Fact name={say('firstRun:thisComputer')}>{say('firstRun:noEncryption')}</Fact>
    )}
    <Fact name={say('firstRun:ours')}>{null}</Fact>
    {found.clockDifferenceMs === null ? null : (
      <Fact name={say('firstRun:clock')}>{differenceWords(found.clockDifferenceMs)}</Fact>
    )}
  </ul>
)

function Outcome({ checked }: { readonly checked: Checked }) {
  if (checked.kind === 'nothing') return null
  if (checked.kind === 'asking')
    return <p className="muted">{say('firstRun:asking', { address: checked.address })}</p>
  if (checked.kind === 'reachable') return <Found found={checked} />
  return (
    <div className="error">
      <CircleAlert className="icon" size={16} aria-hidden="true" />
      <p>{say(`shell:refusal.${checked.why}`, { address: checked.address })}</p>
    </div>
  )
}

const hostOf = (url: string): string => url.replace(/^https?:\/\//, '')

interface ServerStepProps {
  readonly shell: Pick<ShellPort, 'checkServer' | 'turnToServer'>
  readonly onCancel: (() => void) | null
}

/** Names the server, asks it at once, and says in a sentence what stands in the way. */
export function ServerStep({ shell, onCancel }: ServerStepProps) {
  const [address, setAddress] = useState('')
  const [name, setName] = useState('')
  const checked = useServerCheck(shell, address)
  const isUsable = checked.kind === 'reachable'
  const go = () => {
    if (checked.kind !== 'reachable') return
    void shell.turnToServer({
      url: checked.url,
      name: name.trim() === '' ? hostOf(checked.url) : name.trim(),
    })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <div className="run-server">
        <div className="run-fields">
          <Field
            id="server-address"
            label={say('firstRun:address')}
            value={address}
            onChange={setAddress}
            isFirst
          />
          <Field
            id="server-name"
            label={say('firstRun:name')}
            placeholder={isUsable ? hostOf(checked.url) : say('firstRun:nameHint')}
            value={name}
            onChange={setName}
          />
        </div>
        <Announced as="div">
          <Outcome checked={checked} />
        </Announced>
      </div>
      <footer>
        <span className="muted">{say('firstRun:onlyHttps')}</span>
        <span className="spacer" />
        {onCancel === null ? null : (
          <Button look="quiet" isTall onPress={onCancel}>
            {say('firstRun:close')}
          </Button>
        )}
        <Button
          type="submit"
          look="primary"
          isTall
          refusedBecause={isUsable ? null : say('firstRun:serverHint')}
        >
          {say('firstRun:proceed')}
          <kbd aria-hidden="true">Enter</kbd>
        </Button>
      </footer>
    </form>
  )
}

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly isFirst?: boolean
}

const Field = ({ id, label, value, onChange, placeholder, isFirst = false }: FieldProps) => (
  <div className="field">
    <label htmlFor={id}>{label}</label>
    <span className="input">
      <input
        id={id}
        type="text"
        inputMode={isFirst ? 'url' : 'text'}
        spellCheck={false}
        autoComplete="off"
        // The step has one question; this is where it begins.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={isFirst}
        maxLength={isFirst ? 300 : 60}
        placeholder={placeholder ?? (isFirst ? 'desk.example.com' : '')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  </div>
)
