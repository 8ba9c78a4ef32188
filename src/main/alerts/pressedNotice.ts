import type { AlertAction } from '#shared/domain/alertActions'
import { assertNever } from '#shared/domain/assertNever'
import type { TicketId } from '#shared/domain/ids'
import { type Instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { AlertSnooze } from './heldAlerts'
import type { ToldNotice } from './toldNotices'

export interface PressedPorts {
  readonly showBoard: () => void
  readonly openTicket: (ticketId: TicketId) => void
  readonly acknowledge: (ticketId: TicketId) => void
  readonly snooze: (snooze: AlertSnooze) => void
  /** Server clock. */
  readonly now: () => Instant
}

/** Does what the person pressed in a notification; null is the notification itself (ALR66, ALR112, ALR113). */
export function doPressed({ about }: ToldNotice, action: AlertAction | null, ports: PressedPorts): void {
  if (about === null) return ports.showBoard()
  if (action === null) return ports.openTicket(about.ticketId)
  switch (action.kind) {
    case 'open':
      return ports.openTicket(about.ticketId)
    case 'board':
      return ports.showBoard()
    case 'acknowledge':
      return ports.acknowledge(about.ticketId)
    case 'snooze':
      return ports.snooze({ ...about, until: plusMs(ports.now(), action.minutes * MINUTE_MS) })
    default:
      return assertNever(action)
  }
}
