import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at } from '#kit/builders'
import { DAY_MS, HOUR_MS, type Instant, instant, MINUTE_MS } from '../instant'
import { type Calendar, compileCalendar } from './calendar'
import { type CalendarSpec, type WallSpan, weekdays } from './calendarSpec'
import { dateText, weekdayIndex } from './localTime'
import { wallTimeMs } from './wallTime'

const zones = [
  'UTC',
  'Europe/Helsinki',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Asia/Kolkata',
]
const two = (value: number) => String(value).padStart(2, '0')
const wall = (quarters: number) => `${two(Math.floor(quarters / 4))}:${two((quarters % 4) * 15)}`

/** Spans on quarter hours, some of them over midnight. */
const spanArbitrary: fc.Arbitrary<WallSpan> = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
  .filter(([opens, closes]) => opens !== closes)
  .map(([opens, closes]) => [wall(opens), wall(closes)])
/** Between clock changes no edge lies here, so the wall clock alone tells whether a moment is open. */
const daySpanArbitrary: fc.Arbitrary<WallSpan> = fc
  .tuple(fc.integer({ min: 16, max: 90 }), fc.integer({ min: 1, max: 5 }))
  .map(([opens, length]) => [wall(opens), wall(opens + length)])

const dateArbitrary = fc.integer({ min: 20_400, max: 20_900 }).map(dateText)

const specArbitrary = (span: fc.Arbitrary<WallSpan>): fc.Arbitrary<CalendarSpec> => {
  const spans = fc.array(span, { maxLength: 3 })
  const some = fc.array(span, { minLength: 1, maxLength: 2 })
  return fc.record({
    id: fc.constant('any'),
    version: fc.constant(1),
    name: fc.constant('Any'),
    timezone: fc.constantFrom(...zones),
    weekly: fc.record({ mon: some, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: spans }),
    holidays: fc.array(fc.record({ date: dateArbitrary, name: fc.constant('Holiday') }), { maxLength: 5 }),
    overrides: fc.dictionary(dateArbitrary, spans, { maxKeys: 4 }),
    breaks: fc.dictionary(dateArbitrary, some, { maxKeys: 4 }),
  })
}

const compiled = (spec: CalendarSpec): Calendar => {
  const result = compileCalendar(spec)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

const present = (moment: Instant | null): Instant => {
  if (moment === null) throw new Error('The calendar holds no such instant')
  return moment
}

const uniformArbitrary = fc.integer({ min: at('2025-11-01T00:00Z'), max: at('2027-03-01T00:00Z') })
/** Around the edges of the 64-day pieces a calendar is compiled in, as far as any zone is from UTC. */
const seamArbitrary = fc
  .tuple(fc.integer({ min: 319, max: 326 }), fc.integer({ min: -14 * HOUR_MS, max: 14 * HOUR_MS }))
  .map(([piece, offMs]) => piece * 64 * DAY_MS + offMs)
const momentArbitrary = fc.oneof(uniformArbitrary, seamArbitrary).map((epochMs) => instant(epochMs))
const amountArbitrary = fc.integer({ min: 1, max: 200 * HOUR_MS })
const calendarArbitrary = specArbitrary(spanArbitrary).map(compiled)

test('[CAL4] measuring what was added gives the amount back', () => {
  fc.assert(
    fc.property(calendarArbitrary, momentArbitrary, amountArbitrary, (calendar, from, amount) => {
      expect(calendar.openBetween(from, present(calendar.addOpen(from, amount)))).toBe(amount)
    }),
  )
})

test('[CAL4] adding what was measured ends no later, with nothing open in between', () => {
  fc.assert(
    fc.property(calendarArbitrary, momentArbitrary, momentArbitrary, (calendar, a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a]
      const back = present(calendar.addOpen(from, calendar.openBetween(from, to)))
      expect(back).toBeLessThanOrEqual(to)
      expect(calendar.openBetween(back, to)).toBe(0)
    }),
  )
})

test('[CAL3] no earlier instant uses the budget up', () => {
  fc.assert(
    fc.property(calendarArbitrary, momentArbitrary, amountArbitrary, (calendar, from, amount) => {
      const due = present(calendar.addOpen(from, amount))
      expect(calendar.openBetween(from, instant(due - 1))).toBe(amount - 1)
    }),
  )
})

test('[CAL9] going back what was gone forward ends no earlier, with nothing open in between', () => {
  fc.assert(
    fc.property(calendarArbitrary, momentArbitrary, amountArbitrary, (calendar, from, amount) => {
      const back = present(calendar.addOpen(from, -amount))
      expect(calendar.openBetween(back, from)).toBe(amount)
      expect(calendar.openBetween(instant(back + 1), from)).toBe(amount - 1)
    }),
  )
})

test('[CAL4] more budget and a later start never end earlier, and measures add up', () => {
  fc.assert(
    fc.property(
      calendarArbitrary,
      fc.tuple(momentArbitrary, momentArbitrary, momentArbitrary),
      amountArbitrary,
      (calendar, moments, amount) => {
        const [a = moments[0], b = moments[0], c = moments[0]] = moments.toSorted((x, y) => x - y)
        expect(calendar.openBetween(a, b) + calendar.openBetween(b, c)).toBe(calendar.openBetween(a, c))
        const due = (from: Instant, ms: number) => present(calendar.addOpen(from, ms))
        expect(due(a, amount)).toBeLessThanOrEqual(due(a, amount + 1))
        expect(due(a, amount)).toBeLessThanOrEqual(due(b, amount))
      },
    ),
  )
})

test('[CAL4] a calendar answers the same whatever it was asked before', () => {
  fc.assert(
    fc.property(
      specArbitrary(spanArbitrary),
      fc.array(momentArbitrary, { minLength: 2, maxLength: 8 }),
      (spec, moments) => {
        const [there, back] = [compiled(spec), compiled(spec)]
        const ahead = moments.map((moment) => there.addOpen(moment, 7 * HOUR_MS))
        const behind = moments.toReversed().map((moment) => back.addOpen(moment, 7 * HOUR_MS))
        expect(behind.toReversed()).toEqual(ahead)
      },
    ),
  )
})

/** Whether the wall clock of that moment is inside the spans, read without any windows. */
function isOpenByWallClock(spec: CalendarSpec, calendar: Calendar, moment: Instant): boolean {
  const wallMs = calendar.zone.wallAt(moment)
  const day = Math.floor(wallMs / DAY_MS)
  const date = dateText(day)
  const timeMs = wallMs - day * DAY_MS
  const isWithin = ([opens, closes]: WallSpan) => timeMs >= wallTimeMs(opens) && timeMs < wallTimeMs(closes)
  if (spec.holidays.some((holiday) => holiday.date === date)) return false
  if (spec.breaks[date]?.some(isWithin)) return false
  return (spec.overrides[date] ?? spec.weekly[weekdays[weekdayIndex(day)] ?? 'mon']).some(isWithin)
}

test('[CAL1] a moment is open exactly when the wall clock says so', () => {
  fc.assert(
    fc.property(
      specArbitrary(daySpanArbitrary),
      fc.array(momentArbitrary, { maxLength: 20 }),
      (spec, moments) => {
        const calendar = compiled(spec)
        for (const moment of moments) {
          const onTheQuarter = instant(Math.floor(moment / (15 * MINUTE_MS)) * 15 * MINUTE_MS)
          for (const tried of [moment, onTheQuarter]) {
            expect(calendar.nextOpen(tried) === tried).toBe(isOpenByWallClock(spec, calendar, tried))
          }
        }
      },
    ),
  )
})
