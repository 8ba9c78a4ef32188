import { assertNever } from '../assertNever'
import { ticketAfter } from '../rowAfter'
import type { Ticket, TicketEvent } from '../ticket'
import type { Clock, PausedClock, RunningClock } from './clock'
import type { ClockDifference, WhatIf } from './difference'
import { evaluateTicket } from './evaluate'
import type { Terms } from './terms'

/**
 * The clocks of a ticket as they are and as they would be after these events: the same evaluation, over the history
 * with the events at its end. Whoever asks gives the events the instant they would have.
 */
export function whatIf(ticket: Ticket, terms: Terms, events: readonly TicketEvent[]): WhatIf {
  const then = events.reduce(ticketAfter, ticket)
  const before = evaluateTicket(ticket, terms)
  const after = evaluateTicket(then, terms)
  return { ticket: then, before, after, differences: differencesBetween(before, after) }
}

/** What is different in the second list of clocks, clock by clock. */
export function differencesBetween(
  before: readonly Clock[],
  after: readonly Clock[],
): readonly ClockDifference[] {
  const changed = after.flatMap((clock) => differenceOf(named(before, clock), clock))
  const gone = before
    .filter((clock) => named(after, clock) === null)
    .map(({ metric, cycle }): ClockDifference => ({ kind: 'goes', metric, cycle }))
  return [...changed, ...gone]
}

const named = (clocks: readonly Clock[], { metric, cycle }: Clock): Clock | null =>
  clocks.find((clock) => clock.metric === metric && clock.cycle === cycle) ?? null

function differenceOf(before: Clock | null, after: Clock): readonly ClockDifference[] {
  const name = { metric: after.metric, cycle: after.cycle }
  switch (after.state) {
    case 'running':
      return ifRunning(before, after)
    case 'paused':
      return ifPaused(before, after)
    case 'met':
      return before?.state === 'met' ? [] : [{ ...name, kind: 'met', elapsedMs: after.elapsedMs }]
    case 'missed': {
      const { dueAt, elapsedMs } = after
      return before?.state === 'missed' ? [] : [{ ...name, kind: 'missed', dueAt, elapsedMs }]
    }
    case 'cancelled':
      return before?.state === 'cancelled' ? [] : [{ ...name, kind: 'cancelled', reason: after.reason }]
    default:
      return assertNever(after)
  }
}

function ifRunning(before: Clock | null, { metric, cycle, dueAt }: RunningClock): readonly ClockDifference[] {
  const name = { metric, cycle }
  if (before === null) return [{ ...name, kind: 'begins', dueAt }]
  if (before.state === 'paused') return [{ ...name, kind: 'resumed', dueAt }]
  if (before.state !== 'running') return [{ ...name, kind: 'goes-on', dueAt }]
  return before.dueAt === dueAt ? [] : [{ ...name, kind: 'due-moved', from: before.dueAt, to: dueAt }]
}

function ifPaused(
  before: Clock | null,
  { metric, cycle, remainingMs }: PausedClock,
): readonly ClockDifference[] {
  const name = { metric, cycle }
  if (before === null) return [{ ...name, kind: 'begins', dueAt: null }]
  if (before.state === 'running') return [{ ...name, kind: 'paused', remainingMs }]
  if (before.state !== 'paused') return [{ ...name, kind: 'goes-on', dueAt: null }]
  if (before.remainingMs === remainingMs) return []
  return [{ ...name, kind: 'remaining-changed', fromMs: before.remainingMs, toMs: remainingMs }]
}
