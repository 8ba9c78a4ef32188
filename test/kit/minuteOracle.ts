import type { CalendarSpec, WallSpan } from '#shared/domain/calendar/calendarSpec'

/**
 * What a calendar says of one minute after another, found by looking at a wall clock each minute. Slow, and written
 * without anything of the calendars' own, so that the two can be compared.
 */
export type OracleAnswer = 'open' | 'break' | 'holiday' | 'closed'

const MINUTE = 60_000
const DAY_MINUTES = 1_440
const HOUR_MINUTES = 60
/** A night of the day before and the end of the last day must be on the clock's record as well. */
const MARGIN_MINUTES = 3 * DAY_MINUTES

const clocks = new Map<string, Intl.DateTimeFormat>()
const readings = new Map<string, Float64Array>()

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' })
  clocks.set(timeZone, clock)
  return clock
}

/** What the wall clock shows at each minute, as minutes since 1970 on that clock. */
function readingsIn(timeZone: string, firstMs: number, minutes: number): Float64Array {
  const key = `${timeZone} ${firstMs} ${minutes}`
  const known = readings.get(key)
  if (known) return known
  const clock = clockIn(timeZone)
  const read = Float64Array.from({ length: minutes }, (_, index) => {
    const [day = 0, month = 0, year = 0, hour = 0, minute = 0] =
      clock
        .format(firstMs + index * MINUTE)
        .match(/\d+/g)
        ?.map(Number) ?? []
    return Date.UTC(year, month - 1, day, hour, minute) / MINUTE
  })
  readings.set(key, read)
  return read
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * HOUR_MINUTES + Number(time.slice(3))
const dateOf = (day: number) => new Date(day * DAY_MINUTES * MINUTE).toISOString().slice(0, 10)
const weekdayOf = (day: number) =>
  (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const)[
    new Date(day * DAY_MINUTES * MINUTE).getUTCDay()
  ] ?? 'sun'

/** Looks wall times up in a clock's record. */
function placesIn(shown: Float64Array): (wall: number) => number {
  const found = new Map<number, number>()
  /** The first showing, or as long after a jump as the wall time was jumped over. */
  const searched = (wall: number): number => {
    const exact = shown.indexOf(wall)
    if (exact >= 0) return exact
    const jump = shown.findIndex((reading, place) => reading > wall && (shown[place - 1] ?? wall) < wall)
    return jump < 0 ? Number.NaN : jump + wall - ((shown[jump - 1] ?? 0) + 1)
  }
  return (wall) => {
    const place = found.get(wall) ?? searched(wall)
    found.set(wall, place)
    return place
  }
}

type PlaceOf = ReturnType<typeof placesIn>
type Places = readonly (readonly [number, number])[]

/** A span over midnight is two: the evening of its own date, and the next date's small hours. */
function placesOn(day: number, spansOn: (day: number) => readonly WallSpan[], placeOf: PlaceOf): Places {
  const midnight = day * DAY_MINUTES
  const nights = spansOn(day - 1).filter(([opens, closes]) => minutesOf(closes) < minutesOf(opens))
  return [
    ...nights.map(([, closes]) => [placeOf(midnight), placeOf(midnight + minutesOf(closes))] as const),
    ...spansOn(day).map(([opens, closes]) => {
      const end = minutesOf(closes) < minutesOf(opens) ? DAY_MINUTES : minutesOf(closes)
      return [placeOf(midnight + minutesOf(opens)), placeOf(midnight + end)] as const
    }),
  ]
}

const isAmong = (places: Places, place: number) => places.some(([from, to]) => place >= from && place < to)

function answerOn(day: number, spec: CalendarSpec, placeOf: PlaceOf): (place: number) => OracleAnswer {
  const isHoliday = spec.holidays.some(({ date }) => date === dateOf(day))
  const usual = (of: number) => spec.overrides[dateOf(of)] ?? spec.weekly[weekdayOf(of)]
  const planned = [
    ...(isHoliday ? [] : placesOn(day, usual, placeOf)),
    ...placesOn(day, (of) => spec.openings[dateOf(of)] ?? [], placeOf),
  ]
  const breaks = placesOn(day, (of) => spec.breaks[dateOf(of)] ?? [], placeOf)
  return (place) => {
    if (isAmong(planned, place)) return isAmong(breaks, place) ? 'break' : 'open'
    return isHoliday ? 'holiday' : 'closed'
  }
}

/**
 * Answers for every minute from `firstMs` on, in order. Each date is read by the last version begun by then, and
 * lasts from its midnight to the next one's, whatever the wall clock shows in between.
 */
export function oracleOf(
  versions: readonly CalendarSpec[],
  firstMs: number,
  minutes: number,
): readonly OracleAnswer[] {
  const timezone = versions[0]?.timezone ?? 'UTC'
  const shown = readingsIn(timezone, firstMs - MARGIN_MINUTES * MINUTE, minutes + 2 * MARGIN_MINUTES)
  const placeOf = placesIn(shown)
  const answerFrom = (day: number) => {
    const spec = versions.findLast(({ effectiveFrom }) => (effectiveFrom ?? '') <= dateOf(day))
    return spec ? answerOn(day, spec, placeOf) : () => 'closed' as const
  }
  let day = Math.floor((shown[MARGIN_MINUTES] ?? 0) / DAY_MINUTES) - 1
  let answer = answerFrom(day)
  return Array.from({ length: minutes }, (_, index) => {
    const place = MARGIN_MINUTES + index
    while (place >= placeOf((day + 1) * DAY_MINUTES)) {
      day += 1
      answer = answerFrom(day)
    }
    return answer(place)
  })
}
