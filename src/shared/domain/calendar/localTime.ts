import { DAY_MS, type Instant, instant } from '../instant'
import { offsetsOf, rememberedOffsets } from './zoneOffsets'

export { dateText, dayNumber, parseDate, weekdayIndex } from './localDate'

/**
 * A wall-clock reading in some zone: the milliseconds since 1970 that a clock on UTC would have to show the same
 * date and time. Never an instant.
 */
export type WallMs = number

/** Which instant a wall clock means in one IANA zone, and the other way round. */
export interface Zone {
  readonly name: string
  /** Local time minus UTC at that instant, in milliseconds. */
  readonly offsetMsAt: (at: Instant) => number
  readonly wallAt: (at: Instant) => WallMs
  /**
   * A time that does not exist moves forward by the gap; of a time that exists twice the first one is meant
   * (R3, R4).
   */
  readonly instantAt: (wall: WallMs) => Instant
}

/** The clock every other one is told by. */
export const utc: Zone = {
  name: 'UTC',
  offsetMsAt: () => 0,
  wallAt: (at) => at,
  instantAt: instant,
}

/** A zone says the same as long as the process lives, so it is read from Intl once. */
const known = new Map<string, Zone>([[utc.name, utc]])

/** The zone of that IANA name, or null where this computer knows none. */
export function zoneNamed(name: string): Zone | null {
  const found = known.get(name)
  if (found) return found
  const ask = offsetsOf(name)
  if (ask === null) return null
  const offsetMsAt = rememberedOffsets(ask)
  const zone: Zone = {
    name,
    offsetMsAt,
    wallAt: (at) => at + offsetMsAt(at),
    instantAt: (wall) => {
      // No zone is a day from UTC, so the change of offset, if any, lies between these two.
      const before = offsetMsAt(instant(wall - DAY_MS))
      const after = offsetMsAt(instant(wall + DAY_MS))
      if (before === after) return instant(wall - before)
      const first = instant(wall - Math.max(before, after))
      if (offsetMsAt(first) === wall - first) return first
      // After the change; or in a gap, where this moves the time forward by it.
      return instant(wall - Math.min(before, after))
    },
  }
  known.set(name, zone)
  return zone
}

/** The first instant of a zone's date. */
export const startOfDate = (zone: Zone, day: number): Instant => zone.instantAt(day * DAY_MS)

/**
 * The day number of the date in which an instant lies. Where clocks go back over midnight they show the evening
 * before once more, but the date that has begun goes on.
 */
export function dateAt(zone: Zone, at: Instant): number {
  const day = Math.floor(zone.wallAt(at) / DAY_MS)
  return startOfDate(zone, day + 1) <= at ? day + 1 : day
}
