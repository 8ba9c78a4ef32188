import { EventEmitter } from 'node:events'

/** Notifications as they would be shown; a test presses one by emitting `click` or `action`, as on Electron. */
export class Notification
  extends EventEmitter
  implements
    Pick<
      Electron.Notification,
      | 'id'
      | 'groupId'
      | 'title'
      | 'body'
      | 'silent'
      | 'urgency'
      | 'timeoutType'
      | 'actions'
      | 'show'
      | 'close'
    >
{
  static isSupported = () => true

  readonly id: string
  readonly groupId: string
  actions: Electron.NotificationAction[]
  title: string
  body: string
  silent: boolean
  urgency: 'normal' | 'critical' | 'low'
  timeoutType: 'default' | 'never'

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super()
    this.id = options.id ?? ''
    this.groupId = options.groupId ?? ''
    this.actions = options.actions ?? []
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
