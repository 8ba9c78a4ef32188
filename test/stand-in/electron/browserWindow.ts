import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { PageEvent } from '../verbs'
import { app } from './app'
import { answerDriver, driver } from './driverWire'
import { preventable } from './preventable'
import { screen } from './screen'
import { WebContents } from './webContents'
import { addWindow, openWindows, removeWindow, windowById } from './windowList'

type UsedOfWindow =
  | 'id'
  | 'loadURL'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'focus'
  | 'isVisible'
  | 'isFocused'
  | 'isMinimized'
  | 'isMaximized'
  | 'isFullScreen'
  | 'minimize'
  | 'restore'
  | 'maximize'
  | 'setFullScreen'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setBounds'
  | 'getTitle'
  | 'close'
  | 'flashFrame'
  | 'destroy'
  | 'isDestroyed'

type State = 'visible' | 'minimized' | 'maximized' | 'fullScreen'
let focusedId = 0

/** A window of recorded state around a page that is really there. Hiding is recorded only: the page stays `visible`. */
export class BrowserWindow extends EventEmitter implements Pick<Electron.BrowserWindow, UsedOfWindow> {
  static getAllWindows = () => openWindows()
  static getFocusedWindow = () => windowById(focusedId) ?? null
  static fromId = (id: number) => windowById(id) ?? null
  static fromWebContents = (contents: { readonly id: number }) => windowById(contents.id) ?? null

  readonly id: number
  readonly webContents: WebContents
  /** What main asked of the taskbar. */
  isFlashing = false
  readonly #opened: Promise<void>
  readonly #states: Record<State, boolean>
  #bounds: Electron.Rectangle
  #title: string
  #wasShownOnce = false
  #isDestroyed = false

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    const area = screen.getPrimaryDisplay().workArea
    this.#bounds = {
      x: options.x ?? area.x,
      y: options.y ?? area.y,
      width: options.width ?? 800,
      height: options.height ?? 600,
    }
    this.#states = { visible: options.show !== false, minimized: false, maximized: false, fullScreen: false }
    this.#title = options.title ?? app.name
    this.id = addWindow(this)
    this.webContents = new WebContents(this.id)
    const preload = readPreload(options.webPreferences ?? {})
    const { width, height } = this.#bounds
    this.#opened = driver.ask('openWindow', this.id, { width, height, preload })
    app.emit('browser-window-created', {}, this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  async loadURL(url: string): Promise<void> {
    await this.#opened
    this.webContents.url = url
    await driver.ask('load', this.id, url)
  }

  show(): void {
    this.#set('visible', true, 'show')
    this.focus()
  }
  showInactive(): void {
    this.#set('visible', true, 'show')
  }
  hide(): void {
    this.#set('visible', false, 'hide')
    if (focusedId === this.id) focusedId = 0
  }
  focus(): void {
    focusedId = this.id
    driver.tell('bringToFront', this.id)
    this.#emitSoon('focus')
  }
  minimize(): void {
    this.#set('minimized', true, 'minimize')
  }
  restore(): void {
    this.#set('minimized', false, 'restore')
  }
  /** Electron shows a hidden window for that, without the focus. */
  maximize(): void {
    this.#set('visible', true, 'show')
    this.#set('maximized', true, 'maximize')
  }
  setFullScreen(isFull: boolean): void {
    this.#set('fullScreen', isFull, isFull ? 'enter-full-screen' : 'leave-full-screen')
  }
  flashFrame(isFlashing: boolean): void {
    this.isFlashing = isFlashing
  }
  isVisible = () => this.#states.visible && !this.#isDestroyed
  isFocused = () => focusedId === this.id
  isMinimized = () => this.#states.minimized
  isMaximized = () => this.#states.maximized
  isFullScreen = () => this.#states.fullScreen
  isDestroyed = () => this.#isDestroyed
  getTitle = () => this.#title
  getBounds = () => ({ ...this.#bounds })
  getNormalBounds = () => ({ ...this.#bounds })

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
    driver.tell('resize', this.id, this.#bounds.width, this.#bounds.height)
    this.#emitSoon('resize')
    this.#emitSoon('move')
  }

  close(): void {
    const event = preventable({})
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }
  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.webContents.isGone = true
    removeWindow(this.id)
    if (focusedId === this.id) focusedId = 0
    driver.tell('close', this.id)
    this.webContents.emit('destroyed')
    this.emit('closed')
    if (openWindows().length === 0 && !app.isQuitting) app.emit('window-all-closed')
  }

  pageHappened(event: PageEvent): void {
    if (event.kind === 'closed') return this.close()
    if (event.kind === 'dom-ready' && event.title !== '') this.#title = event.title
    this.webContents.pageHappened(event)
    if (event.kind !== 'did-finish-load' || this.#wasShownOnce) return
    this.#wasShownOnce = true
    this.emit('ready-to-show')
  }

  #set(state: State, value: boolean, event: string): void {
    if (this.#states[state] === value) return
    this.#states[state] = value
    this.#emitSoon(event)
  }
  /** The window manager answers later, never within the call. */
  #emitSoon(event: string): void {
    setImmediate(() => {
      if (!this.#isDestroyed) this.emit(event)
    })
  }
}

function readPreload(preferences: Electron.WebPreferences): string {
  if (
    preferences.contextIsolation !== true ||
    preferences.sandbox !== true ||
    preferences.nodeIntegration === true
  ) {
    throw new Error('The stand-in opens sandboxed, isolated windows only')
  }
  const source = preferences.preload === undefined ? '' : readFileSync(preferences.preload, 'utf8')
  if (/^\s*import\s/m.test(source)) throw new Error('Cannot use import statement outside a module')
  return source
}

answerDriver('happened', (id, event) => windowById(id)?.pageHappened(event))
app.closeAllWindows = () => {
  for (const window of openWindows()) window.close()
  return openWindows().length === 0
}
