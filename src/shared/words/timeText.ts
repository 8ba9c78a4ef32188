import { DAY_MS, type Instant } from '../domain/instant'
import { spoken } from './say'

const WEEKDAY_SHOWN_WITHIN_MS = 6 * DAY_MS

const formatter = (zone: string | null, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(spoken(), {
    hourCycle: 'h23',
    ...(zone === null ? {} : { timeZone: zone }),
    ...parts,
  })

/** The day before a time: none for today, the weekday within a week, else the date. */
function dayParts(at: Instant, now: Instant, zone: string | null): Intl.DateTimeFormatOptions {
  const day = formatter(zone, { dateStyle: 'short' })
  if (day.format(at) === day.format(now)) return {}
  if (Math.abs(at - now) < WEEKDAY_SHOWN_WITHIN_MS) return { weekday: 'short' }
  return { day: 'numeric', month: 'short' }
}

/** "14:41", "Thu 14:41" or "25 Mar, 14:41" on the wall clock of a zone, null for the computer's, in the language spoken. */
export const timeText = (at: Instant, now: Instant, zone: string | null): string =>
  formatter(zone, { ...dayParts(at, now, zone), hour: '2-digit', minute: '2-digit' }).format(at)
