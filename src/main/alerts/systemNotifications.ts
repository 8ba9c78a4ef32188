import type { Notification, NotificationConstructorOptions } from 'electron'
import type { AlertAction } from '#shared/domain/alertActions'
import { assertNever } from '#shared/domain/assertNever'
import type { Instant } from '#shared/domain/instant'
import { say } from '#shared/words/say'
import type { Log } from '../boot/log'
import { type Activated, activatedNotice } from './activatedNotice'
import type { ShownNotice } from './alertVoice'
import type { ToldNotice, ToldNotices } from './toldNotices'

/** Electron's `Notification`, as far as it is used. */
export interface NotificationMaker {
  new (options: NotificationConstructorOptions): Notification
  readonly isSupported: () => boolean
  /** On Windows only. */
  readonly handleActivation?: typeof Notification.handleActivation
  /** On macOS only, where they reach what an earlier run of the app has shown. */
  readonly getHistory?: typeof Notification.getHistory
  readonly remove?: typeof Notification.remove
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
  const forget = forgetting(ports, kept)
  let failedAt: Instant | null = null
  const press = (notice: ToldNotice, index: number | null) => {
    ports.pressed(notice, index === null ? null : (notice.actions[index] ?? null))
    forget(notice.id)
    ports.told.remove([notice.id])
  }
  const taken = (problem: string | null) => {
    failedAt = problem === null ? null : ports.now()
    if (problem !== null) ports.log.warn('notification failed', { problem })
  }
  hearActivations(ports, ({ notice, actionIndex }) => {
    if (!kept.has(notice.id)) press(notice, actionIndex)
  })
  const follow = (note: Notification, notice: ToldNotice) => {
    kept.set(notice.id, note)
    listen(note, (index) => press(notice, index), taken)
  }
  void readHistory(ports, (note, notice) => {
    // Of one that is not known any more nothing would come of pressing it.
    if (notice === null) forget(note.id)
    else if (!kept.has(note.id)) follow(note, notice)
  })
  return {
    failedAt: () => failedAt,
    isSupported: () => ports.Notification.isSupported(),
    show: (notice) => {
      kept.get(notice.id)?.close()
      const note = new ports.Notification(optionsOf(notice, ports.platform))
      follow(note, notice)
      ports.told.add(notice)
      for (const id of kept.keys()) if (ports.told.get(id) === null) kept.delete(id)
      note.show()
    },
    keepOnly: (runs) => {
      const gone = ports.told.all().filter(({ promises }) => promises.length > 0 && !promises.some(runs))
      for (const { id } of gone) forget(id)
      ports.told.remove(gone.map(({ id }) => id))
    },
    close: () => closeAll(kept),
  }
}

function closeAll(kept: Map<string, Notification>): void {
  for (const note of kept.values()) note.close()
  kept.clear()
}

/** A click in the notification centre may start the app, or come when the notification is long forgotten (ALR116). */
function hearActivations(
  { Notification: maker, told }: Pick<SystemNotificationPorts, 'Notification' | 'told'>,
  hear: (activated: Activated) => void,
): void {
  maker.handleActivation?.((details) => {
    const activated = activatedNotice(details, told)
    if (activated !== null) hear(activated)
  })
}

/** Takes one away that stands on the screen or in the notification centre. */
const forgetting =
  (
    { Notification: maker, platform }: Pick<SystemNotificationPorts, 'Notification' | 'platform'>,
    kept: Map<string, Notification>,
  ) =>
  (id: string): void => {
    const note = kept.get(id)
    kept.delete(id)
    if (note !== undefined) note.close()
    // Of an earlier run: Windows and Linux let only the run that showed it take it away.
    else if (platform === 'darwin') maker.remove?.(id)
  }

/** What an earlier run has shown and still stands in the notification centre (ALR134). */
async function readHistory(
  { Notification: maker, platform, told, log }: SystemNotificationPorts,
  takeUp: (note: Notification, notice: ToldNotice | null) => void,
): Promise<void> {
  if (platform !== 'darwin') return
  try {
    for (const note of (await maker.getHistory?.()) ?? []) takeUp(note, told.get(note.id))
  } catch (problem) {
    log.warn('earlier notifications not found', { problem: String(problem) })
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
