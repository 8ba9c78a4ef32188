import { EventEmitter } from 'node:events'
import type { PageEvent } from '../verbs'
import { answerDriver, driver } from './driverWire'
import { preventable } from './preventable'
import { session } from './session'
import { windowById } from './windowList'

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]
type UsedOfContents =
  | 'id'
  | 'send'
  | 'reload'
  | 'getURL'
  | 'isDestroyed'
  | 'setWindowOpenHandler'
  | 'executeJavaScript'
  | 'forcefullyCrashRenderer'
  | 'setZoomFactor'
  | 'getZoomFactor'
  | 'setZoomMode'
  | 'replaceMisspelling'

export class WebContents extends EventEmitter implements Pick<Electron.WebContents, UsedOfContents> {
  readonly id: number
  readonly session = session.defaultSession
  url = ''
  isGone = false
  #mayOpen: OpenHandler = () => ({ action: 'allow' })

  constructor(id: number) {
    super()
    this.id = id
  }

  send(channel: string, ...args: readonly unknown[]): void {
    driver.tell('send', this.id, channel, structuredClone(args))
  }
  reload(): void {
    driver.tell('reload', this.id)
  }
  getURL(): string {
    return this.url
  }
  isDestroyed(): boolean {
    return this.isGone
  }
  forcefullyCrashRenderer(): void {
    driver.tell('crash', this.id)
  }
  executeJavaScript(code: string): Promise<unknown> {
    return driver.ask('run', this.id, code)
  }
  zoomFactor = 1
  /** Recorded only: the page keeps its size. */
  setZoomFactor(factor: number): void {
    this.zoomFactor = factor
  }
  getZoomFactor(): number {
    return this.zoomFactor
  }
  setZoomMode(): void {}
  replaceMisspelling(): void {}
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#mayOpen = handler
  }
  mayOpen(url: string): boolean {
    const details = { url, frameName: '', features: '', disposition: 'foreground-tab', referrer: { url: '' } }
    return this.#mayOpen(details as Electron.HandlerDetails).action === 'allow'
  }

  pageHappened(event: PageEvent): void {
    if (event.kind === 'crashed') {
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
      return
    }
    if (event.kind === 'dom-ready') this.url = event.url
    this.emit(event.kind, {})
  }
}

answerDriver('mayOpen', (id, url) => windowById(id)?.webContents.mayOpen(url) ?? false)
answerDriver('mayNavigate', (id, url, how) => {
  const event = preventable({ url, isMainFrame: true, isSameDocument: false })
  windowById(id)?.webContents.emit(how, event, url)
  return !event.defaultPrevented
})
