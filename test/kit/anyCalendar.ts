import fc from 'fast-check'
import { type Calendar, compileVersions } from '#shared/domain/calendar/calendar'
import { calendarRefusalSentence } from '#shared/domain/calendar/calendarRefusal'
import type { CalendarSpec, WallSpan } from '#shared/domain/calendar/calendarSpec'
import { dateText } from '#shared/domain/calendar/localTime'

/** Zones that change their clocks in every way there is, and some that do not. */
export const oddZones = [
  'UTC',
  'Europe/Helsinki',
  'Europe/Dublin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Africa/Casablanca',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Apia',
  'Antarctica/Troll',
] as const

const DAY_MINUTES = 1440
const two = (value: number) => String(value).padStart(2, '0')
/** "09:05" of 545 minutes. */
const wall = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

interface Cuts {
  readonly cuts: readonly number[]
  readonly nightEnds: number
}

/** Spans between every second cut and the next; a last cut without another opens a night. */
function spansOf({ cuts, nightEnds }: Cuts): readonly WallSpan[] {
  const sorted = cuts.toSorted((a, b) => a - b)
  return sorted.flatMap((opens, index): WallSpan[] => {
    if (index % 2 === 1) return []
    const closes = sorted[index + 1]
    if (closes !== undefined) return [[wall(opens), wall(closes)]]
    return nightEnds > 0 && opens < DAY_MINUTES ? [[wall(opens), wall(nightEnds)]] : []
  })
}

/** Spans that no check refuses on any date: none reaches into what the night before may have left. */
const spansArbitrary = (nightsEndBy: number, fewest: number): fc.Arbitrary<readonly WallSpan[]> =>
  fc
    .record({
      cuts: fc.uniqueArray(
        fc
          .integer({ min: nightsEndBy === 0 ? 0 : nightsEndBy + 1, max: DAY_MINUTES })
          .filter((cut) => cut !== 1439),
        { minLength: fewest, maxLength: 5 },
      ),
      nightEnds: fc.integer({ min: Math.min(1, nightsEndBy), max: nightsEndBy }),
    })
    .map(spansOf)

/** What a calendar may be made of; dates are day numbers. */
export interface CalendarRange {
  readonly timezone: fc.Arbitrary<string>
  readonly firstDay: number
  readonly lastDay: number
}

/** Sound calendars of one version, holding from ever, open on some Mondays at least. */
export const anySpec = ({ timezone, firstDay, lastDay }: CalendarRange): fc.Arbitrary<CalendarSpec> =>
  fc.constantFrom(0, 0, 90, 400).chain((nightsEndBy) => {
    const date = fc.integer({ min: firstDay, max: lastDay }).map(dateText)
    const spans = spansArbitrary(nightsEndBy, 0)
    const some = spansArbitrary(nightsEndBy, 2)
    return fc.record({
      id: fc.constant('any'),
      version: fc.constant(1),
      name: fc.constant('Any'),
      effectiveFrom: fc.constant(null),
      timezone,
      weekly: fc.record({
        mon: some,
        tue: spans,
        wed: spans,
        thu: spans,
        fri: spans,
        sat: spans,
        sun: spans,
      }),
      holidays: fc.array(fc.record({ date, name: fc.constantFrom('Rest', 'Feast') }), { maxLength: 4 }),
      overrides: fc.dictionary(date, spans, { maxKeys: 3 }),
      openings: fc.dictionary(date, some, { maxKeys: 3 }),
      breaks: fc.dictionary(date, some, { maxKeys: 3 }),
    })
  })

/** Sound versions of one calendar, in order; the first holds from ever. */
export const anyVersions = (range: CalendarRange): fc.Arbitrary<readonly CalendarSpec[]> =>
  fc
    .tuple(
      anySpec(range),
      fc.uniqueArray(fc.integer({ min: range.firstDay, max: range.lastDay }), { maxLength: 2 }),
      anySpec(range),
      anySpec(range),
    )
    .map(([first, days, ...later]) => [
      first,
      ...days
        .toSorted((a, b) => a - b)
        .flatMap((day, index) => {
          const spec = later[index]
          return spec ? [{ ...spec, version: index + 2, effectiveFrom: dateText(day) }] : []
        }),
    ])

/** The versions as one calendar; they must be sound. */
export function compiled(...specs: readonly CalendarSpec[]): Calendar {
  const result = compileVersions(specs)
  if (!result.ok) throw new Error(`${calendarRefusalSentence(result.refusal)} ${JSON.stringify(specs)}`)
  return result.value
}
