import { DateTime, IANAZone } from 'luxon'
import { DAY_MS, type Instant, instant } from '#shared/domain/instant'
import { say, spoken } from '#shared/words/say'

/** Reads instants on the desk's wall clock and finds its days. All texts use the 24-hour clock, here as in English. */
export interface WallClock {
  readonly zone: string
  /** "14:32:08" */
  readonly time: (at: Instant) => string
  /** "14:32" */
  readonly minute: (at: Instant) => string
  /** "14:32" today, "Thu 13:46" within a week, "25 Mar 13:40" this year, else "25 Mar 2026 13:40". */
  readonly stamp: (at: Instant, now: Instant) => string
  /** The same with seconds. */
  readonly exactStamp: (at: Instant, now: Instant) => string
  /** "Thu 25 Mar", whatever day it is now. */
  readonly day: (at: Instant) => string
  /** "2026-03-25" in the zone: equal exactly when two instants fall on one day of the desk. */
  readonly date: (at: Instant) => string
  /** The first instant of the desk's day that `at` falls on. */
  readonly dayStart: (at: Instant) => Instant
  /** The first instant of the day after it: days are 23 or 25 hours long where the clocks change. */
  readonly dayEnd: (at: Instant) => Instant
}

const WEEKDAY_SHOWN_WITHIN_MS = 6 * DAY_MS

/** How the day of `at` is written before its time, seen from `now`; empty for today. */
function dayFormat(at: DateTime, now: DateTime): string {
  if (at.hasSame(now, 'day')) return ''
  if (Math.abs(now.toMillis() - at.toMillis()) < WEEKDAY_SHOWN_WITHIN_MS) return `${say('ui:dates.weekday')} `
  return `${at.year === now.year ? say('ui:dates.date') : say('ui:dates.yearDate')} `
}

/** `zone` is an IANA name; an unknown one throws a RangeError (desks are checked before they get here). */
export function createWallClock(zone: string): WallClock {
  if (!IANAZone.isValidZone(zone)) throw new RangeError(`There is no time zone "${zone}".`)
  const found = IANAZone.create(zone)
  const here = (at: Instant) => DateTime.fromMillis(at, { zone: found, locale: spoken() })
  const withDay = (at: Instant, now: Instant, timeFormat: string) =>
    here(at).toFormat(dayFormat(here(at), here(now)) + timeFormat)
  return {
    zone,
    time: (at) => here(at).toFormat(say('ui:dates.second')),
    minute: (at) => here(at).toFormat(say('ui:dates.minute')),
    stamp: (at, now) => withDay(at, now, say('ui:dates.minute')),
    exactStamp: (at, now) => withDay(at, now, say('ui:dates.second')),
    day: (at) => here(at).toFormat(say('ui:dates.weekdayDate')),
    date: (at) => here(at).toFormat('yyyy-MM-dd'),
    dayStart: (at) => instant(here(at).startOf('day').toMillis()),
    dayEnd: (at) => instant(here(at).endOf('day').toMillis() + 1),
  }
}
