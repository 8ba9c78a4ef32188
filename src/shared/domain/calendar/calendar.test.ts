import { describe, expect, test } from 'vitest'
import { at } from '#kit/builders'
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, plusMs } from '../instant'
import { addBusinessDays } from './businessDays'
import { type Calendar, compileCalendar } from './calendar'
import { zonesHash } from './calendarHash'
import { type CalendarRefusal, calendarRefusalSentence } from './calendarRefusal'
import type { CalendarSpec, WallSpan } from './calendarSpec'
import { zoneNamed } from './localTime'

const closed: CalendarSpec['weekly'] = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const workdays = (...spans: readonly WallSpan[]): CalendarSpec['weekly'] => ({
  ...closed,
  mon: spans,
  tue: spans,
  wed: spans,
  thu: spans,
  fri: spans,
})
const daily = (...spans: readonly WallSpan[]): CalendarSpec['weekly'] => ({
  ...workdays(...spans),
  sat: spans,
  sun: spans,
})

const spec = (changes: Partial<CalendarSpec> = {}): CalendarSpec => ({
  id: 'test',
  version: 1,
  name: 'Test',
  effectiveFrom: null,
  timezone: 'UTC',
  weekly: workdays(['09:00', '17:00']),
  holidays: [],
  overrides: {},
  openings: {},
  breaks: {},
  ...changes,
})

const calendar = (changes: Partial<CalendarSpec> = {}): Calendar => {
  const compiled = compileCalendar(spec(changes))
  if (!compiled.ok) throw new Error(calendarRefusalSentence(compiled.refusal))
  return compiled.value
}
const refusal = (changes: Partial<CalendarSpec>): CalendarRefusal => {
  const compiled = compileCalendar(spec(changes))
  if (compiled.ok) throw new Error('The calendar was accepted')
  return compiled.refusal
}
const holiday = (...dates: readonly string[]) => dates.map((date) => ({ date, name: 'Holiday' }))
const iso = (moment: Instant | null) => (moment === null ? null : new Date(moment).toISOString())

describe('real time', () => {
  const aroundTheClock = daily(['00:00', '24:00'])

  test('[CAL1] the Sunday on which clocks go back has 25 hours, the one on which they go forward 23', () => {
    const paris = calendar({ timezone: 'Europe/Paris', weekly: { ...closed, sun: [['00:00', '24:00']] } })
    const hours = (from: string, to: string) => paris.openBetween(at(from), at(to)) / HOUR_MS
    expect(hours('2026-10-24T00:00Z', '2026-10-27T00:00Z')).toBe(25)
    expect(hours('2026-03-28T00:00Z', '2026-03-31T00:00Z')).toBe(23)
  })

  test('[CAL1] a night shift through a change of clocks counts what really passed', () => {
    const paris = calendar({ timezone: 'Europe/Paris', weekly: { ...closed, sat: [['22:00', '06:00']] } })
    const hours = (from: string, to: string) => paris.openBetween(at(from), at(to)) / HOUR_MS
    expect(hours('2026-10-24T00:00Z', '2026-10-26T00:00Z')).toBe(9)
    expect(hours('2026-03-28T00:00Z', '2026-03-30T00:00Z')).toBe(7)
    expect(hours('2026-05-02T00:00Z', '2026-05-04T00:00Z')).toBe(8)
  })

  test('[CAL1] a span that a change of clocks leaves empty is dropped', () => {
    const paris = calendar({ timezone: 'Europe/Paris', weekly: { ...closed, sun: [['02:00', '03:00']] } })
    expect(paris.openBetween(at('2026-03-28T12:00Z'), at('2026-03-30T00:00Z'))).toBe(0)
    expect(paris.openBetween(at('2026-04-04T12:00Z'), at('2026-04-06T00:00Z'))).toBe(HOUR_MS)
  })

  test('[CAL1] a date that a zone skipped has no open time', () => {
    const apia = calendar({ timezone: 'Pacific/Apia', weekly: aroundTheClock })
    expect(apia.openBetween(at('2011-12-29T10:00Z'), at('2011-12-31T10:00Z'))).toBe(48 * HOUR_MS)
    const fridays = calendar({ timezone: 'Pacific/Apia', weekly: { ...closed, fri: [['09:00', '17:00']] } })
    expect(fridays.openBetween(at('2011-12-28T10:00Z'), at('2012-01-03T10:00Z'))).toBe(0)
  })
})

describe('adding', () => {
  test('[CAL3] a budget used up exactly at closing time ends at closing time', () => {
    expect(iso(calendar().addOpen(at('2026-03-06T16:00Z'), HOUR_MS))).toBe('2026-03-06T17:00:00.000Z')
    expect(iso(calendar().addOpen(at('2026-03-06T16:00Z'), HOUR_MS + 1))).toBe('2026-03-09T09:00:00.001Z')
  })

  test('[CAL3] at closing time the calendar is closed, at opening time it is open', () => {
    expect(iso(calendar().nextOpen(at('2026-03-06T17:00Z')))).toBe('2026-03-09T09:00:00.000Z')
    expect(iso(calendar().nextOpen(at('2026-03-09T09:00Z')))).toBe('2026-03-09T09:00:00.000Z')
    expect(iso(calendar().prevOpen(at('2026-03-09T09:00Z')))).toBe('2026-03-06T17:00:00.000Z')
    expect(iso(calendar().prevOpen(at('2026-03-06T17:00Z')))).toBe('2026-03-06T17:00:00.000Z')
  })

  test('[CAL3] several spans a day leave the time between them out', () => {
    const lunch = calendar({ weekly: workdays(['08:00', '12:00'], ['13:00', '17:00']) })
    expect(iso(lunch.addOpen(at('2026-03-02T11:30Z'), HOUR_MS))).toBe('2026-03-02T13:30:00.000Z')
    expect(lunch.openBetween(at('2026-03-02T00:00Z'), at('2026-03-03T00:00Z'))).toBe(8 * HOUR_MS)
  })

  test('[CAL13] each weekday is read by its own hours', () => {
    const uneven = calendar({ weekly: { ...workdays(['09:00', '17:00']), thu: [['09:00', '12:00']] } })
    expect(iso(uneven.addOpen(at('2026-03-04T18:00Z'), 4 * HOUR_MS))).toBe('2026-03-06T10:00:00.000Z')
  })

  test('[CAL9] reversed and equal arguments measure nothing; a negative amount goes back', () => {
    expect(calendar().openBetween(at('2026-03-05T10:00Z'), at('2026-03-02T10:00Z'))).toBe(0)
    expect(calendar().openBetween(at('2026-03-05T10:00Z'), at('2026-03-05T10:00Z'))).toBe(0)
    expect(iso(calendar().addOpen(at('2026-03-09T10:00Z'), -2 * HOUR_MS))).toBe('2026-03-06T16:00:00.000Z')
    expect(iso(calendar().addOpen(at('2026-03-09T10:00Z'), -HOUR_MS))).toBe('2026-03-09T09:00:00.000Z')
  })
})

describe('what a person writes', () => {
  test('[CAL5] a span may cross midnight', () => {
    const nights = calendar({ weekly: daily(['22:00', '06:00']) })
    expect(nights.openBetween(at('2026-03-02T20:00Z'), at('2026-03-03T20:00Z'))).toBe(8 * HOUR_MS)
    expect(iso(nights.addOpen(at('2026-03-02T23:00Z'), 2 * HOUR_MS))).toBe('2026-03-03T01:00:00.000Z')
  })

  test('[CAL5] a holiday closes exactly its own date of a night', () => {
    const nights = calendar({ weekly: daily(['22:00', '06:00']), holidays: holiday('2026-03-03') })
    const hours = (from: string, to: string) => nights.openBetween(at(from), at(to)) / HOUR_MS
    expect(hours('2026-03-02T20:00Z', '2026-03-03T20:00Z')).toBe(2)
    expect(hours('2026-03-03T20:00Z', '2026-03-04T20:00Z')).toBe(6)
  })

  test('[CAL5] a holiday is a date of the calendar’s zone', () => {
    const helsinki = calendar({
      timezone: 'Europe/Helsinki',
      weekly: daily(['00:00', '24:00']),
      holidays: holiday('2026-12-06'),
    })
    expect(iso(helsinki.nextOpen(at('2026-12-05T22:00Z')))).toBe('2026-12-06T22:00:00.000Z')
    expect(iso(helsinki.nextOpen(at('2026-12-05T21:59Z')))).toBe('2026-12-05T21:59:00.000Z')
  })

  test('[CAL6] an override replaces the spans that start on its date, their nights included', () => {
    const nights = calendar({
      weekly: daily(['22:00', '06:00']),
      overrides: { '2026-03-03': [['10:00', '12:00']] },
    })
    expect(nights.openBetween(at('2026-03-03T00:00Z'), at('2026-03-04T12:00Z'))).toBe((6 + 2) * HOUR_MS)
  })

  test('[CAL6] a break is taken out of its date, whatever it overlaps', () => {
    const breaks: Record<string, readonly WallSpan[]> = {
      '2026-03-02': [['11:00', '12:30']],
      '2026-03-03': [['16:00', '19:00']],
      '2026-03-04': [['00:00', '24:00']],
    }
    const broken = calendar({ breaks })
    const minutes = (date: string) =>
      broken.openBetween(at(`${date}T00:00Z`), at(`${date}T23:59Z`)) / MINUTE_MS
    expect([minutes('2026-03-02'), minutes('2026-03-03'), minutes('2026-03-04')]).toEqual([390, 420, 0])
  })

  test('[CAL7] midnight at the end of a day is 24:00 and nothing else', () => {
    const fault = refusal({ weekly: { ...closed, mon: [['00:00', '23:59']] } })
    expect(fault).toEqual({
      kind: 'minute-short',
      path: ['weekly', 'mon', 0],
      place: 'mon',
      span: ['00:00', '23:59'],
    })
    expect(calendarRefusalSentence(fault)).toBe(
      'mon closes at 23:59 and would lose a minute. Write 24:00 for midnight.',
    )
  })

  test('[CAL7] a span without length or beginning after its day is refused with its place', () => {
    const empty = refusal({ overrides: { '2026-03-02': [['09:00', '09:00']] } })
    expect(empty).toMatchObject({ kind: 'empty-span', place: '2026-03-02' })
    expect(refusal({ breaks: { '2026-03-02': [['24:00', '01:00']] } })).toMatchObject({
      kind: 'reversed-span',
      place: '2026-03-02',
    })
  })

  test('[CAL8] a calendar that never opens is refused', () => {
    expect(refusal({ weekly: closed })).toMatchObject({ kind: 'never-opens' })
    const onlyOnAHoliday = {
      weekly: closed,
      holidays: holiday('2026-03-02'),
      overrides: { '2026-03-02': [['09:00', '10:00']] } satisfies CalendarSpec['overrides'],
    }
    expect(refusal(onlyOnAHoliday)).toMatchObject({ kind: 'never-opens' })
  })

  test('[CAL8] a calendar that opens too little for a budget answers that nothing is due', () => {
    const once = calendar({ weekly: closed, overrides: { '2026-03-02': [['09:00', '10:00']] } })
    expect(iso(once.addOpen(at('2026-03-01T00:00Z'), HOUR_MS))).toBe('2026-03-02T10:00:00.000Z')
    expect(once.addOpen(at('2026-03-01T00:00Z'), HOUR_MS + 1)).toBeNull()
    expect(once.nextOpen(at('2026-03-02T10:00Z'))).toBeNull()
    expect(once.prevOpen(at('2026-03-02T09:00Z'))).toBeNull()
    expect(addBusinessDays(once, at('2026-03-01T00:00Z'), 1, 'time-of-day')).toBeNull()
  })

  test('[CAL11] a zone nobody knows and a date in no calendar are refused by name', () => {
    expect(refusal({ timezone: 'Europe/Atlantis' })).toEqual({
      kind: 'unknown-zone',
      path: ['timezone'],
      timezone: 'Europe/Atlantis',
    })
    expect(refusal({ holidays: holiday('2026-02-30') })).toEqual({
      kind: 'no-such-date',
      path: ['holidays', 0, 'date'],
      date: '2026-02-30',
    })
  })

  test('[CAL12] calendars that could count differently have different hashes', () => {
    const hash = calendar().hash
    expect(hash).toMatch(/^[0-9a-f]{16}$/)
    expect(calendar().hash).toBe(hash)
    expect(calendar({ holidays: holiday('2026-03-02') }).hash).not.toBe(hash)
    expect(calendar({ timezone: 'Europe/Helsinki' }).hash).not.toBe(hash)
  })

  test.each([7 * DAY_MS, HOUR_MS])(
    '[CAL12] two zones of one name that change their clocks %d ms apart have different hashes',
    (apartMs) => {
      const zone = zoneNamed('Europe/Helsinki')
      if (!zone) throw new Error('This computer knows no Helsinki.')
      const newer = { ...zone, offsetMsAt: (when: Instant) => zone.offsetMsAt(plusMs(when, apartMs)) }
      expect(zonesHash([newer])).not.toBe(zonesHash([zone]))
    },
  )
})

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
})
