import Holidays from 'date-holidays'
import { parseDate } from '#shared/domain/calendar/localTime'
import { DAY_MS } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import { checkYears, createClosedDates } from './closedDates'
import type { Holiday, HolidayRefusal, Years } from './holiday'

/** A country, and where holidays differ inside it a region: "FI"; "DE" with "BY", or with "BY-A" for Augsburg. */
export interface Place {
  readonly country: string
  readonly region: string | null
}

const WHOLE_DAY = /^(\d{4}-\d{2}-\d{2}) 00:00:00/

/**
 * The public holidays of a country or region by the package date-holidays, sorted, one entry per date, in English
 * where the package knows the name.
 *
 * Closed are the days of its type `public`, substitute days for those that fall on a weekend included. Not closed are
 * its types `bank`, `school`, `optional` and `observance`, nor public holidays that begin at noon or later: a desk
 * that closes then says so in its calendar. A holiday that begins at sunset by its religion closes the civil dates it
 * is named for, from midnight to midnight, and not the evening before. Dates that a sighting of the moon decides are
 * reckoned and may differ by a day.
 */
export function holidaysOf(asked: Place & Years): Result<readonly Holiday[], HolidayRefusal> {
  const yearsRefusal = checkYears(asked)
  if (yearsRefusal) return refused(yearsRefusal)
  const country = asked.country.toUpperCase()
  const place = placeOf(country, asked.region)
  if (!place.ok) return place
  const [state, region] = place.value
  const known = createHolidays(country, state, region)
  const closed = createClosedDates(asked)
  // A holiday of several days may begin in the year before.
  for (let year = asked.fromYear - 1; year <= asked.toYear; year += 1) {
    for (const { date, start, end, name, type } of known.getHolidays(year, 'en')) {
      const day = parseDate(WHOLE_DAY.exec(date)?.[1] ?? '')
      if (type !== 'public' || day === null) continue
      // Rounded, for the day on which the clocks change has 23 or 25 hours.
      const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS))
      closed.close(day, day + days - 1, name)
    }
  }
  return closed.list()
}

function createHolidays(country: string, state: string | null, region: string | null): Holidays {
  if (state === null) return new Holidays(country)
  return region === null ? new Holidays(country, state) : new Holidays(country, state, region)
}

type State = readonly [state: string | null, region: string | null]

/** The package answers nothing for a place it does not know, so places are looked up first. */
function placeOf(country: string, region: string | null): Result<State, HolidayRefusal> {
  const all = new Holidays()
  if (!Object.hasOwn(all.getCountries(), country)) return refused({ kind: 'no-such-country', country })
  if (region === null) return accepted([null, null])
  const [stateText = '', ...rest] = region.replace(new RegExp(`^${country}-`, 'i'), '').split('-')
  const states = Object.keys(all.getStates(country) ?? {})
  const state = named(states, stateText)
  if (state === null) return refused({ kind: 'no-such-region', country, region, known: states })
  if (rest.length === 0) return accepted([state, null])
  const regions = Object.keys(all.getRegions(country, state) ?? {})
  const found = named(regions, rest.join('-'))
  const names = regions.map((name) => `${state}-${name}`)
  return found === null
    ? refused({ kind: 'no-such-region', country, region, known: names })
    : accepted([state, found])
}

const named = (known: readonly string[], text: string): string | null =>
  known.find((name) => name.toLowerCase() === text.toLowerCase()) ?? null
