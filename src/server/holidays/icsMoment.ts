import { parseDate, type WallMs, type Zone, zoneNamed } from '#shared/domain/calendar/localTime'
import { wallTimeMs } from '#shared/domain/calendar/wallTime'
import { DAY_MS, SECOND_MS } from '#shared/domain/instant'

/** A date, or a date and time, as an iCalendar file has it. */
export interface IcsMoment {
  readonly kind: 'date' | 'time'
  /** On the wall clock of `zone`; midnight for a date. */
  readonly wall: WallMs
  /** Null is no zone, so the wall clock of whoever reads (RFC 5545, 3.3.5, form 1). */
  readonly zone: Zone | null
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:T((?:[01]\d|2[0-3]):[0-5]\d):([0-5]\d|60)(Z?))?$/
const utc = zoneNamed('UTC')

/**
 * Reads "2026-12-24" or "2026-12-24T09:00:00Z", as jCal has them (RFC 7265); null for what is no date or time. A zone
 * this computer does not know, such as the names Windows has for them, is taken for the reader's own.
 */
export function readMoment(text: string, tzid: string | null): IcsMoment | null {
  const [, date, time, seconds, isUtc] = MOMENT.exec(text) ?? []
  const day = date === undefined ? null : parseDate(date)
  if (day === null) return null
  if (time === undefined) return { kind: 'date', wall: day * DAY_MS, zone: null }
  const wall = day * DAY_MS + wallTimeMs(time) + Number(seconds) * SECOND_MS
  return { kind: 'time', wall, zone: isUtc === 'Z' ? utc : tzid === null ? null : ianaZone(tzid) }
}

/** Some programs put a path of their own before the IANA name: "/mozilla.org/20050126_1/Europe/Berlin". */
function ianaZone(tzid: string): Zone | null {
  const parts = tzid.split('/')
  for (let from = 0; from < parts.length; from += 1) {
    const zone = zoneNamed(parts.slice(from).join('/'))
    if (zone) return zone
  }
  return null
}

/** What the wall clock of another zone shows at a moment; a date is a date everywhere. */
export function wallIn(moment: IcsMoment, zone: Zone | null, own: Zone): WallMs {
  if (moment.kind === 'date' || moment.zone === zone) return moment.wall
  return (zone ?? own).wallAt((moment.zone ?? own).instantAt(moment.wall))
}
