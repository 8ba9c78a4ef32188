import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyVersions, compiled } from '#kit/anyCalendar'
import { at } from '#kit/builders'
import { oracleOf } from '#kit/minuteOracle'
import { type Instant, MINUTE_MS, plusMs } from '../instant'
import type { Calendar } from './calendar'
import type { CalendarSpec } from './calendarSpec'
import { intersectionOf } from './intersection'

/** Changes of clocks, each the noon before: gaps and repeats by night, at midnight, over it, and whole dates skipped. */
const changes = [
  ['Europe/Helsinki', '2026-03-28T12:00Z'],
  ['Europe/Helsinki', '2026-10-24T12:00Z'],
  ['Europe/Dublin', '2026-10-24T12:00Z'],
  ['America/New_York', '2026-03-07T12:00Z'],
  ['America/New_York', '2026-10-31T12:00Z'],
  ['America/Sao_Paulo', '2018-11-03T12:00Z'],
  ['America/Sao_Paulo', '2018-02-17T12:00Z'],
  ['America/St_Johns', '2010-11-06T12:00Z'],
  ['America/St_Johns', '2010-03-13T12:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T00:00Z'],
  ['Asia/Kathmandu', '1985-12-31T06:00Z'],
  ['Asia/Tehran', '2021-03-21T09:00Z'],
  ['Asia/Tehran', '2021-09-21T09:00Z'],
  ['Africa/Casablanca', '2026-02-14T12:00Z'],
  ['Africa/Casablanca', '2026-03-21T12:00Z'],
  ['Pacific/Chatham', '2026-04-04T00:00Z'],
  ['Pacific/Chatham', '2026-09-26T00:00Z'],
  ['Pacific/Kiritimati', '1994-12-30T12:00Z'],
  ['Pacific/Apia', '2011-12-29T12:00Z'],
  ['Antarctica/Troll', '2026-03-28T12:00Z'],
  ['Antarctica/Troll', '2026-10-24T12:00Z'],
  ['UTC', '2026-02-28T12:00Z'],
] as const

const MINUTES = 2 * 24 * 60
const MANY_MS = 60_000

interface Episode {
  readonly from: Instant
  readonly versions: readonly CalendarSpec[]
  /** Of another zone, at the same time. */
  readonly others: readonly CalendarSpec[]
}

const around = (from: Instant, timezone: string): fc.Arbitrary<readonly CalendarSpec[]> => {
  const day = Math.floor(from / (24 * 60 * MINUTE_MS))
  return anyVersions({ timezone: fc.constant(timezone), firstDay: day - 1, lastDay: day + 3 })
}
const episodeArbitrary: fc.Arbitrary<Episode> = fc
  .tuple(fc.constantFrom(...changes), fc.constantFrom(...changes))
  .chain(([[timezone, noon], [otherZone]]) =>
    fc.record({
      from: fc.constant(at(noon)),
      versions: around(at(noon), timezone),
      others: around(at(noon), otherZone),
    }),
  )

/** One letter a minute: open, break, holiday or closed. */
function asCounted(calendar: Calendar, from: Instant): string {
  let letters = ''
  const to = plusMs(from, MINUTES * MINUTE_MS)
  for (const stretch of calendar.stretchesBetween(from, to)) {
    const kind = stretch.open ? 'open' : stretch.why.kind
    const letter = { open: 'o', break: 'b', holiday: 'h' }[kind as string] ?? '.'
    letters += letter.repeat((stretch.to - stretch.from) / MINUTE_MS)
  }
  return letters
}
const asSeen = (specs: readonly CalendarSpec[], from: Instant): string =>
  oracleOf(specs, from, MINUTES)
    .map((answer) => ({ open: 'o', break: 'b', holiday: 'h', closed: '.' })[answer])
    .join('')

/** One letter a minute: whether it counts. */
const asMeasured = (calendar: Calendar, from: Instant): string =>
  Array.from({ length: MINUTES }, (_, index) => {
    const minute = plusMs(from, index * MINUTE_MS)
    const counted = calendar.openBetween(minute, plusMs(minute, MINUTE_MS))
    if (counted !== 0 && counted !== MINUTE_MS) return '?'
    return counted === 0 || calendar.nextOpen(minute) !== minute ? '.' : 'o'
  }).join('')

test(
  '[CAL23] minute by minute, a calendar is open, on a break or on holiday when a look at the wall clock says so',
  () => {
    fc.assert(
      fc.property(episodeArbitrary, ({ from, versions }) => {
        const calendar = compiled(...versions)
        const seen = asSeen(versions, from)
        expect(asCounted(calendar, from)).toBe(seen)
        expect(asMeasured(calendar, from)).toBe(seen.replaceAll(/[bh]/g, '.'))
      }),
      { numRuns: 300, endOnFailure: true },
    )
  },
  MANY_MS,
)

test(
  '[CAL23] minute by minute, two calendars together are open when both are',
  () => {
    fc.assert(
      fc.property(episodeArbitrary, ({ from, versions, others }) => {
        const together = intersectionOf([compiled(...versions), compiled(...others)])
        const other = asSeen(others, from)
        const seen = asSeen(versions, from).replaceAll(/./g, (mark, index: number) =>
          mark === 'o' && other[index] === 'o' ? 'o' : '.',
        )
        expect(asMeasured(together, from)).toBe(seen)
      }),
      { numRuns: 150, endOnFailure: true },
    )
  },
  MANY_MS,
)
