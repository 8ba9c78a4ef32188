import type { Counter } from '../calendar/calendar'
import type { Instant } from '../instant'

/** A time in which a clock counts, from `from` until, not including, `to`; null while it goes on. */
export interface Stretch {
  readonly from: Instant
  readonly to: Instant | null
  /** What counted then: after a change of target, time already counted stays as it was counted (R24). */
  readonly counter: Counter
}

/** Counted milliseconds of the stretches before `until`. */
export function countedMs(stretches: readonly Stretch[], until: Instant): number {
  let sum = 0
  for (const { from, to, counter } of stretches) {
    if (from >= until) break
    sum += counter.openBetween(from, to === null || to > until ? until : to)
  }
  return sum
}

/** The earliest instant at which so much has been counted (R5); null if it never will be. */
export function usedUpAt(stretches: readonly Stretch[], budgetMs: number): Instant | null {
  let leftMs = budgetMs
  for (const { from, to, counter } of stretches) {
    if (to === null) return counter.addOpen(from, leftMs)
    const countedHere = counter.openBetween(from, to)
    if (countedHere >= leftMs) return counter.addOpen(from, leftMs)
    leftMs -= countedHere
  }
  return null
}
