import { assertNever } from '../assertNever'
import type { Instant } from '../instant'
import { rowAfter, ticketAfter } from '../rowAfter'
import type { Ticket, TicketEvent } from '../ticket'
import type { Metric } from './agreement'
import type { Clock } from './clock'
import { evaluateTicket } from './evaluate'
import { atFirst } from './story'
import type { Terms } from './terms'

/** How a clock stands at some instant; `open` and `breached` clocks are not kept yet. */
export type Standing = 'open' | 'breached' | 'met' | 'missed' | 'cancelled'

/** A judgement that stood until the server heard of something that had happened earlier. */
export interface VerdictFlip {
  readonly metric: Metric
  readonly cycle: number
  /** How the clock stood when the server heard of it, and how it stood after that. */
  readonly from: Standing
  readonly to: Standing
  readonly because: TicketEvent
}

/**
 * Every judgement that late work rewrote, in the server's order (R28): the history is told again as the server heard
 * it, and where an event came later than it happened, its clocks are compared with what stood before and with what the
 * same event would have done on time. Empty where nothing came late.
 */
export function verdictFlips(ticket: Ticket, terms: Terms): readonly VerdictFlip[] {
  const flips: VerdictFlip[] = []
  let known = beforeAnything(ticket)
  for (const event of ticket.history) {
    if (isLate(event)) flips.push(...flipsOf(known, event, terms))
    known = ticketAfter(known, event)
  }
  return flips
}

const isLate = ({ at, receivedAt }: TicketEvent): boolean => receivedAt > at

/** The ticket as it was before its history. */
const beforeAnything = (ticket: Ticket): Ticket => ({ ...ticket, ...atFirst(ticket), history: [] })

function flipsOf(known: Ticket, event: TicketEvent, terms: Terms): readonly VerdictFlip[] {
  const now = event.receivedAt
  const before = evaluateTicket(known, terms)
  const after = evaluateTicket(ticketAfter(known, event), terms)
  const onTime = evaluateTicket(onTimeAfter(known, event), terms)
  return before.flatMap((clock): VerdictFlip[] => {
    const changed = sameClock(after, clock)
    if (changed === null) return []
    const [from, to] = [standingOf(clock, now), standingOf(changed, now)]
    const expected = sameClock(onTime, clock)
    const isByLateness = expected === null || standingOf(expected, now) !== to
    if (from === to || !isByLateness) return []
    return [{ metric: clock.metric, cycle: changed.cycle, from, to, because: event }]
  })
}

const onTimeAfter = (known: Ticket, event: TicketEvent): Ticket => ({
  ...rowAfter(known, event),
  history: [...known.history, { ...event, at: event.receivedAt }],
})

/** Late work may put a cycle between others, so a cycle is known by its start before it is by its number. */
const sameClock = (clocks: readonly Clock[], { metric, cycle, startedAt }: Clock): Clock | null =>
  clocks.find((clock) => clock.metric === metric && clock.startedAt === startedAt) ??
  clocks.find((clock) => clock.metric === metric && clock.cycle === cycle) ??
  null

function standingOf(clock: Clock, now: Instant): Standing {
  switch (clock.state) {
    case 'running':
      return now > clock.dueAt ? 'breached' : 'open'
    case 'paused':
      return clock.remainingMs < 0 ? 'breached' : 'open'
    case 'met':
    case 'missed':
    case 'cancelled':
      return clock.state
    default:
      return assertNever(clock)
  }
}
