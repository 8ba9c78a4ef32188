import type { Desk } from './desk'
import { HOUR_MS, type Instant, later, plusMs } from './instant'
import type { Actor } from './person'
import { ticketAfter } from './rowAfter'
import type { Ticket } from './ticket'

/** What a desk that says nothing of it does: three days, as its customers know it from other desks. */
export const CLOSE_RESOLVED_AFTER_HOURS = 72

/** After how many hours a resolved ticket closes by itself; null: never (SRV100). */
export const closeResolvedAfterHoursOf = ({
  closeResolvedAfterHours,
}: Pick<Desk, 'closeResolvedAfterHours'>): number | null =>
  closeResolvedAfterHours === undefined ? CLOSE_RESOLVED_AFTER_HOURS : closeResolvedAfterHours

/** Who closes what nobody came back to. */
const closer: Actor = { kind: 'system', name: 'T-Minus' }

/**
 * When a resolved ticket closes by itself (SRV101): so many hours after the desk heard that it was resolved or the
 * customer wrote last, whichever was later. Null for every other ticket and where tickets do not close by themselves.
 */
export function closesAt(ticket: Ticket, afterHours: number | null): Instant | null {
  if (ticket.status !== 'resolved' || afterHours === null) return null
  const heard = ticket.history.flatMap((event) => {
    const isResolving = event.type === 'statusChanged' && event.to === 'resolved'
    return isResolving || event.type === 'customerReplied' ? [later(event.at, event.receivedAt)] : []
  })
  return plusMs(heard.reduce(later, ticket.openedAt), afterHours * HOUR_MS)
}

/** The ticket closed by the desk itself. Its clocks stay as they were when it was resolved (SRV102). */
export const closedByItself = (ticket: Ticket, now: Instant): Ticket =>
  ticketAfter(ticket, {
    type: 'statusChanged',
    at: now,
    receivedAt: now,
    by: closer,
    from: ticket.status,
    to: 'closed',
  })
