import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anySpec, anyVersions, compiled, oddZones } from '#kit/anyCalendar'
import { at } from '#kit/builders'
import { DAY_MS, HOUR_MS, type Instant, instant, plusMs } from '../instant'
import { addBusinessDays } from './businessDays'
import type { Calendar } from './calendar'
import type { CalendarStretch } from './calendarStretch'
import { intersectionOf } from './intersection'
import { LAST_INSTANT } from './localDate'
import { dateAt, startOfDate } from './localTime'

const range = { timezone: fc.constantFrom(...oddZones), firstDay: 20_400, lastDay: 20_900 }
const singleArbitrary = anySpec(range).map((spec) => compiled(spec))
const versionedArbitrary = anyVersions(range).map((specs) => compiled(...specs))
const calendarArbitrary = fc.oneof(
  singleArbitrary,
  versionedArbitrary,
  fc.tuple(singleArbitrary, versionedArbitrary).map(intersectionOf),
)

const uniformArbitrary = fc.integer({ min: at('2025-11-01T00:00Z'), max: at('2027-03-01T00:00Z') })
/** Around the edges of the 64-day pieces a calendar is compiled in, as far as any zone is from UTC. */
const seamArbitrary = fc
  .tuple(fc.integer({ min: 319, max: 326 }), fc.integer({ min: -14 * HOUR_MS, max: 14 * HOUR_MS }))
  .map(([piece, offMs]) => piece * 64 * DAY_MS + offMs)
const momentArbitrary = fc.oneof(uniformArbitrary, seamArbitrary).map((epochMs) => instant(epochMs))
const amountArbitrary = fc.integer({ min: 1, max: 200 * HOUR_MS })

const MANY_MS = 60_000
/** Ten questions to each of so many calendars. */
const CALENDARS = { numRuns: 300 }
const tenOf = <Question>(question: fc.Arbitrary<Question>) =>
  fc.array(question, { minLength: 10, maxLength: 10 })

/** Asks every calendar ten questions; the first that does not hold, with its seed, or null. */
function counterexample<Question>(
  question: fc.Arbitrary<Question>,
  holds: (calendar: Calendar, question: Question) => boolean,
): string | null {
  const asked = fc.property(calendarArbitrary, tenOf(question), (calendar, questions) =>
    questions.every((each) => holds(calendar, each)),
  )
  return fc.defaultReportMessage(fc.check(asked, CALENDARS)) ?? null
}

const budgetArbitrary = fc.record({ from: momentArbitrary, amount: amountArbitrary })
const momentsArbitrary = fc
  .tuple(momentArbitrary, momentArbitrary, momentArbitrary)
  .map(([first, ...others]) => {
    const [a = first, b = first, c = first] = [first, ...others].toSorted((x, y) => x - y)
    return { a, b, c }
  })
const FIRST = instant(0)

describe('adding and measuring', () => {
  test(
    '[CAL4] measuring what was added gives the amount back, and what cannot be added is not there',
    () => {
      const found = counterexample(budgetArbitrary, (calendar, { from, amount }) => {
        const due = calendar.addOpen(from, amount)
        if (due === null) return calendar.openBetween(from, LAST_INSTANT) < amount
        return calendar.openBetween(from, due) === amount
      })
      expect(found).toBeNull()
    },
    MANY_MS,
  )

  test(
    '[CAL3] no earlier instant uses the budget up',
    () => {
      const found = counterexample(budgetArbitrary, (calendar, { from, amount }) => {
        const due = calendar.addOpen(from, amount)
        return due === null || calendar.openBetween(from, instant(due - 1)) === amount - 1
      })
      expect(found).toBeNull()
    },
    MANY_MS,
  )

  test(
    '[CAL4] adding what was measured ends no later, with nothing open in between',
    () => {
      const found = counterexample(momentsArbitrary, (calendar, { a: from, b: to }) => {
        const back = calendar.addOpen(from, calendar.openBetween(from, to))
        return back !== null && back <= to && calendar.openBetween(back, to) === 0
      })
      expect(found).toBeNull()
    },
    MANY_MS,
  )

  test(
    '[CAL9] going back ends at the latest instant from which so much is open',
    () => {
      const found = counterexample(budgetArbitrary, (calendar, { from, amount }) => {
        const back = calendar.addOpen(from, -amount)
        if (back === null) return calendar.openBetween(FIRST, from) < amount
        const measured = [calendar.openBetween(back, from), calendar.openBetween(instant(back + 1), from)]
        return measured[0] === amount && measured[1] === amount - 1
      })
      expect(found).toBeNull()
    },
    MANY_MS,
  )

  test(
    '[CAL4] more budget and a later start never end earlier, and measures add up',
    () => {
      const question = fc.tuple(momentsArbitrary, amountArbitrary)
      const found = counterexample(question, (calendar, [{ a, b, c }, amount]) => {
        const addsUp = calendar.openBetween(a, b) + calendar.openBetween(b, c) === calendar.openBetween(a, c)
        const due = (from: Instant, ms: number) => calendar.addOpen(from, ms) ?? LAST_INSTANT
        return addsUp && due(a, amount) <= due(a, amount + 1) && due(a, amount) <= due(b, amount)
      })
      expect(found).toBeNull()
    },
    MANY_MS,
  )

  test(
    '[CAL3] the next opening is the nearest open instant, and the last closing the nearest before',
    () => {
      const found = counterexample(momentArbitrary, (calendar, moment) => {
        const next = calendar.nextOpen(moment)
        const previous = calendar.prevOpen(moment)
        return (
          calendar.openBetween(moment, next ?? LAST_INSTANT) === 0 &&
          calendar.openBetween(previous ?? FIRST, moment) === 0 &&
          (next === null || calendar.openBetween(next, instant(next + 1)) === 1) &&
          (previous === null || calendar.openBetween(instant(previous - 1), previous) === 1)
        )
      })
      expect(found).toBeNull()
    },
    MANY_MS,
  )
})

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
/** The same stretch at no particular time. */
const kindOf = (stretch: CalendarStretch): string => JSON.stringify(stretch.open ? 'open' : stretch.why)

test(
  '[CAL19] stretches cover the time between two instants, neighbours differ, and the open ones are what is measured',
  () => {
    const question = fc.tuple(momentArbitrary, fc.integer({ min: 1, max: 30 * DAY_MS }))
    const found = counterexample(question, (calendar, [from, lengthMs]) => {
      const to = plusMs(from, lengthMs)
      const stretches = calendar.stretchesBetween(from, to)
      const edges = [from, ...stretches.map((stretch) => stretch.to)]
      const kinds = stretches.map(kindOf)
      const open = stretches.filter((stretch) => stretch.open)
      const windows = open.map((stretch) => ({ opensAt: stretch.from, closesAt: stretch.to }))
      return (
        isSame(edges, [...stretches.map((stretch) => stretch.from), to]) &&
        stretches.every((stretch) => stretch.from < stretch.to) &&
        kinds.every((kind, index) => kind !== kinds[index + 1]) &&
        isSame(windows, calendar.windowsBetween(from, to)) &&
        open.reduce((sum, stretch) => sum + stretch.to - stretch.from, 0) === calendar.openBetween(from, to)
      )
    })
    expect(found).toBeNull()
  },
  MANY_MS,
)

test(
  '[CAL16] together nothing counts that does not count for each',
  () => {
    fc.assert(
      fc.property(singleArbitrary, versionedArbitrary, tenOf(momentsArbitrary), (one, other, questions) => {
        const together = intersectionOf([one, other])
        const swapped = intersectionOf([other, one])
        for (const { a, b } of questions) {
          const counted = together.openBetween(a, b)
          expect(counted).toBe(swapped.openBetween(a, b))
          expect(counted).toBeLessThanOrEqual(Math.min(one.openBetween(a, b), other.openBetween(a, b)))
        }
      }),
      CALENDARS,
    )
  },
  MANY_MS,
)

test(
  '[CAL10] as many open dates are gone through as there are business days, to the close of the last',
  () => {
    const oneZone = fc
      .constantFrom(...oddZones)
      .chain((timezone) => anyVersions({ ...range, timezone: fc.constant(timezone) }))
      .map((specs) => compiled(...specs))
    const question = fc.record({ from: momentArbitrary, days: fc.integer({ min: 0, max: 12 }) })
    const isRight = (calendar: Calendar, { from, days }: { from: Instant; days: number }) => {
      const { zone } = calendar
      const opening = calendar.nextOpen(from) ?? LAST_INSTANT
      const close = addBusinessDays(calendar, from, days, 'close') ?? LAST_INSTANT
      const [first, last] = [dateAt(zone, opening), dateAt(zone, instant(close - 1))]
      const openMsOn = (day: number) =>
        calendar.openBetween(startOfDate(zone, day), startOfDate(zone, day + 1))
      const gone = Array.from({ length: last - first }, (_, index) => first + 1 + index)
      const timeOfDayMs = zone.wallAt(opening) - Math.floor(zone.wallAt(opening) / DAY_MS) * DAY_MS
      return (
        gone.filter((day) => openMsOn(day) > 0).length === days &&
        openMsOn(last) > 0 &&
        calendar.openBetween(close, startOfDate(zone, last + 1)) === 0 &&
        addBusinessDays(calendar, from, days, 'time-of-day') === zone.instantAt(last * DAY_MS + timeOfDayMs)
      )
    }
    fc.assert(
      fc.property(oneZone, tenOf(question), (calendar, questions) => {
        expect(questions.filter((each) => !isRight(calendar, each))).toEqual([])
      }),
      CALENDARS,
    )
  },
  MANY_MS,
)

test('[CAL4] a calendar answers the same whatever it was asked before', () => {
  const moments = fc.array(momentArbitrary, { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(anyVersions(range), moments, (specs, asked) => {
      const [there, back] = [compiled(...specs), compiled(...specs)]
      const ahead = asked.map((moment) => there.addOpen(moment, 7 * HOUR_MS))
      const behind = asked.toReversed().map((moment) => back.addOpen(moment, 7 * HOUR_MS))
      expect(behind.toReversed()).toEqual(ahead)
    }),
  )
})
