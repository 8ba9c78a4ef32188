import { type Instant, MINUTE_MS, plusMs } from '../instant'
import type { Warning } from './agreement'
import type { Budget } from './budget'
import type { RunningClock } from './clock'
import { countedMs, type Leg, usedUpAt } from './legs'

/** The warnings of a running clock, in order of time: when each is reached, and what it is, in the same places. */
export type ReachedLevels = Pick<RunningClock, 'warnedAt' | 'levels'>

/** A warning with its instant. */
export interface WarningAt {
  readonly level: Warning
  readonly at: Instant
}

/** Each warning of a running clock with its instant, in order of time. */
export const warningsOf = ({ warnedAt, levels }: ReachedLevels): readonly WarningAt[] =>
  levels.flatMap((level, index) => {
    const at = warnedAt[index]
    return at === undefined ? [] : [{ level, at }]
  })

/**
 * When each warning of a running clock is reached, in order of time (R30). One of more minutes than the budget has
 * would come before the clock began and is left out. Where all are reached in the order given, that list is theirs.
 */
export function reachedLevels(
  levels: readonly Warning[],
  budget: Budget,
  legs: readonly Leg[],
  dueAt: Instant,
): ReachedLevels {
  const startedAt = legs[0]?.from ?? dueAt
  const usedUp = reckonedFrom(legs)
  const instantOf = (level: Warning): Instant | null => {
    if ('percent' in level) {
      return level.percent === 100 ? dueAt : usedUp(Math.ceil((budget.budgetMs * level.percent) / 100))
    }
    const leadMs = level.minutesLeft * MINUTE_MS
    if (level.hours === 'always') {
      const at = plusMs(dueAt, -leadMs)
      return at > startedAt ? at : null
    }
    return leadMs < budget.budgetMs ? countedBefore(legs, budget, dueAt, leadMs) : null
  }
  const instants = levels.map(instantOf)
  return isAscending(instants) ? { warnedAt: instants, levels } : inOrder(levels, instants)
}

function isAscending(instants: readonly (Instant | null)[]): instants is readonly Instant[] {
  let last = Number.NEGATIVE_INFINITY
  for (const at of instants) {
    if (at === null || at < last) return false
    last = at
  }
  return true
}

function inOrder(levels: readonly Warning[], instants: readonly (Instant | null)[]): ReachedLevels {
  const reached = levels.flatMap((level, index) => {
    const at = instants[index] ?? null
    return at === null ? [] : [{ level, at }]
  })
  reached.sort((a, b) => a.at - b.at)
  return { warnedAt: reached.map(({ at }) => at), levels: reached.map(({ level }) => level) }
}

/** When so much is used up. What the legs before the last counted is worked out once for all levels. */
function reckonedFrom(legs: readonly Leg[]): (usedMs: number) => Instant | null {
  const last = legs.at(-1)
  if (last?.kind !== 'counting' || last.to !== null) return (usedMs) => usedUpAt(legs, usedMs)
  const beforeMs = legs.length === 1 ? 0 : countedMs(legs, last.from)
  return (usedMs) =>
    usedMs > beforeMs || legs.length === 1
      ? last.counter.addOpen(last.from, usedMs - beforeMs)
      : usedUpAt(legs, usedMs)
}

/** So much counted time before the due instant: the latest such instant, so that it falls into open hours. */
function countedBefore(legs: readonly Leg[], budget: Budget, dueAt: Instant, leadMs: number): Instant | null {
  const last = legs.at(-1)
  const at = budget.counter.addOpen(dueAt, -leadMs)
  const isSinceLastPause = last?.kind === 'counting' && at !== null && at >= last.from
  return isSinceLastPause ? at : usedUpAt(legs, budget.budgetMs - leadMs)
}
