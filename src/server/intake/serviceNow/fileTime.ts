import { dayNumber, parseDate, type Zone } from '#shared/domain/calendar/localTime'
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '#shared/domain/instant'

/** The instant that a date of the file means; null for a text that is no date. */
export type FileTime = (text: string) => Instant | null

/** Dates repeat a lot within a log, and a bounded memory of them keeps the reader small whatever the file. */
const REMEMBERED = 20_000

const FILE_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{2}):(\d{2})$/

/** Reads "29/2/2016 01:16" (day first, no zone, whole minutes) on the wall clocks of a zone. */
export function createFileTime(zone: Zone): FileTime {
  const remembered = new Map<string, Instant | null>()
  return (text) => {
    const seen = remembered.get(text)
    if (seen !== undefined) return seen
    if (remembered.size >= REMEMBERED) remembered.clear()
    const read = readFileDate(text, zone)
    remembered.set(text, read)
    return read
  }
}

function readFileDate(text: string, zone: Zone): Instant | null {
  const match = FILE_DATE.exec(text)
  if (!match) return null
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0] = match.slice(1).map(Number)
  const date = [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
  if (parseDate(date) === null || hour > 23 || minute > 59) return null
  return zone.instantAt(dayNumber(year, month, day) * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS)
}

const COMMAND_DATE = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/

/** Reads "2016-03-22T10:00" or "2016-03-22T10:00:30" on the wall clocks of a zone; null for anything else. */
export function readCommandTime(text: string, zone: Zone): Instant | null {
  const match = COMMAND_DATE.exec(text)
  const date = match?.[1] ? parseDate(match[1]) : null
  if (!match || date === null) return null
  const [hour = 0, minute = 0, second = 0] = match.slice(2).map((part) => Number(part ?? 0))
  if (hour > 23 || minute > 59 || second > 59) return null
  return zone.instantAt(date * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS)
}
