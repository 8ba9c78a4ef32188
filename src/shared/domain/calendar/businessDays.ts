import { DAY_MS, type Instant } from '../instant'
import type { Calendar } from './calendar'
import { dateAt, startOfDate, type WallMs, type Zone } from './localTime'

/** Where on its last date a target in business days ends. */
export type DayEnd = 'time-of-day' | 'close'

/** The first opening on a later date than that of `at`. */
function openingAfterDate(calendar: Calendar, at: Instant): Instant | null {
  const day = dateAt(calendar.zoneAt(at), at)
  let opening: Instant | null = at
  // Where a version with another zone takes over, its clock may still show the date just left.
  while (opening !== null && dateAt(calendar.zoneAt(opening), opening) <= day) {
    opening = calendar.nextOpen(startOfDate(calendar.zoneAt(opening), day + 1))
  }
  return opening
}

/** The instant of a wall time, read in the zone in force then; `zone` is the one that was in force before. */
function instantOf(calendar: Calendar, zone: Zone, wall: WallMs): Instant {
  const before = zone.instantAt(wall)
  const moved = calendar.zoneAt(before)
  const after = moved.instantAt(wall)
  return calendar.zoneAt(after) === moved ? after : before
}

/**
 * So many business days later, at the same time of day or at that date's last closing (R13). A business day is a date,
 * in the zone in force then, with any open time; what starts while the calendar is closed starts at the next opening.
 * Null when there are not so many. Expects whole days, none or more.
 */
export function addBusinessDays(
  calendar: Calendar,
  from: Instant,
  days: number,
  ends: DayEnd,
): Instant | null {
  let opening = calendar.nextOpen(from)
  if (opening === null) return null
  const wall = calendar.zoneAt(opening).wallAt(opening)
  const timeOfDayMs = wall - Math.floor(wall / DAY_MS) * DAY_MS
  for (let left = days; left > 0; left -= 1) {
    opening = openingAfterDate(calendar, opening)
    if (opening === null) return null
  }
  const zone = calendar.zoneAt(opening)
  const day = dateAt(zone, opening)
  return ends === 'close'
    ? calendar.prevOpen(instantOf(calendar, zone, (day + 1) * DAY_MS))
    : instantOf(calendar, zone, day * DAY_MS + timeOfDayMs)
}
