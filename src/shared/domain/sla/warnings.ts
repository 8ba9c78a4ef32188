import { type Instant, MINUTE_MS, plusMs } from '../instant'
import type { Warning } from './agreement'
import type { Budget } from './budget'
import type { WarningAt } from './clock'
import { countedMs, type Leg, usedUpAt } from './legs'

/**
 * When each warning of a running clock is reached, in order of time (R30). One of more minutes than the budget has
 * would come before the clock began and is left out.
 */
export function warningsOf(
  levels: readonly Warning[],
  budget: Budget,
  legs: readonly Leg[],
  dueAt: Instant,
): readonly WarningAt[] {
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
  const reached: WarningAt[] = []
  for (const level of levels) {
    const at = instantOf(level)
    if (at !== null) reached.push({ level, at })
  }
  // Copied, for it is kept: a list that was added to keeps room for many more.
  return isAscending(reached) ? reached.slice() : reached.toSorted((a, b) => a.at - b.at)
}

const isAscending = (warnings: readonly WarningAt[]): boolean =>
  warnings.every(({ at }, index) => index === 0 || (warnings[index - 1]?.at ?? at) <= at)

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
