import { DateTime } from 'luxon'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { at } from '#kit/builders'
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../instant'
import { addBusinessDays } from './businessDays'
import { type Calendar, compileCalendar } from './calendar'
import type { CalendarSpec, WallSpan, Weekday } from './calendarSpec'
import { dayNumber, zoneNamed } from './localTime'
import { wallTimeMs } from './wallTime'

afterEach(() => {
  vi.useRealTimers()
})

const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const workdays = weekdays.slice(0, 5)

/** The same spans on each of some weekdays, closed on the others. */
const weekly = (days: readonly Weekday[], ...spans: readonly WallSpan[]): CalendarSpec['weekly'] => {
  const on = (day: Weekday) => (days.includes(day) ? spans : [])
  return {
    mon: on('mon'),
    tue: on('tue'),
    wed: on('wed'),
    thu: on('thu'),
    fri: on('fri'),
    sat: on('sat'),
    sun: on('sun'),
  }
}

const specOf = (changes: Partial<CalendarSpec> = {}): CalendarSpec => ({
  id: 'hours',
  version: 1,
  name: 'Hours',
  effectiveFrom: null,
  timezone: 'UTC',
  weekly: weekly(workdays, ['09:00', '17:00']),
  holidays: [],
  overrides: {},
  openings: {},
  breaks: {},
  ...changes,
})

function hours(changes: Partial<CalendarSpec> = {}): Calendar {
  const compiled = compileCalendar(specOf(changes))
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusal))
  return compiled.value
}

const refusalOf = (changes: Partial<CalendarSpec>) => {
  const compiled = compileCalendar(specOf(changes))
  return compiled.ok ? null : compiled.refusal.kind
}

const iso = (instant: Instant | null): string | null =>
  instant === null ? null : new Date(instant).toISOString().slice(0, 16)

/** What a wall clock of the zone means: "2020-10-25 02:30". */
function wall(timezone: string, text: string): string | null {
  const zone = zoneNamed(timezone)
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number)
  return zone && iso(zone.instantAt(dayNumber(year, month, day) * DAY_MS + wallTimeMs(text.slice(11))))
}

describe('time arithmetic', () => {
  test('[R1] a wall clock means an instant only in the zone of its calendar', () => {
    const opening = (timezone: string) => iso(hours({ timezone }).nextOpen(at('2026-03-02T00:00Z')))
    expect(opening('UTC')).toBe('2026-03-02T09:00')
    expect(opening('Europe/Helsinki')).toBe('2026-03-02T07:00')
    expect(opening('America/St_Johns')).toBe('2026-03-02T12:30')
    expect(opening('Asia/Kathmandu')).toBe('2026-03-02T03:15')
    // A holiday is a date there as well: on Kiritimati it is over before London wakes up.
    const away = hours({
      timezone: 'Pacific/Kiritimati',
      holidays: [{ date: '2026-03-03', name: 'Rest' }],
    })
    expect(iso(away.nextOpen(at('2026-03-02T10:00Z')))).toBe('2026-03-03T19:00')
  })

  test('[R2] a Sunday open around the clock has 25 hours when clocks go back and 23 when they go forward', () => {
    const sundays = hours({ timezone: 'Europe/Berlin', weekly: weekly(['sun'], ['00:00', '24:00']) })
    const openOn = (from: string, to: string) => sundays.openBetween(at(from), at(to)) / HOUR_MS
    expect(openOn('2020-10-24T12:00Z', '2020-10-26T12:00Z')).toBe(25)
    expect(openOn('2020-03-28T12:00Z', '2020-03-30T12:00Z')).toBe(23)
    expect(openOn('2020-06-13T12:00Z', '2020-06-15T12:00Z')).toBe(24)
    expect(iso(sundays.addOpen(at('2020-10-24T12:00Z'), 25 * HOUR_MS))).toBe('2020-10-25T23:00')
  })

  test('[R3] a time that does not exist moves forward by the gap, of one that exists twice the first is meant', () => {
    expect(wall('Europe/Berlin', '2020-03-29 02:30')).toBe('2020-03-29T01:30')
    expect(wall('Europe/Berlin', '2020-10-25 02:30')).toBe('2020-10-25T00:30')
    expect(wall('Australia/Lord_Howe', '2020-10-04 02:15')).toBe('2020-10-03T15:45')
    expect(wall('America/Los_Angeles', '2014-11-02 01:30')).toBe('2014-11-02T08:30')
  })

  test('[R3] a span that lies in a gap is dropped, and a date that begins in one begins where the gap ends', () => {
    const night = hours({ timezone: 'Europe/Berlin', weekly: weekly(['sun'], ['02:00', '03:00']) })
    expect(night.openBetween(at('2020-03-28T00:00Z'), at('2020-03-30T00:00Z'))).toBe(0)
    expect(night.openBetween(at('2020-03-21T00:00Z'), at('2020-03-23T00:00Z'))).toBe(HOUR_MS)
    // In Sao Paulo clocks went from 23:59 on Saturday to 01:00 on Sunday.
    const saturdays = hours({ timezone: 'America/Sao_Paulo', weekly: weekly(['sat'], ['00:00', '24:00']) })
    expect(iso(saturdays.prevOpen(at('2018-11-05T00:00Z')))).toBe('2018-11-04T03:00')
    const sundays = hours({ timezone: 'America/Sao_Paulo', weekly: weekly(['sun'], ['00:00', '24:00']) })
    expect(iso(sundays.nextOpen(at('2018-11-03T12:00Z')))).toBe('2018-11-04T03:00')
    expect(sundays.openBetween(at('2018-11-03T12:00Z'), at('2018-11-06T12:00Z'))).toBe(23 * HOUR_MS)
  })

  test('[R4] a time that exists twice means the same whatever today is', () => {
    const ours = new Set<string | null>()
    const luxons = new Set<number>()
    for (const today of ['2026-01-15T12:00Z', '2026-07-15T12:00Z']) {
      vi.useFakeTimers({ now: at(today), toFake: ['Date'] })
      ours.add(wall('Europe/Paris', '2020-10-25 02:30'))
      luxons.add(DateTime.fromISO('2020-10-25T02:30', { zone: 'Europe/Paris' }).toMillis())
    }
    expect([...ours]).toEqual(['2020-10-25T00:30'])
    // The trap that this rule is about: the library decides by the season in which it is asked.
    expect(luxons.size).toBe(2)
  })

  test('[R5] a budget used up exactly at closing time is due at closing time, not a week later', () => {
    const once = hours({ weekly: weekly(['mon'], ['09:00', '17:00']) })
    expect(iso(once.addOpen(at('2026-03-02T09:00Z'), 8 * HOUR_MS))).toBe('2026-03-02T17:00')
    expect(iso(once.addOpen(at('2026-03-02T09:00Z'), 8 * HOUR_MS + 1))).toBe('2026-03-09T09:00')
    expect(iso(once.addOpen(at('2026-03-02T12:00Z'), 13 * HOUR_MS))).toBe('2026-03-09T17:00')
  })

  test('[R5] at closing time a calendar is closed, at opening time it is open', () => {
    const office = hours()
    expect(iso(office.nextOpen(at('2026-03-02T17:00Z')))).toBe('2026-03-03T09:00')
    expect(iso(office.nextOpen(at('2026-03-02T09:00Z')))).toBe('2026-03-02T09:00')
    expect(office.openBetween(at('2026-03-02T17:00Z'), at('2026-03-03T09:00Z'))).toBe(0)
  })

  test('[R8] 23:59 is refused as an end, 24:00 is the whole day', () => {
    expect(refusalOf({ weekly: weekly(weekdays, ['00:00', '23:59']) })).toBe('minute-short')
    const day = hours({ weekly: weekly(weekdays, ['00:00', '24:00']) })
    expect(day.openBetween(at('2026-03-02T00:00Z'), at('2026-03-09T00:00Z'))).toBe(7 * DAY_MS)
  })

  test('[R9] a span may cross midnight, and a holiday in it closes exactly its own date', () => {
    const nights = { weekly: weekly(workdays, ['22:00', '06:00']) }
    const plain = hours(nights)
    expect(iso(plain.addOpen(at('2026-03-02T23:00Z'), 4 * HOUR_MS))).toBe('2026-03-03T03:00')
    expect(iso(plain.nextOpen(at('2026-03-07T06:00Z')))).toBe('2026-03-09T22:00')
    const withHoliday = hours({ ...nights, holidays: [{ date: '2026-03-03', name: 'Rest' }] })
    const open = withHoliday.windowsBetween(at('2026-03-02T12:00Z'), at('2026-03-04T12:00Z'))
    expect(open.map(({ opensAt, closesAt }) => [iso(opensAt), iso(closesAt)])).toEqual([
      ['2026-03-02T22:00', '2026-03-03T00:00'],
      ['2026-03-04T00:00', '2026-03-04T06:00'],
    ])
  })

  test('[R10] a calendar that never opens is refused, and so is one closed by its own exceptions', () => {
    expect(refusalOf({ weekly: weekly([]) })).toBe('never-opens')
    const everyOverride = { '2026-03-02': [['09:00', '10:00']] as const }
    const breaks = { '2026-03-02': [['09:00', '10:00']] as const }
    expect(refusalOf({ weekly: weekly([]), overrides: everyOverride })).toBeNull()
    expect(refusalOf({ weekly: weekly([]), overrides: everyOverride, breaks })).toBe('never-opens')
  })

  test('[R10] where the calendar holds less than the budget, nothing is due', () => {
    const once = hours({ weekly: weekly([]), overrides: { '2026-03-02': [['09:00', '10:00']] } })
    expect(iso(once.addOpen(at('2026-03-01T00:00Z'), HOUR_MS))).toBe('2026-03-02T10:00')
    expect(once.addOpen(at('2026-03-01T00:00Z'), HOUR_MS + 1)).toBeNull()
    expect(once.nextOpen(at('2026-03-02T10:00Z'))).toBeNull()
  })

  test('[R11] each day is read with its own hours: four hours from Wednesday evening end on Friday', () => {
    const uneven = hours({
      weekly: {
        ...weekly(workdays, ['09:00', '17:00']),
        thu: [['09:00', '12:00']],
      },
    })
    // A peer that keeps Wednesday's closing time says Thursday 13:00.
    expect(iso(uneven.addOpen(at('2026-03-04T18:00Z'), 4 * HOUR_MS))).toBe('2026-03-06T10:00')
  })

  test('[R12] reversed and equal arguments measure nothing, negative offsets go back in open time', () => {
    const office = hours()
    const monday = at('2026-03-02T11:00Z')
    expect(office.openBetween(monday, monday)).toBe(0)
    expect(office.openBetween(at('2026-03-03T11:00Z'), monday)).toBe(0)
    expect(iso(office.addOpen(monday, -8 * HOUR_MS))).toBe('2026-02-27T11:00')
    expect(iso(office.addOpen(monday, -2 * HOUR_MS))).toBe('2026-03-02T09:00')
    expect(iso(office.addOpen(at('2026-03-01T12:00Z'), -MINUTE_MS))).toBe('2026-02-27T16:59')
  })

  test('[R13] business days keep the time of day or end at closing, and are no number of hours', () => {
    const uneven = hours({
      weekly: { ...weekly(workdays, ['09:00', '17:00']), thu: [['09:00', '12:00']] },
      holidays: [{ date: '2026-03-09', name: 'Rest' }],
    })
    const after = (from: string, days: number, ends: 'time-of-day' | 'close' = 'time-of-day') =>
      iso(addBusinessDays(uneven, at(from), days, ends))
    expect(after('2026-03-04T10:00Z', 1)).toBe('2026-03-05T10:00')
    expect(after('2026-03-04T16:00Z', 1)).toBe('2026-03-05T16:00')
    expect(after('2026-03-04T10:00Z', 1, 'close')).toBe('2026-03-05T12:00')
    expect(after('2026-03-06T10:00Z', 1)).toBe('2026-03-10T10:00')
    expect(after('2026-03-07T10:00Z', 1)).toBe('2026-03-11T09:00')
    // Eight hours are another thing: the short Thursday gives three of them.
    expect(iso(uneven.addOpen(at('2026-03-04T10:00Z'), 8 * HOUR_MS))).toBe('2026-03-05T10:00')
    expect(iso(uneven.addOpen(at('2026-03-04T16:00Z'), 8 * HOUR_MS))).toBe('2026-03-06T13:00')
  })

  test('[R29] a calendar’s hash tells hours and zones apart, and nothing else', () => {
    const hash = (changes: Partial<CalendarSpec>) => hours(changes).hash
    expect(hash({})).toBe(hash({}))
    expect(hash({ timezone: 'Europe/Paris' })).not.toBe(hash({}))
    expect(hash({ weekly: weekly(workdays, ['09:00', '17:01']) })).not.toBe(hash({}))
    expect(hours({ timezone: 'Europe/Paris' }).zoneHash).toBe(hours({ timezone: 'Europe/Paris' }).zoneHash)
    expect(hours({ timezone: 'Europe/Paris' }).zoneHash).not.toBe(
      hours({ timezone: 'Europe/London' }).zoneHash,
    )
  })
})
