import { useEffect, useState } from 'react'
import { assertNever } from '#shared/domain/assertNever'
import { say, spoken } from '#shared/words/say'
import { useShell } from '../../desk/shellStore'
import type { ShellPort, ShellSettings } from '../../platform/desk'
import { Button } from '../../ui/Button'
import { ChoiceField, Field, SwitchField } from './Field'

const closings = ['auto', 'hide', 'quit'] as const
type Change = Parameters<ShellPort['changeShellSettings']>[0]

interface SectionProps {
  readonly settings: ShellSettings
  readonly onChange: (change: Change) => void
}

const timeText = (at: number): string =>
  new Intl.DateTimeFormat(spoken(), { dateStyle: 'medium', timeStyle: 'short' }).format(at)

function updateWords({ update }: ShellSettings): string {
  switch (update.kind) {
    case 'off':
      return say('shell:computer.updatesOff')
    case 'by-hand':
      return say('shell:computer.updatesByHand')
    case 'current':
      return update.checkedAt === null
        ? say('shell:computer.updatesLooking')
        : say('shell:computer.updatesCurrent', { time: timeText(update.checkedAt) })
    case 'fetching':
      return say('shell:update.fetching', { version: update.version })
    case 'at-next-quit':
      return say('shell:computer.updatesReady', { version: update.version })
    case 'failed':
      return say('shell:computer.updatesFailed', { time: timeText(update.checkedAt) })
    default:
      return assertNever(update)
  }
}

const languageName = (code: string): string =>
  new Intl.DisplayNames([spoken()], { type: 'language' }).of(code) ?? code

/** None chosen means the system's own. */
function SpellingField({ settings, onChange }: SectionProps) {
  const { knownSpellcheckLanguages: known, spellcheckLanguages: chosen } = settings
  if (known.length === 0) return null
  return (
    <Field label={say('shell:computer.spelling')} hint={say('shell:computer.spellingHint')}>
      {(id) => (
        <select
          id={id}
          className="select is-list"
          multiple
          size={4}
          value={[...chosen]}
          onChange={(event) =>
            onChange({ spellcheckLanguages: [...event.target.selectedOptions].map(({ value }) => value) })
          }
        >
          {known.map((code) => (
            <option key={code} value={code}>
              {languageName(code)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

const WallboardField = ({ settings, onChange }: SectionProps) => (
  <Field label={say('shell:computer.wallboard')} hint={say('shell:computer.wallboardHint')}>
    {(id) => (
      <select
        id={id}
        className="select"
        value={settings.wallboardDisplay ?? ''}
        onChange={({ target: { value } }) =>
          onChange({ wallboardDisplay: value === '' ? null : Number(value) })
        }
      >
        <option value="">{say('shell:computer.noDisplay')}</option>
        {settings.displays.map((display) => (
          <option key={display.id} value={display.id}>
            {display.label}
          </option>
        ))}
      </select>
    )}
  </Field>
)

function crashWords({ crashes }: ShellSettings): string {
  const [last] = crashes
  return last === undefined
    ? say('shell:computer.noCrash')
    : say('shell:computer.crashes', { count: crashes.length, time: timeText(last.at) })
}

/** How the app sits on this computer: start, closing, the wall's display, spelling, updates and crashes. */
export function ComputerSection() {
  const shell = useShell((store) => store.shell)
  const [settings, setSettings] = useState<ShellSettings | null>(null)
  useEffect(() => void shell?.shellSettings().then(setSettings), [shell])
  if (shell === null || settings === null) return null
  const change = (part: Change) => void shell.changeShellSettings(part).then(setSettings)
  const check = async () => {
    await shell.checkForUpdates()
    setSettings(await shell.shellSettings())
  }
  return (
    <section>
      <h3>{say('shell:computer.title')}</h3>
      <SwitchField
        label={say('shell:computer.startsAtLogin')}
        isOn={settings.startsAtLogin}
        onChange={(startsAtLogin) => change({ startsAtLogin })}
      />
      <ChoiceField
        label={say('shell:computer.closing')}
        hint={settings.showsTray ? say('shell:computer.hasTray') : say('shell:computer.noTray')}
        choices={closings}
        chosen={settings.closingBoard}
        wordsOf={(choice) => say(`shell:closing.${choice}`)}
        onChoose={(closingBoard) => change({ closingBoard })}
      />
      <WallboardField settings={settings} onChange={change} />
      <SpellingField settings={settings} onChange={change} />
      <Field label={say('shell:computer.updates')} hint={updateWords(settings)}>
        {() =>
          settings.update.kind === 'current' || settings.update.kind === 'failed' ? (
            <Button onPress={() => void check()}>{say('shell:update.check')}</Button>
          ) : null
        }
      </Field>
      <Field label={say('shell:computer.crashesTitle')} hint={crashWords(settings)}>
        {() => null}
      </Field>
    </section>
  )
}
