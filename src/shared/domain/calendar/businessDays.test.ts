import { describe, expect, test } from 'vitest'
import { compiled } from '#kit/anyCalendar'
import { at } from '#kit/builders'
import { calendar, calendarSpec, closed, daily, holiday, workdays } from '#kit/calendarBuilders'
import type { Instant } from '../instant'
import { alwaysOpen } from './alwaysOpen'
import { addBusinessDays } from './businessDays'
import type { CalendarSpec } from './calendarSpec'
import { intersectionOf } from './intersection'

const iso = (moment: Instant | null) => (moment === null ? null : new Date(moment).toISOString())

describe('business days', () => {
  const days = (from: string, count: number, changes: Partial<CalendarSpec> = {}) =>
    iso(addBusinessDays(calendar(changes), at(from), count, 'time-of-day'))

  test('[CAL10] business days keep the time of day and pass over closed dates', () => {
    expect(days('2026-03-06T15:00Z', 1)).toBe('2026-03-09T15:00:00.000Z')
    expect(days('2026-03-06T15:00Z', 1, { holidays: holiday('2026-03-09') })).toBe('2026-03-10T15:00:00.000Z')
    expect(days('2026-03-02T09:00Z', 5)).toBe('2026-03-09T09:00:00.000Z')
  })

  test('[CAL10] what starts while the calendar is closed starts at the next opening', () => {
    expect(days('2026-03-07T15:00Z', 1)).toBe('2026-03-10T09:00:00.000Z')
    expect(days('2026-03-06T17:00Z', 1)).toBe('2026-03-10T09:00:00.000Z')
  })

  test('[CAL10] the time of day is the wall clock’s, also over a change of clocks', () => {
    expect(days('2026-03-27T14:00Z', 1, { timezone: 'Europe/Helsinki' })).toBe('2026-03-30T13:00:00.000Z')
  })

  test('[CAL10] a day of nights begins on the date on which one opens', () => {
    const nights: Partial<CalendarSpec> = { weekly: { ...closed, mon: [['22:00', '06:00']] } }
    expect(days('2026-03-02T23:00Z', 1, nights)).toBe('2026-03-03T23:00:00.000Z')
    expect(days('2026-03-02T23:00Z', 2, nights)).toBe('2026-03-09T23:00:00.000Z')
  })

  test('[CAL10] a calendar that holds too few days has no such date', () => {
    const once = {
      weekly: closed,
      overrides: { '2026-03-02': [['09:00', '10:00']] },
    } satisfies Partial<CalendarSpec>
    expect(days('2026-03-01T00:00Z', 0, once)).toBe('2026-03-02T09:00:00.000Z')
    expect(days('2026-03-01T00:00Z', 1, once)).toBeNull()
    expect(days('2026-03-03T00:00Z', 0, once)).toBeNull()
  })

  test('[CAL10] where clocks go back over midnight, a date is still one business day', () => {
    const newfoundland = calendar({ timezone: 'America/St_Johns', weekly: daily(['00:00', '24:00']) })
    const both = intersectionOf([newfoundland, calendar({ weekly: daily(['03:00', '24:00']) })])
    // 23:30 of Saturday for the second time; Sunday began at 02:30Z.
    const from = at('2010-11-07T03:00Z')
    expect(iso(addBusinessDays(both, from, 1, 'close'))).toBe('2010-11-09T03:30:00.000Z')
  })
})

describe('the end of the last business day', () => {
  const closing = (from: string, count: number, changes: Partial<CalendarSpec> = {}) =>
    iso(addBusinessDays(calendar(changes), at(from), count, 'close'))

  test('[CAL21] the last closing of the date', () => {
    expect(closing('2026-03-05T10:00Z', 1)).toBe('2026-03-06T17:00:00.000Z')
    expect(closing('2026-03-05T10:00Z', 0)).toBe('2026-03-05T17:00:00.000Z')
    expect(closing('2026-03-07T10:00Z', 0)).toBe('2026-03-09T17:00:00.000Z')
    const lunch = { weekly: workdays(['08:00', '12:00'], ['13:00', '16:00']) }
    expect(closing('2026-03-05T10:00Z', 1, lunch)).toBe('2026-03-06T16:00:00.000Z')
  })

  test('[CAL21] midnight where the date is open until then', () => {
    expect(closing('2026-03-05T23:00Z', 0, { weekly: daily(['22:00', '06:00']) })).toBe(
      '2026-03-06T00:00:00.000Z',
    )
    expect(iso(addBusinessDays(alwaysOpen, at('2026-03-05T10:00Z'), 2, 'close'))).toBe(
      '2026-03-08T00:00:00.000Z',
    )
  })

  test('[CAL22] days are dates of the zone in force, and none is counted twice where a version moves the desk', () => {
    const helsinki = calendarSpec({ timezone: 'Europe/Helsinki', weekly: daily(['00:00', '24:00']) })
    const moved = (timezone: string) =>
      compiled(helsinki, { ...helsinki, version: 2, timezone, effectiveFrom: '2026-03-04' })
    const from = at('2026-03-02T10:00Z')
    const days = (timezone: string, count: number) =>
      iso(addBusinessDays(moved(timezone), from, count, 'time-of-day'))
    expect(days('America/New_York', 1)).toBe('2026-03-03T10:00:00.000Z')
    expect(days('America/New_York', 2)).toBe('2026-03-04T17:00:00.000Z')
    expect(days('Asia/Tokyo', 2)).toBe('2026-03-04T03:00:00.000Z')
    expect(days('Asia/Tokyo', 3)).toBe('2026-03-05T03:00:00.000Z')
    // 17:30 of 3 March is left out by the move to Tokyo: the clock that was left tells it.
    expect(iso(addBusinessDays(moved('Asia/Tokyo'), at('2026-03-02T15:30Z'), 1, 'time-of-day'))).toBe(
      '2026-03-03T15:30:00.000Z',
    )
    const lastOf = (timezone: string, count: number) =>
      iso(addBusinessDays(moved(timezone), from, count, 'close'))
    expect([lastOf('Asia/Tokyo', 1), lastOf('Asia/Tokyo', 2)]).toEqual([
      '2026-03-03T15:00:00.000Z',
      '2026-03-04T15:00:00.000Z',
    ])
    expect([lastOf('America/New_York', 1), lastOf('America/New_York', 2)]).toEqual([
      '2026-03-03T22:00:00.000Z',
      '2026-03-05T05:00:00.000Z',
    ])
  })
})
