import { dateText, type Zone } from '#shared/domain/calendar/localTime'
import { DAY_MS, type Instant } from '#shared/domain/instant'
import type { Stretch } from '#shared/domain/slo/objectiveWindow'
import type { SettledPromise } from '#shared/domain/slo/promise'
import { settledPromise } from '#shared/domain/slo/promise'
import { standingOf, tallyOf } from '#shared/domain/slo/standing'
import { objectiveOf, type Wallboard } from '#shared/domain/wallboard'
import type { WallboardFigures, WallStanding } from '#shared/protocol/wallboards'
import type { LedgerPage } from './promiseLedger'

export const TREND_DAYS = 7

interface NamedDay extends Stretch {
  readonly date: string
}

/** The local dates that end with the one of `now`, oldest first; 23 or 25 hours long where the clocks change. */
export function lastDays(zone: Zone, now: Instant, count: number): readonly NamedDay[] {
  const today = Math.floor(zone.wallAt(now) / DAY_MS)
  return Array.from({ length: count }, (_, index) => {
    const day = today - (count - 1) + index
    return { date: dateText(day), from: zone.instantAt(day * DAY_MS), to: zone.instantAt((day + 1) * DAY_MS) }
  })
}

/**
 * What a wallboard shows of promises that are settled, at `now`: by day, of the metric of its objective or of all
 * where it has none, and how that objective stands. A broken promise counts on the day it was due (SLO2).
 */
export function wallboardFigures(
  wall: Wallboard,
  page: LedgerPage,
  zone: Zone,
  now: Instant,
): WallboardFigures {
  const settled = settledOf(wall, page, now)
  const days = lastDays(zone, now, TREND_DAYS).map((day) => ({ date: day.date, ...tallyOf(settled, day) }))
  return { kind: 'figures', at: now, version: wall.version, days, standing: standing(wall, page, now) }
}

function settledOf(wall: Wallboard, page: LedgerPage, now: Instant): readonly SettledPromise[] {
  const settled: SettledPromise[] = []
  const metric = wall.objective?.metric ?? null
  for (const { ticket, clocks } of page.tickets.values()) {
    if (wall.queues !== 'all' && !wall.queues.includes(ticket.queue)) continue
    for (const clock of clocks) {
      if (metric !== null && clock.metric !== metric) continue
      const promise = settledPromise(clock, 'met-target', page.openTimeOf, now)
      if (promise) settled.push(promise)
    }
  }
  return settled
}

/** Null without an objective, and where this computer does not know the zone of its window. */
function standing(wall: Wallboard, page: LedgerPage, now: Instant): WallStanding | null {
  if (wall.objective === null) return null
  const found = standingOf(objectiveOf(wall, wall.objective), page.tickets.values(), page.openTimeOf, now)
  if (!found.ok) return null
  const { window, met, missed, budget, burn } = found.value
  return { from: window.from, to: window.to, met, missed, allowed: budget.allowed, burn }
}
