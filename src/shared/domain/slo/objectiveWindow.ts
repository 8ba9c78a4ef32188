import { assertNever } from '../assertNever'
import { dateText, dayNumber, weekdayIndex, type Zone, zoneNamed } from '../calendar/localTime'
import { DAY_MS, type Instant, plusMs } from '../instant'
import { accepted, type Result, refused } from '../result'
import type { ObjectiveWindow } from './objective'

/** Half-open, epoch ms. */
export interface Stretch {
  readonly from: Instant
  readonly to: Instant
}

export interface UnknownZone {
  readonly kind: 'unknown-zone'
  readonly timezone: string
}

/**
 * The window that holds `at`. A rolling one ends with that very millisecond and has so many times 24 hours; one of
 * the calendar begins and ends at local midnight, so a week in which clocks change has 167 or 169 hours.
 */
export function windowAt(window: ObjectiveWindow, at: Instant): Result<Stretch, UnknownZone> {
  if (window.kind === 'rolling') {
    const to = plusMs(at, 1)
    return accepted({ from: plusMs(to, -window.days * DAY_MS), to })
  }
  const zone = zoneNamed(window.timezone)
  if (!zone) return refused({ kind: 'unknown-zone', timezone: window.timezone })
  const [firstDay, nextDay] = periodAround(Math.floor(zone.wallAt(at) / DAY_MS), window.every)
  return accepted({ from: midnight(firstDay, zone), to: midnight(nextDay, zone) })
}

const midnight = (day: number, zone: Zone): Instant => zone.instantAt(day * DAY_MS)

/** Day numbers of the first day of the period around a day and of the next one. */
function periodAround(
  day: number,
  every: Extract<ObjectiveWindow, { kind: 'calendar' }>['every'],
): readonly [number, number] {
  const [year = 1970, month = 1] = dateText(day).split('-').map(Number)
  switch (every) {
    case 'week': {
      const monday = day - weekdayIndex(day)
      return [monday, monday + 7]
    }
    case 'month':
      return [firstOfMonth(year, month), firstOfMonth(year, month + 1)]
    case 'quarter': {
      const first = month - ((month - 1) % 3)
      return [firstOfMonth(year, first), firstOfMonth(year, first + 3)]
    }
    default:
      return assertNever(every)
  }
}

const firstOfMonth = (year: number, month: number): number =>
  month > 12 ? dayNumber(year + 1, month - 12, 1) : dayNumber(year, month, 1)
