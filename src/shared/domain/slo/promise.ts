import { assertNever } from '../assertNever'
import { alwaysOpen } from '../calendar/alwaysOpen'
import type { Counter } from '../calendar/calendar'
import { type Instant, MINUTE_MS } from '../instant'
import type { Clock, PausedClock } from '../sla/clock'
import { policyNamed, type Terms } from '../sla/terms'
import type { Ticket } from '../ticket'
import type { ObjectiveFilter, Yardstick } from './objective'

/** A ticket as far as objectives ask about it, with every clock it has. */
export interface PromisedTicket {
  readonly ticket: Pick<Ticket, 'id' | 'queue' | 'priority' | 'category' | 'requester'>
  readonly clocks: readonly Clock[]
}

/** The open time a clock is counted by: that of its policy. */
export type OpenTimeOf = (clock: Clock) => Counter

/** By the policies of these terms; a clock of a policy that is gone is counted around the clock. */
export function openTimeBy(terms: Terms): OpenTimeOf {
  const known = new Map<string, Counter>()
  return ({ policyId }) => {
    const counter = known.get(policyId) ?? policyNamed(terms, policyId)?.calendar ?? alwaysOpen
    known.set(policyId, counter)
    return counter
  }
}

/** A promise that is settled, and since when: kept at the instant it was kept, broken at its due instant. */
export interface SettledPromise {
  readonly verdict: 'met' | 'missed'
  readonly at: Instant
}

/** Whether an objective speaks of a ticket as it is now. */
export function isMeant(
  { priorities, queues, categories, tiers }: ObjectiveFilter,
  promised: PromisedTicket,
): boolean {
  const { priority, queue, category, requester } = promised.ticket
  if (priorities && !priorities.includes(priority)) return false
  if (queues && !queues.includes(queue)) return false
  if (categories && (category === null || !categories.includes(category))) return false
  return !tiers || tiers.includes(requester.tier)
}

/**
 * How a promise stands at `now`; null while it may still be kept, and for ever when it was cancelled.
 *
 * A broken promise is settled at its due instant and stays there however much later the work is done, so that an
 * open one counts from then on, one that ends counts once, and a window that is over never changes (R28 apart).
 */
export function settledPromise(
  clock: Clock,
  yardstick: Yardstick,
  openTimeOf: OpenTimeOf,
  now: Instant,
): SettledPromise | null {
  if (clock.state === 'cancelled') return null
  const ended = endOf(clock)
  const end = ended !== null && ended <= now ? ended : null
  const dueAt =
    yardstick === 'met-target' ? agreedDueAt(clock, openTimeOf) : dueWithin(clock, yardstick, openTimeOf)
  if (end !== null && (dueAt === null || end <= dueAt)) return { verdict: 'met', at: end }
  return dueAt !== null && now > dueAt ? { verdict: 'missed', at: dueAt } : null
}

const endOf = (clock: Clock): Instant | null =>
  clock.state === 'met' || clock.state === 'missed' ? clock.metAt : null

/** The due instant as agreed, where there is one: a kept promise and a pause in good time have none (R22). */
function agreedDueAt(clock: Exclude<Clock, { state: 'cancelled' }>, openTimeOf: OpenTimeOf): Instant | null {
  switch (clock.state) {
    case 'met':
      return null
    case 'missed':
    case 'running':
      return clock.dueAt
    case 'paused':
      return clock.remainingMs < 0 ? passedBeforePause(clock, openTimeOf) : null
    default:
      return assertNever(clock)
  }
}

/** A clock that was late when it paused was due as much earlier as it was late, by its own way of counting. */
function passedBeforePause(clock: PausedClock, openTimeOf: OpenTimeOf): Instant {
  const { target, pausedAt, remainingMs } = clock
  const counter = target.unit === 'wall-minutes' ? alwaysOpen : openTimeOf(clock)
  return counter.addOpen(pausedAt, remainingMs) ?? pausedAt
}

function dueWithin(
  clock: Clock,
  { withinMinutes, counting }: Exclude<Yardstick, 'met-target'>,
  openTimeOf: OpenTimeOf,
): Instant | null {
  const counter = counting === 'wall' ? alwaysOpen : openTimeOf(clock)
  return counter.addOpen(clock.startedAt, withinMinutes * MINUTE_MS)
}
