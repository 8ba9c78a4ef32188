import { describe, expect, test } from 'vitest'
import { at } from '#kit/builders'
import { calendar, calendarSpec, closed, daily, holiday, workdays } from '#kit/calendarBuilders'
import { DAY_MS, HOUR_MS, type Instant, instant, MINUTE_MS, plusMs } from '../instant'
import { alwaysOpen } from './alwaysOpen'
import { addBusinessDays } from './businessDays'
import { compileCalendar } from './calendar'
import { zonesHash } from './calendarHash'
import { type CalendarRefusal, calendarRefusalSentence } from './calendarRefusal'
import type { CalendarSpec, WallSpan } from './calendarSpec'
import { zoneNamed } from './localTime'

const refusal = (changes: Partial<CalendarSpec>): CalendarRefusal => {
  const compiled = compileCalendar(calendarSpec(changes))
  if (compiled.ok) throw new Error('The calendar was accepted')
  return compiled.refusal
}
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

describe('far away', () => {
  const helsinki = calendar({ timezone: 'Europe/Helsinki', weekly: workdays(['08:00', '16:00']) })
  const WEEK_HOURS = 40

  test('[CAL29] a budget of decades ends exactly, forward and back', () => {
    // 1,565 weeks after a Monday morning; that one is in winter, when Helsinki is two hours ahead.
    const from = at('2026-01-05T06:00Z')
    const due = helsinki.addOpen(from, 1565 * WEEK_HOURS * HOUR_MS)
    expect(iso(due)).toBe('2055-12-31T14:00:00.000Z')
    expect(due && iso(helsinki.addOpen(due, -1565 * WEEK_HOURS * HOUR_MS))).toBe(iso(from))
    expect(due && helsinki.openBetween(from, due)).toBe(1565 * WEEK_HOURS * HOUR_MS)
    expect(iso(helsinki.addOpen(from, -1565 * WEEK_HOURS * HOUR_MS))).toBe('1996-01-08T06:00:00.000Z')
  })

  test('[CAL29] a fresh calendar asked about the far past first answers about today as any other', () => {
    const fresh = calendar({ timezone: 'Europe/Helsinki', weekly: workdays(['08:00', '16:00']) })
    expect(iso(fresh.nextOpen(at('1970-01-03T00:00Z')))).toBe('1970-01-05T06:00:00.000Z')
    const today = at('2026-11-22T13:00Z')
    expect(fresh.addOpen(today, 30 * HOUR_MS)).toBe(helsinki.addOpen(today, 30 * HOUR_MS))
  })

  test('[CAL29] before 1970 and from 2170 on nothing counts', () => {
    const all = calendar({ weekly: daily(['00:00', '24:00']) })
    expect(all.openBetween(instant(-DAY_MS), instant(DAY_MS))).toBe(DAY_MS)
    expect(all.addOpen(instant(-DAY_MS), HOUR_MS)).toBe(HOUR_MS)
    expect(all.addOpen(instant(HOUR_MS), -HOUR_MS)).toBe(0)
    expect(all.addOpen(instant(HOUR_MS), -HOUR_MS - 1)).toBeNull()
    const end = at('2170-01-01T00:00Z')
    expect(all.openBetween(plusMs(end, -HOUR_MS), plusMs(end, DAY_MS))).toBe(HOUR_MS)
    expect(all.addOpen(plusMs(end, -HOUR_MS), HOUR_MS)).toBe(end)
    expect(all.addOpen(plusMs(end, -HOUR_MS), HOUR_MS + 1)).toBeNull()
    expect(iso(all.prevOpen(plusMs(end, DAY_MS)))).toBe(iso(end))
    expect(all.nextOpen(end)).toBeNull()
  })

  test('[CAL6] dates open through midnight are one window, whichever way the calendar was compiled', () => {
    const [from, middle, to] = [at('2024-01-01T00:00Z'), at('2026-01-01T00:00Z'), at('2028-01-01T00:00Z')]
    for (const first of [from, middle, to]) {
      const all = calendar({ weekly: daily(['00:00', '24:00']) })
      expect(all.nextOpen(first)).toBe(first)
      expect(all.windowsBetween(from, to)).toEqual([{ opensAt: from, closesAt: to }])
    }
  })

  test('[CAL9] a fraction of a millisecond counts as a whole one', () => {
    const monday = at('2026-03-02T10:00Z')
    for (const each of [helsinki, alwaysOpen]) {
      expect(each.addOpen(monday, 0.25)).toBe(plusMs(monday, 1))
      expect(each.addOpen(monday, -0.25)).toBe(plusMs(monday, -1))
      expect(each.addOpen(monday, 0)).toBe(monday)
    }
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

  test('[CAL6] an opening adds to whatever else is open, also on a holiday, nights included', () => {
    const opened = calendar({
      holidays: holiday('2026-03-03', '2026-03-04'),
      overrides: { '2026-03-05': [['10:00', '11:00']] },
      openings: {
        '2026-03-02': [['16:00', '18:00']],
        '2026-03-03': [['22:00', '02:00']],
        '2026-03-05': [['10:30', '12:00']],
        '2026-03-07': [['08:00', '09:00']],
      },
    })
    const hours = (date: string) =>
      opened.openBetween(at(`${date}T00:00Z`), plusMs(at(`${date}T00:00Z`), DAY_MS)) / HOUR_MS
    const dates = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07']
    expect(dates.map(hours)).toEqual([9, 2, 2, 2, 8, 1])
  })

  test('[CAL6] a break is taken out last, from an opening as well', () => {
    const broken = calendar({
      holidays: holiday('2026-03-03'),
      openings: { '2026-03-03': [['10:00', '14:00']] },
      breaks: { '2026-03-03': [['12:00', '13:00']] },
    })
    expect(broken.windowsBetween(at('2026-03-03T00:00Z'), at('2026-03-04T00:00Z'))).toEqual([
      { opensAt: at('2026-03-03T10:00Z'), closesAt: at('2026-03-03T12:00Z') },
      { opensAt: at('2026-03-03T13:00Z'), closesAt: at('2026-03-03T14:00Z') },
    ])
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
