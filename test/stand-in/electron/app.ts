import { EventEmitter } from 'node:events'
import { homedir, tmpdir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { appFolder, packageFile, switchValue } from './commandLine'
import { answerDriver } from './driverWire'
import { preventable } from './preventable'
import { takeLock } from './singleInstance'

type UsedOfApp =
  | 'isPackaged'
  | 'commandLine'
  | 'name'
  | 'whenReady'
  | 'isReady'
  | 'getName'
  | 'getVersion'
  | 'getAppPath'
  | 'getPath'
  | 'setPath'
  | 'getLocale'
  | 'getPreferredSystemLanguages'
  | 'setLoginItemSettings'
  | 'requestSingleInstanceLock'
  | 'enableSandbox'
  | 'setAppUserModelId'
  | 'setAsDefaultProtocolClient'
  | 'setBadgeCount'
  | 'getBadgeCount'
  | 'quit'
  | 'exit'

const userData = () => switchValue('user-data-dir') ?? join(homedir(), '.config', app.name)

const paths: Readonly<Record<string, () => string>> = {
  userData,
  sessionData: userData,
  logs: () => join(userData(), 'logs'),
  crashDumps: () => join(userData(), 'Crashpad'),
  appData: () => dirname(userData()),
  home: homedir,
  temp: tmpdir,
  documents: homedir,
  exe: () => process.execPath,
}

/** Node 20 has no Promise.withResolvers. */
function makePromise() {
  let resolve = () => {}
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

class StandInApp extends EventEmitter implements Pick<Electron.App, UsedOfApp> {
  /** A story of what only a package does says so. */
  readonly isPackaged = process.env['TMINUS_STAND_IN_PACKAGED'] === '1'
  name = packageFile.productName ?? packageFile.name
  readonly #chosenPaths = new Map<string, string>()
  badge = 0
  isQuitting = false
  wasReady = false
  /** Set by the windows' module, which would otherwise need the app and be needed by it. */
  closeAllWindows: () => boolean = () => true
  readonly ready = makePromise()

  whenReady = () => this.ready.promise
  isReady = () => this.wasReady
  getName = () => this.name
  getVersion = () => packageFile.version
  getAppPath = () => appFolder
  getLocale = () => 'en-GB'
  getPreferredSystemLanguages = () => ['en-GB']
  loginItem: Electron.Settings = {}
  setLoginItemSettings = (settings: Electron.Settings) => {
    this.loginItem = settings
  }
  enableSandbox = () => {}
  setAppUserModelId = () => {}
  setAsDefaultProtocolClient = () => true
  getBadgeCount = () => this.badge
  setBadgeCount = (count = 0) => {
    this.badge = count
    return true
  }

  readonly commandLine = {
    hasSwitch: (name: string) => process.argv.includes(`--${name}`),
  } as Electron.CommandLine

  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    this.#chosenPaths.set(name, path)
  }

  getPath(name: string): string {
    const chosen = this.#chosenPaths.get(name)
    if (chosen !== undefined) return chosen
    const path = paths[name]
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path()
  }

  requestSingleInstanceLock(): boolean {
    return takeLock(this.getPath('userData'), (argv, folder) => {
      this.emit('second-instance', {}, argv, folder, undefined)
    })
  }

  quit(): void {
    if (this.isQuitting) return
    const before = preventable({})
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    this.isQuitting = true
    if (!this.closeAllWindows()) {
      this.isQuitting = false
      return
    }
    this.emit('will-quit', preventable({}))
    this.emit('quit', {}, 0)
    setImmediate(() => process.exit(0))
  }

  exit(code = 0): void {
    process.exit(code)
  }

  /** Electron is ready some time after it has run the entry file. */
  becomeReady(): void {
    if (this.isQuitting) return
    this.wasReady = true
    this.emit('ready', {}, {})
    this.ready.resolve()
  }
}

export const app = new StandInApp()
answerDriver('quit', () => app.quit())
