import type { AlertPlan, PlannedAlert } from '#shared/domain/alerts'

/** The clock a warning belongs to. A moved due instant is another promise, with warnings of its own. */
const clockOf = (alert: PlannedAlert): string =>
  `${alert.ticketId} ${alert.metric} ${alert.cycle} ${alert.dueAt}`

/**
 * Of warnings whose time has passed, those that are still true after a newer plan. A clock that runs is named in
 * the plan, by its warnings ahead or by its breach; a clock not named has been met, paused or moved.
 */
export function stillTrue(passed: readonly PlannedAlert[], plan: AlertPlan): readonly PlannedAlert[] {
  const running = new Set(plan.alerts.map(clockOf))
  return passed.filter((alert) => running.has(clockOf(alert)))
}

/** Several levels of one clock at once say the same thing: only the highest is worth a sentence (R30). */
export function highestPerClock(alerts: readonly PlannedAlert[]): readonly PlannedAlert[] {
  const highest = new Map<string, PlannedAlert>()
  for (const alert of alerts) {
    const key = clockOf(alert)
    const known = highest.get(key)
    if (known === undefined || alert.percent > known.percent) highest.set(key, alert)
  }
  return [...highest.values()]
}
