import type { Notification, NotificationConstructorOptions } from 'electron'
import type { AlertAction } from '#shared/domain/alertActions'
import { assertNever } from '#shared/domain/assertNever'
import type { Instant } from '#shared/domain/instant'
import { say } from '#shared/words/say'
import type { Log } from '../boot/log'
import { activatedNotice } from './activatedNotice'
import type { ShownNotice } from './alertVoice'
import type { ToldNotice, ToldNotices } from './toldNotices'

/** Electron's `Notification`, as far as it is used. */
export interface NotificationMaker {
  new (options: NotificationConstructorOptions): Notification
  readonly isSupported: () => boolean
  /** On Windows only. */
  readonly handleActivation?: typeof Notification.handleActivation
}

export interface SystemNotificationPorts {
  readonly Notification: NotificationMaker
  readonly platform: NodeJS.Platform
  readonly told: ToldNotices
  readonly now: () => Instant
  /** The person pressed a button of it, or the notice itself: null. */
  readonly pressed: (notice: ToldNotice, action: AlertAction | null) => void
  readonly log: Log
}

export interface SystemNotifications {
  readonly show: (notice: ShownNotice) => void
  /** Takes away what tells of clocks that no longer run, here and in the notification centre (ALR117). */
  readonly keepOnly: (runs: (promise: string) => boolean) => void
  /** When the system last refused a notification; null since it took one. */
  readonly failedAt: () => Instant | null
  readonly isSupported: () => boolean
  readonly close: () => void
}

/** Shows notices as native notifications; the operating system plays the sound, so that its own silence holds. */
export function createSystemNotifications(ports: SystemNotificationPorts): SystemNotifications {
  // Electron forgets a notification nobody refers to, and with it the click.
  const kept = new Map<string, Notification>()
  let failedAt: Instant | null = null
  const forget = (id: string) => {
    kept.get(id)?.close()
    kept.delete(id)
  }
  const press = (notice: ToldNotice, index: number | null) => {
    ports.pressed(notice, index === null ? null : (notice.actions[index] ?? null))
    forget(notice.id)
    ports.told.remove([notice.id])
  }
  const taken = (problem: string | null) => {
    failedAt = problem === null ? null : ports.now()
    if (problem !== null) ports.log.warn('notification failed', { problem })
  }
  // A click in the notification centre may start the app, or come when the notification is long forgotten (ALR116).
  ports.Notification.handleActivation?.((details) => {
    const activated = activatedNotice(details, ports.told)
    if (activated !== null && !kept.has(activated.notice.id)) press(activated.notice, activated.actionIndex)
  })
  return {
    failedAt: () => failedAt,
    isSupported: () => ports.Notification.isSupported(),
    show: (notice) => {
      forget(notice.id)
      const note = new ports.Notification(optionsOf(notice, ports.platform))
      kept.set(notice.id, note)
      ports.told.add(notice)
      for (const id of kept.keys()) if (ports.told.get(id) === null) kept.delete(id)
      listen(note, (index) => press(notice, index), taken)
      note.show()
    },
    keepOnly: (runs) => {
      const gone = ports.told.all().filter(({ promises }) => promises.length > 0 && !promises.some(runs))
      for (const { id } of gone) forget(id)
      ports.told.remove(gone.map(({ id }) => id))
    },
    close: () => {
      for (const note of kept.values()) note.close()
      kept.clear()
    },
  }
}

function listen(
  note: Notification,
  press: (index: number | null) => void,
  taken: (problem: string | null) => void,
): void {
  note.on('click', () => press(null))
  note.on('action', (details, index) => press(details.actionIndex ?? index))
  note.on('show', () => taken(null))
  note.on('failed', (_event, problem) => taken(problem))
}

function optionsOf(notice: ShownNotice, platform: NodeJS.Platform): NotificationConstructorOptions {
  const group = notice.about?.ticketId ?? notice.id
  return {
    id: notice.id,
    groupId: group,
    title: notice.title,
    body: notice.body,
    urgency: notice.urgency,
    silent: notice.isSilent,
    timeoutType: notice.urgency === 'critical' ? 'never' : 'default',
    // Where the system has no buttons it leaves them out.
    actions: notice.actions.map((action) => ({ type: 'button', text: actionWords(action) })),
    // Only macOS lets an app name a sound of its own; the others play theirs.
    ...(platform === 'darwin' && !notice.isSilent ? { sound: `${notice.stage}.wav` } : {}),
  }
}

function actionWords(action: AlertAction): string {
  switch (action.kind) {
    case 'acknowledge':
      return say('alert:act.acknowledge')
    case 'open':
      return say('alert:act.open')
    case 'board':
      return say('alert:act.board')
    case 'snooze':
      return say('alert:act.snooze', { minutes: action.minutes })
    default:
      return assertNever(action)
  }
}
