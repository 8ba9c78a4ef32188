import { byGravity } from './alertLevel'
import type { AlertPlan, PlannedAlert } from './alerts'
import { type Instant, later } from './instant'

/** The clock a warning belongs to. */
const clockOf = (alert: PlannedAlert): string => `${alert.ticketId} ${alert.metric} ${alert.cycle}`

/** A clock with its due instant. One that moved is another promise, with warnings of its own. */
export const promiseOf = (alert: PlannedAlert): string => `${clockOf(alert)} ${alert.dueAt}`

/**
 * Of warnings whose time has passed, those that are still true after a newer plan. A clock that runs is named in
 * the plan, by its warnings ahead or by the last one that passed; a clock not named has been met, paused or moved.
 */
export function stillTrue(passed: readonly PlannedAlert[], plan: AlertPlan): readonly PlannedAlert[] {
  const running = new Set(plan.alerts.map(promiseOf))
  return passed.filter((alert) => running.has(promiseOf(alert)))
}

/**
 * Warnings past in the new plan that are news all the same: the plan before it had their clock due later, or the clock
 * was past due by a change made since (R24, R30). What was past when a clock was first heard of is old news, and so is
 * what had passed before a due instant moved on.
 */
export function broughtForward(before: AlertPlan | null, next: AlertPlan): readonly PlannedAlert[] {
  if (before === null) return []
  const dueBefore = new Map<string, Instant>()
  for (const alert of before.alerts) dueBefore.set(clockOf(alert), alert.dueAt)
  return next.alerts.filter((alert) => {
    if (alert.fireAt > next.madeAt) return false
    const known = dueBefore.get(clockOf(alert))
    return (known !== undefined && alert.dueAt < known) || isExceededSince(alert, before.madeAt)
  })
}

/** Only a warning of a budget used up on arrival comes after the due instant; it comes when the change was made. */
const isExceededSince = ({ fireAt, dueAt }: PlannedAlert, since: Instant): boolean =>
  fireAt > dueAt && fireAt > since

/** Up to when a plan's warnings count as passed, when a newer one comes in at `now`: the later of the two reckonings. */
export const passedUntil = (now: Instant, next: AlertPlan): Instant => later(now, next.madeAt)

/** Whether the plan still runs a warning's clock with the same due instant. */
export function stillRunsIn(plan: AlertPlan): (promise: string) => boolean {
  const running = new Set(plan.alerts.map(promiseOf))
  return (promise) => running.has(promise)
}

/** Several levels of one clock at once say the same thing: only the highest is worth a sentence (R30). */
export function highestPerClock(alerts: readonly PlannedAlert[]): readonly PlannedAlert[] {
  const highest = new Map<string, PlannedAlert>()
  for (const alert of alerts) {
    const key = promiseOf(alert)
    const known = highest.get(key)
    if (known === undefined || byGravity(alert, known) > 0) highest.set(key, alert)
  }
  return [...highest.values()]
}
