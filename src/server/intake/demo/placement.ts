import { DAY_MS, type Instant, instant, plusMs } from '#shared/domain/instant'
import { boardClocks } from '#shared/domain/sla/boardClocks'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import type { Terms } from '#shared/domain/sla/terms'
import { type Urgency, urgencyOf } from '#shared/domain/sla/urgency'
import type { Ticket } from '#shared/domain/ticket'

const EARLIEST_DAYS = 21

/**
 * The latest instant at which a ticket can have been opened for its next promise to fall due at `wantedDueAt` or
 * as soon after it as the calendar allows. `ticketAt` must tell the same course for every opening.
 */
export function openingFor(
  ticketAt: (openedAt: Instant) => Ticket,
  terms: Terms,
  wantedDueAt: Instant,
  latest: Instant,
): Instant {
  let early = plusMs(latest, -EARLIEST_DAYS * DAY_MS)
  let late = latest
  while (late - early > 1_000) {
    const middle = instant((early + late) / 2)
    const next = nextClock(ticketAt(middle), terms)
    const isDueTooSoon = next?.state === 'running' && next.dueAt < wantedDueAt
    if (isDueTooSoon) early = middle
    else late = middle
  }
  return late
}

const nextClock = (ticket: Ticket, terms: Terms) => boardClocks(evaluateTicket(ticket, terms)).next

/** The band of the board that a ticket stands in; null when it has no open promise. */
export function bandOf(ticket: Ticket, terms: Terms, now: Instant): Urgency | null {
  const next = nextClock(ticket, terms)
  return next ? urgencyOf(next, now) : null
}
