import type { AlertPlan, PlannedAlert } from '#shared/domain/alerts'

/** The clock a warning belongs to. A moved due instant is another promise, with warnings of its own. */
const clockOf = (alert: PlannedAlert): string =>
  `${alert.ticketId} ${alert.metric} ${alert.cycle} ${alert.dueAt}`

/**
 * Of warnings whose time has passed, those that are still true after a newer plan. A clock that runs is named in
 * the plan by its warnings ahead, at least by the one at its due instant; a clock not named has been met, paused or
 * moved. Past its due instant a clock has nothing ahead to be named by, so its breach is kept: better to hear of a
 * breach that a colleague has just answered than never to hear of one.
 */
export function stillTrue(passed: readonly PlannedAlert[], plan: AlertPlan): readonly PlannedAlert[] {
  const named = new Set(plan.alerts.map(clockOf))
  const movedClocks = new Set(plan.alerts.map((alert) => `${alert.ticketId} ${alert.metric} ${alert.cycle}`))
  return passed.filter((alert) => {
    if (named.has(clockOf(alert))) return true
    if (movedClocks.has(`${alert.ticketId} ${alert.metric} ${alert.cycle}`)) return false
    return alert.percent === 100 && alert.dueAt <= plan.madeAt
  })
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
