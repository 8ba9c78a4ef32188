import type { Calendar } from '../calendar/calendar'
import { earlier, type Instant } from '../instant'
import type { Budget } from './budget'

/** A piece of a clock's time in which the same holds throughout, from `from` until, not including, `to`. */
export interface Leg {
  readonly kind: 'counting' | 'paused' | 'done' | 'not-promised'
  readonly from: Instant
  /** Null while it goes on. */
  to: Instant | null
  /** What counts: after a change of target, time already counted stays as it was counted (R24). */
  readonly counter: Calendar
  /** The phase it lies in, or begins in. */
  readonly phase: number
}

/** Counted milliseconds before `until`. */
export function countedMs(legs: readonly Leg[], until: Instant): number {
  let sum = 0
  for (const { kind, from, to, counter } of legs) {
    if (kind === 'counting') sum += counter.openBetween(from, earlier(to ?? until, until))
  }
  return sum
}

/** The earliest instant at which so much has been counted (R5); null if it never will be. */
export function usedUpAt(legs: readonly Leg[], budgetMs: number): Instant | null {
  let leftMs = budgetMs
  for (const { kind, from, to, counter } of legs) {
    if (kind !== 'counting') continue
    if (to === null) return counter.addOpen(from, leftMs)
    const countedHere = counter.openBetween(from, to)
    if (countedHere >= leftMs) return counter.addOpen(from, leftMs)
    leftMs -= countedHere
  }
  return null
}

/**
 * The due instant. Business days keep their time of day even where that is no open time (R5, R13), unless something is
 * counted on the way there, as it may be by the hours of an earlier target.
 */
export function dueAtOf(budget: Budget, legs: readonly Leg[]): Instant | null {
  const { budgetMs, counter, keepsTimeOfDayAt } = budget
  const usedUp = usedUpAt(legs, budgetMs)
  if (usedUp === null || keepsTimeOfDayAt === null || usedUp >= keepsTimeOfDayAt) return usedUp
  const isClosedUntilThen = counter.openBetween(usedUp, keepsTimeOfDayAt) === 0
  return isClosedUntilThen && countedMs(legs, keepsTimeOfDayAt) === budgetMs ? keepsTimeOfDayAt : usedUp
}
