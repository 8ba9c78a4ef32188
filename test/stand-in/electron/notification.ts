import { EventEmitter } from 'node:events'

/** Notifications as they would be shown; a test clicks one by emitting `click`, as on Electron. */
export class Notification
  extends EventEmitter
  implements
    Pick<
      Electron.Notification,
      'id' | 'title' | 'body' | 'silent' | 'urgency' | 'timeoutType' | 'show' | 'close'
    >
{
  static isSupported = () => true

  readonly id: string
  title: string
  body: string
  silent: boolean
  urgency: 'normal' | 'critical' | 'low'
  timeoutType: 'default' | 'never'

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super()
    this.id = options.id ?? ''
    this.title = options.title ?? ''
    this.body = options.body ?? ''
    this.silent = options.silent ?? false
    this.urgency = options.urgency ?? 'normal'
    this.timeoutType = options.timeoutType ?? 'default'
  }

  show(): void {
    setImmediate(() => this.emit('show', {}))
  }
  close(): void {
    setImmediate(() => this.emit('close', {}))
  }
}
