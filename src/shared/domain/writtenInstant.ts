import * as z from 'zod/mini'
import { dateText, parseDate } from './calendar/localTime'
import { wallTimeMs } from './calendar/wallTime'
import { DAY_MS, HOUR_MS, type Instant, instant, MINUTE_MS } from './instant'

/** "2026-12-01T00:00Z": an instant as a person writes it into a file. Always UTC, so that it means one thing (R1). */
const PATTERN = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\dZ$/

/** The instant of such a text; null for another form and for a date that is in no calendar. */
export function parseWrittenInstant(text: string): Instant | null {
  if (!PATTERN.test(text)) return null
  const day = parseDate(text.slice(0, 10))
  return day === null ? null : instant(day * DAY_MS + wallTimeMs(text.slice(11, 16)))
}

/** The text of an instant, to the minute; seconds are cut off. */
export function writtenInstant(at: Instant): string {
  const day = Math.floor(at / DAY_MS)
  const minutes = Math.floor((at - day * DAY_MS) / MINUTE_MS)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${dateText(day)}T${two(Math.floor(minutes / (HOUR_MS / MINUTE_MS)))}:${two(minutes % 60)}Z`
}

export const writtenInstantSchema = z.string().check(
  z.refine((text) => parseWrittenInstant(text) !== null, {
    error: 'an instant in UTC such as 2026-12-01T00:00Z',
  }),
)
