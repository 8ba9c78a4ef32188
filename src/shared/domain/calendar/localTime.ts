import { DAY_MS, HOUR_MS, type Instant, instant, MINUTE_MS, SECOND_MS } from '../instant'

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

const dayMs = (day: number): Instant => instant(day * DAY_MS)

/** Days since 1970-01-01 of a date of the Gregorian calendar; month from 1. */
export function dayNumber(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year
  const era = Math.floor(shiftedYear / 400)
  const yearOfEra = shiftedYear - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** 0 is Monday. */
export const weekdayIndex = (day: number): number => (((day + 3) % 7) + 7) % 7

/** "2026-12-24" of a day number. */
export function dateText(day: number): string {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`
}

/** The day number of "2026-12-24"; null for a date that is in no calendar, such as 30 February. */
export function parseDate(text: string): number | null {
  const [year, month, day] = text.split('-').map(Number)
  if (year === undefined || month === undefined || day === undefined) return null
  const found = dayNumber(year, month, day)
  return dateText(found) === text ? found : null
}

/** The zone of that IANA name, or null where this computer knows none. */
export function zoneNamed(name: string): Zone | null {
  const readOffset = offsetsOf(name)
  if (readOffset === null) return null
  const knownByDay = new Map<number, number>()
  const offsetOnDay = (day: number): number => {
    const known = knownByDay.get(day)
    if (known !== undefined) return known
    const found = readOffset(dayMs(day))
    knownByDay.set(day, found)
    return found
  }
  // Asking Intl is slow. Between two midnights with one offset nothing changes.
  const offsetMsAt = (at: Instant): number => {
    const day = Math.floor(at / DAY_MS)
    const offset = offsetOnDay(day)
    return offset === offsetOnDay(day + 1) ? offset : readOffset(at)
  }
  const instantAt = (wall: WallMs): Instant => {
    // No zone is further than a day from UTC, so the change of offset, if any, lies between these two midnights.
    const day = Math.floor(wall / DAY_MS)
    const before = offsetOnDay(day - 1)
    const after = offsetOnDay(day + 2)
    if (before === after) return instant(wall - before)
    const first = instant(wall - Math.max(before, after))
    const second = instant(wall - Math.min(before, after))
    if (offsetMsAt(first) === wall - first) return first
    if (offsetMsAt(second) === wall - second) return second
    return instant(wall - before)
  }
  return { name, offsetMsAt, wallAt: (at) => at + offsetMsAt(at), instantAt }
}

/** Reads offsets from Intl; null for a name it refuses. */
function offsetsOf(name: string): ((at: Instant) => number) | null {
  const format = formatIn(name)
  if (format === null) return null
  return (at) => {
    const fields: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
    for (const part of format.formatToParts(at)) fields[part.type] = Number(part.value)
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields
    const wholeSeconds = Math.floor(at / SECOND_MS) * SECOND_MS
    const time = hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS
    return dayNumber(year, month, day) * DAY_MS + time - wholeSeconds
  }
}

function formatIn(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    // Intl has no other way to ask whether it knows a name.
    return null
  }
}
