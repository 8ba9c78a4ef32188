import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { dateText, dayNumber } from '#shared/domain/calendar/localTime'
import { recurringDays } from './recurrence'

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** Rules that the library expands as RFC 5545 has them. */
const plainRules = fc.oneof(
  fc.record({ frequency: fc.constant('DAILY' as const), interval: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ frequency: fc.constant('WEEKLY' as const), interval: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    frequency: fc.constant('MONTHLY' as const),
    interval: fc.integer({ min: 1, max: 13 }),
    nth: fc.constantFrom(1, 2, 3, 4, -1, -2),
    weekday: fc.integer({ min: 0, max: 6 }),
  }),
  fc.record({
    frequency: fc.constant('YEARLY' as const),
    interval: fc.integer({ min: 1, max: 5 }),
    month: fc.integer({ min: 1, max: 12 }),
    nth: fc.constantFrom(1, 2, 3, 4, -1, -2),
    weekday: fc.integer({ min: 0, max: 6 }),
  }),
)

it('[HOL5] rules give the dates that the library gives where it follows RFC 5545', () => {
  const start = fc.integer({ min: dayNumber(1995, 1, 1), max: dayNumber(2030, 1, 1) })
  fc.assert(
    fc.property(plainRules, start, fc.integer({ min: 1, max: 20 }), (rule, startDay, count) => {
      const chosen = 'nth' in rule ? [{ weekday: rule.weekday, nth: rule.nth }] : []
      const months = 'month' in rule ? [rule.month] : []
      const ours = recurringDays(
        {
          frequency: rule.frequency,
          interval: rule.interval,
          count,
          months,
          monthDays: [],
          yearDays: [],
          weekNumbers: [],
          weekdays: chosen,
          positions: [],
          weekStart: 0,
        },
        { startDay, firstDay: startDay, lastDay: startDay + 366 * 110, isOver: () => false },
      )
      const byDay = chosen.map(({ weekday, nth }) => `;BYDAY=${nth}${WEEKDAYS[weekday]}`).join('')
      const byMonth = months.map((month) => `;BYMONTH=${month}`).join('')
      const text = `FREQ=${rule.frequency};INTERVAL=${rule.interval};COUNT=${count}${byMonth}${byDay}`
      const theirs: string[] = []
      const iterator = ICAL.Recur.fromString(text).iterator(ICAL.Time.fromDateString(dateText(startDay)))
      for (let next = iterator.next(); next; next = iterator.next()) theirs.push(next.toString())
      expect(ours.map(dateText)).toEqual(theirs)
    }),
    { numRuns: 300 },
  )
})
