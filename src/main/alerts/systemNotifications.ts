import { Notification } from 'electron'
import type { TicketId } from '#shared/domain/ids'
import type { Log } from '../boot/log'
import type { AlertNotice } from './alertKeeper'

export interface SystemNotificationPorts {
  readonly openTicket: (ticketId: TicketId) => void
  readonly showBoard: () => void
  readonly log: Log
}

/** One that left the screen may still be clicked in the notification centre, so closed ones are kept for a while. */
const MOST_KEPT = 100

/** Shows notices as native notifications; the operating system plays the sound, so that its own silence holds. */
export function createSystemNotifications(ports: SystemNotificationPorts): {
  readonly raise: (notice: AlertNotice) => void
  readonly close: () => void
} {
  // Electron forgets a notification nobody refers to, and with it the click.
  const kept = new Map<string, Notification>()
  return {
    raise: (notice) => {
      kept.get(notice.id)?.close()
      kept.delete(notice.id)
      const [oldest] = kept.keys()
      if (oldest !== undefined && kept.size >= MOST_KEPT) kept.delete(oldest)
      const note = notificationOf(notice)
      kept.set(notice.id, note)
      note.on('click', () => {
        if (notice.ticketId === null) ports.showBoard()
        else ports.openTicket(notice.ticketId)
      })
      note.on('failed', (_event, problem) => ports.log.warn('notification failed', { problem }))
      note.show()
    },
    close: () => {
      for (const note of kept.values()) note.close()
      kept.clear()
    },
  }
}

const notificationOf = (notice: AlertNotice): Notification =>
  new Notification({
    id: notice.id,
    title: notice.title,
    body: notice.body,
    urgency: notice.urgency,
    silent: notice.urgency === 'low',
    timeoutType: notice.urgency === 'critical' ? 'never' : 'default',
  })
