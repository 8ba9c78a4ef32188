import type { PersonId } from './ids'
import { earlier, type Instant } from './instant'
import type { Clock } from './sla/clock'
import type { Ticket, TicketEvent } from './ticket'

/** A ticket that somebody has put away until then. It is theirs alone: everybody else's board shows the ticket as ever. */
export interface Snooze {
  readonly at: Instant
  readonly until: Instant
  /** Why it may sleep past a promise; null where it does not. */
  readonly reason: string | null
}

const isBy = ({ by }: TicketEvent, person: PersonId): boolean =>
  by.kind === 'agent' && by.person.id === person

/**
 * What ends somebody's snooze before its time: they end it, the customer writes, or somebody else gives them the
 * ticket, makes it more or less urgent, or changes how it stands (CMD31).
 */
function wakes(event: TicketEvent, person: PersonId): boolean {
  switch (event.type) {
    case 'woken':
      return isBy(event, person)
    case 'customerReplied':
      return true
    case 'assigned':
      return !isBy(event, person) && event.to?.id === person
    case 'priorityChanged':
    case 'statusChanged':
      return !isBy(event, person)
    default:
      return false
  }
}

/** Somebody's last snooze of a ticket that nothing has ended; whether its time has come is for the caller to see. */
export function lastSnoozeOf({ history }: Pick<Ticket, 'history'>, person: PersonId): Snooze | null {
  let snooze: Snooze | null = null
  for (const event of history) {
    if (event.type === 'snoozed' && isBy(event, person)) {
      snooze = { at: event.at, until: event.until, reason: event.reason }
    } else if (snooze !== null && wakes(event, person)) snooze = null
  }
  return snooze
}

/** Somebody's snooze of a ticket as it stands at `now`; null when there is none, or no longer. */
export function snoozeOf(ticket: Pick<Ticket, 'history'>, person: PersonId, now: Instant): Snooze | null {
  const snooze = lastSnoozeOf(ticket, person)
  return snooze !== null && snooze.until > now ? snooze : null
}

/**
 * When a sleep ends by itself: at its time, or with the first promise that breaks in it, unless it was put away past that
 * with a reason (BRD65). One that was broken already was seen when the ticket was put away (BRD70).
 */
export function sleepEnd({ at, until, reason }: Snooze, clocks: readonly Clock[]): Instant {
  if (reason !== null) return until
  let end = until
  for (const clock of clocks) {
    if (clock.state === 'running' && clock.dueAt >= at) end = earlier(end, clock.dueAt)
  }
  return end
}
