import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anySpec, anyVersions, compiled, oddZones } from '#kit/anyCalendar'
import { at } from '#kit/builders'
import { DAY_MS, HOUR_MS, type Instant, instant } from '../instant'

const range = { timezone: fc.constantFrom(...oddZones), firstDay: 20_400, lastDay: 20_900 }
const singleArbitrary = anySpec(range).map((spec) => compiled(spec))
const versionedArbitrary = anyVersions(range).map((specs) => compiled(...specs))
const calendarArbitrary = fc.oneof(singleArbitrary, versionedArbitrary)

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
      anyVersions(range),
      fc.array(momentArbitrary, { minLength: 2, maxLength: 8 }),
      (specs, moments) => {
        const [there, back] = [compiled(...specs), compiled(...specs)]
        const ahead = moments.map((moment) => there.addOpen(moment, 7 * HOUR_MS))
        const behind = moments.toReversed().map((moment) => back.addOpen(moment, 7 * HOUR_MS))
        expect(behind.toReversed()).toEqual(ahead)
      },
    ),
  )
})
