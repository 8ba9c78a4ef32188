import { dateText, type Zone } from '#shared/domain/calendar/localTime'
import { DAY_MS, type Instant } from '#shared/domain/instant'
import type { Clock } from '#shared/domain/sla/clock'
import type { Stretch } from '#shared/domain/slo/objectiveWindow'
import { settledPromise } from '#shared/domain/slo/promise'
import { standingOf } from '#shared/domain/slo/standing'
import { objectiveOf, type Wallboard } from '#shared/domain/wallboard'
import type { WallboardFigures, WallStanding } from '#shared/protocol/wallboards'
import { breathe } from './breathe'
import type { LedgerPage } from './promiseLedger'

export const TREND_DAYS = 7
const TICKETS_AT_ONCE = 1_000

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
export async function wallboardFigures(
  wall: Wallboard,
  page: LedgerPage,
  zone: Zone,
  now: Instant,
): Promise<WallboardFigures> {
  const days = await tallied(wall, page, lastDays(zone, now, TREND_DAYS), now)
  return { kind: 'figures', at: now, version: wall.version, days, standing: standing(wall, page, now) }
}

/** The promises that were settled on each of these days; a few tickets at a time, as agents' work goes first. */
async function tallied(
  wall: Wallboard,
  page: LedgerPage,
  days: readonly NamedDay[],
  now: Instant,
): Promise<WallboardFigures['days']> {
  const counted = days.map(({ date, from, to }) => ({ date, from, to, met: 0, missed: 0 }))
  const [first] = counted
  let passed = 0
  for (const { ticket, clocks } of page.tickets.values()) {
    passed += 1
    if (passed % TICKETS_AT_ONCE === 0) await breathe()
    if (wall.queues !== 'all' && !wall.queues.includes(ticket.queue)) continue
    for (const clock of clocks) {
      const promise = isMeant(wall, clock) ? settledPromise(clock, 'met-target', page.openTimeOf, now) : null
      if (!promise || !first || promise.at < first.from) continue
      const day = counted.find(({ from, to }) => promise.at >= from && promise.at < to)
      if (day) day[promise.verdict] += 1
    }
  }
  return counted.map(({ date, met, missed }) => ({ date, met, missed }))
}

const isMeant = ({ objective }: Wallboard, { metric }: Clock): boolean =>
  objective === null || objective.metric === metric

/** Null without an objective, and where this computer does not know the zone of its window. */
function standing(wall: Wallboard, page: LedgerPage, now: Instant): WallStanding | null {
  if (wall.objective === null) return null
  const found = standingOf(objectiveOf(wall, wall.objective), page.tickets.values(), page.openTimeOf, now)
  if (!found.ok) return null
  const { window, met, missed, budget, burn } = found.value
  return { from: window.from, to: window.to, met, missed, allowed: budget.allowed, burn }
}
