import type { QueueId, TicketId } from '../ids'
import { HOUR_MS, type Instant, plusMs } from '../instant'
import type { Metric } from '../sla/agreement'
import type { Clock } from '../sla/clock'
import type { Priority } from '../ticket'
import type { PromisedTicket } from './promise'

/** Promises, not tickets: one ticket may break several. */
export interface BreachCount {
  /** Past due now and still open. */
  readonly breached: number
  /** Due within the hours asked for. */
  readonly fallingDue: number
}

export interface FallingDue {
  readonly ticket: TicketId
  readonly metric: Metric
  readonly dueAt: Instant
}

export interface BreachForecast extends BreachCount {
  /** By queue id; queues without any are left out. */
  readonly byQueue: readonly (BreachCount & { readonly queue: QueueId })[]
  /** From P1 to P4; priorities without any are left out. */
  readonly byPriority: readonly (BreachCount & { readonly priority: Priority })[]
  /** Those that fall due, earliest first. */
  readonly next: readonly FallingDue[]
}

type Fate = { readonly kind: 'breached' } | { readonly kind: 'fallingDue'; readonly dueAt: Instant }

/** What becomes of an open promise by `until` if nobody moves; null when it is not broken by then, or is over. */
function fateOf(clock: Clock, now: Instant, until: Instant): Fate | null {
  if (clock.state === 'paused') return clock.remainingMs < 0 ? { kind: 'breached' } : null
  if (clock.state !== 'running') return null
  // At the due instant a promise is still kept (R6).
  if (now > clock.dueAt) return { kind: 'breached' }
  return clock.dueAt < until ? { kind: 'fallingDue', dueAt: clock.dueAt } : null
}

/**
 * The breaches to come if nobody moves: running clocks due in [now, now + hours), and those past due already, also
 * where they pause. A paused clock in good time has no due instant (R22) and is not among them.
 */
export function forecastBreaches(
  tickets: Iterable<PromisedTicket>,
  now: Instant,
  hours: number,
): BreachForecast {
  const until = plusMs(now, hours * HOUR_MS)
  const total = { breached: 0, fallingDue: 0 }
  const byQueue = createCounts<QueueId>()
  const byPriority = createCounts<Priority>()
  const next: FallingDue[] = []
  for (const { ticket, clocks } of tickets) {
    for (const clock of clocks) {
      const fate = fateOf(clock, now, until)
      if (!fate) continue
      total[fate.kind] += 1
      byQueue.of(ticket.queue)[fate.kind] += 1
      byPriority.of(ticket.priority)[fate.kind] += 1
      if (fate.kind === 'fallingDue')
        next.push({ ticket: ticket.id, metric: clock.metric, dueAt: fate.dueAt })
    }
  }
  return {
    ...total,
    byQueue: byQueue.sorted().map(([queue, count]) => ({ queue, ...count })),
    byPriority: byPriority.sorted().map(([priority, count]) => ({ priority, ...count })),
    next: next.toSorted(earliestFirst),
  }
}

interface Count {
  breached: number
  fallingDue: number
}

function createCounts<Key extends string>() {
  const counts = new Map<Key, Count>()
  return {
    of: (key: Key): Count => {
      const count = counts.get(key) ?? { breached: 0, fallingDue: 0 }
      counts.set(key, count)
      return count
    },
    sorted: (): readonly (readonly [Key, Count])[] => [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  }
}

/** By due instant, then by ticket and metric, so that the order does not depend on the order of the tickets. */
function earliestFirst(a: FallingDue, b: FallingDue): number {
  if (a.dueAt !== b.dueAt) return a.dueAt - b.dueAt
  const [first, second] = [`${a.ticket} ${a.metric}`, `${b.ticket} ${b.metric}`]
  return first === second ? 0 : first < second ? -1 : 1
}
