import { EventEmitter } from 'node:events'
import { answerDriver } from './driverWire'

type Request = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type Check = Parameters<Electron.Session['setPermissionCheckHandler']>[0]
type Device = Parameters<Electron.Session['setDevicePermissionHandler']>[0]
type UsedOfSession =
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'availableSpellCheckerLanguages'
  | 'setSpellCheckerLanguages'
  | 'addWordToSpellCheckerDictionary'

/** Keeps what main decides about permissions; Chromium here grants none by itself. */
class StandInSession extends EventEmitter implements Pick<Electron.Session, UsedOfSession> {
  request: Request = null
  check: Check = null
  device: Device = null

  readonly availableSpellCheckerLanguages = ['en-GB', 'en-US', 'ru']
  spellCheckerLanguages: string[] = []
  learnt: string[] = []

  setSpellCheckerLanguages(languages: string[]): void {
    const unknown = languages.find((one) => !this.availableSpellCheckerLanguages.includes(one))
    if (unknown !== undefined) throw new Error(`Invalid language code provided: "${unknown}"`)
    this.spellCheckerLanguages = languages
  }
  addWordToSpellCheckerDictionary(word: string): boolean {
    this.learnt = [...this.learnt, word]
    return true
  }
  setPermissionRequestHandler(handler: Request): void {
    this.request = handler
  }
  setPermissionCheckHandler(handler: Check): void {
    this.check = handler
  }
  setDevicePermissionHandler(handler: Device): void {
    this.device = handler
  }
}

// Electron asks the check first and the request handler only when that says no.
answerDriver('mayHave', (permission) => {
  const { check } = session.defaultSession
  return check?.(null, permission as never, 'desk://app/', {} as never) ?? true
})

const partitions = new Map<string, StandInSession>()

export const session = {
  defaultSession: new StandInSession(),
  fromPartition: (name: string): StandInSession => {
    const known = partitions.get(name) ?? new StandInSession()
    partitions.set(name, known)
    return known
  },
} satisfies { readonly [Name in keyof typeof Electron.session]?: unknown }
