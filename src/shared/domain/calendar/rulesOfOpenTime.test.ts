import { describe, expect, test } from 'vitest'
import { at } from '#kit/builders'
import { calendar, calendarSpec, closed, daily, workdays } from '#kit/calendarBuilders'
import { DAY_MS, HOUR_MS, type Instant, plusMs } from '../instant'
import { alwaysOpen } from './alwaysOpen'
import { compileCalendar } from './calendar'
import { textHash } from './calendarHash'
import { zoneNamed } from './localTime'

const iso = (instant: Instant | null): string | null =>
  instant === null ? null : new Date(instant).toISOString().slice(0, 16)

/** Monday 2 March 2026 is a working day, 09:00 to 17:00. */
const monday = at('2026-03-02T00:00Z')

describe('open time', () => {
  test('[R12] adding nothing stays where it is, open or closed', () => {
    const office = calendar()
    for (const moment of [
      '2026-03-02T12:00Z',
      '2026-03-02T17:00Z',
      '2026-03-02T20:00Z',
      '2026-03-01T12:00Z',
    ]) {
      expect(iso(office.addOpen(at(moment), 0))).toBe(moment.slice(0, 16))
    }
  })

  test('[R5] windows are the same before and after they were counted by, cut at both ends', () => {
    const asked = (from: string, to: string, isCountedBefore: 'fresh' | 'counted') => {
      const office = calendar()
      if (isCountedBefore === 'counted')
        office.openBetween(plusMs(monday, -30 * DAY_MS), plusMs(monday, 30 * DAY_MS))
      return office
        .windowsBetween(at(from), at(to))
        .map(({ opensAt, closesAt }) => `${iso(opensAt)?.slice(8)} ${iso(closesAt)?.slice(8)}`)
    }
    for (const before of ['fresh', 'counted'] as const) {
      expect(asked('2026-03-02T10:00Z', '2026-03-04T12:00Z', before)).toEqual([
        '02T10:00 02T17:00',
        '03T09:00 03T17:00',
        '04T09:00 04T12:00',
      ])
      expect(asked('2026-03-02T17:00Z', '2026-03-03T09:00Z', before)).toEqual([])
      expect(asked('2026-03-02T09:00Z', '2026-03-02T17:00Z', before)).toEqual(['02T09:00 02T17:00'])
      expect(asked('2026-03-02T12:00Z', '2026-03-02T12:00Z', before)).toEqual([])
    }
  })

  test('[R2] a calendar that never closes is one window, however long', () => {
    const always = calendar({ weekly: daily(['00:00', '24:00']) })
    const [from, to] = [plusMs(monday, -300 * DAY_MS), plusMs(monday, 300 * DAY_MS)]
    expect(always.openBetween(monday, to)).toBe(300 * DAY_MS)
    expect(always.openBetween(from, monday)).toBe(300 * DAY_MS)
    expect(always.windowsBetween(from, to)).toEqual([{ opensAt: from, closesAt: to }])
    expect(always.nextOpen(from)).toBe(from)
    expect(always.prevOpen(to)).toBe(to)
  })

  test('[R12] what is added over years and taken back over years comes out where it began', () => {
    const office = calendar()
    const start = at('2026-03-02T10:00Z')
    for (const days of [1, 60, 64, 65, 260, 1_000, 2_600]) {
      const there = office.addOpen(start, days * 8 * HOUR_MS)
      expect(there).not.toBeNull()
      expect(iso(office.addOpen(there ?? start, -days * 8 * HOUR_MS))).toBe('2026-03-02T10:00')
      // Asked by a calendar that has counted nothing yet, backwards first.
      const back = calendar().addOpen(start, -days * 8 * HOUR_MS)
      expect(back).not.toBeNull()
      expect(iso(calendar().addOpen(back ?? start, days * 8 * HOUR_MS))).toBe('2026-03-02T10:00')
    }
    // 260 working days before a Monday are 52 weeks.
    expect(iso(office.addOpen(start, -260 * 8 * HOUR_MS))).toBe('2025-03-03T10:00')
    expect(iso(office.addOpen(start, 260 * 8 * HOUR_MS))).toBe('2027-03-01T10:00')
  })

  test('[R5] the first instant at which a budget is used up, never the opening after it, going either way', () => {
    const office = calendar()
    expect(iso(office.addOpen(at('2026-03-02T16:00Z'), HOUR_MS))).toBe('2026-03-02T17:00')
    expect(iso(office.addOpen(at('2026-03-02T17:00Z'), HOUR_MS))).toBe('2026-03-03T10:00')
    expect(iso(office.addOpen(at('2026-03-03T09:00Z'), -HOUR_MS))).toBe('2026-03-02T16:00')
    expect(iso(office.addOpen(at('2026-03-03T10:00Z'), -HOUR_MS))).toBe('2026-03-03T09:00')
    expect(iso(office.prevOpen(at('2026-03-03T09:00Z')))).toBe('2026-03-02T17:00')
    expect(iso(office.prevOpen(at('2026-03-03T09:01Z')))).toBe('2026-03-03T09:01')
  })

  test('[R10] the only opening is found from years away, on either side of it', () => {
    const once = calendar({ weekly: closed, openings: { '2026-03-02': [['09:00', '10:00']] } })
    expect(iso(once.nextOpen(at('2021-06-01T00:00Z')))).toBe('2026-03-02T09:00')
    expect(iso(once.prevOpen(at('2031-06-01T00:00Z')))).toBe('2026-03-02T10:00')
    expect(once.prevOpen(at('2026-03-02T09:00Z'))).toBeNull()
    expect(once.openBetween(at('2021-06-01T00:00Z'), at('2031-06-01T00:00Z'))).toBe(HOUR_MS)
    expect(once.addOpen(at('2026-03-02T10:00Z'), -HOUR_MS - 1)).toBeNull()
  })

  test('[R11] spans of a day that touch are no overlap, whichever is written first', () => {
    for (const spans of [
      [
        ['09:00', '13:00'],
        ['13:00', '17:00'],
      ],
      [
        ['13:00', '17:00'],
        ['09:00', '13:00'],
      ],
    ] as const) {
      const compiled = compileCalendar(calendarSpec({ weekly: workdays(...spans) }))
      expect(compiled.ok && compiled.value.openBetween(monday, plusMs(monday, DAY_MS))).toBe(8 * HOUR_MS)
    }
    const overlapping = calendarSpec({ weekly: workdays(['13:00', '17:00'], ['09:00', '13:01']) })
    expect(compileCalendar(overlapping).ok).toBe(false)
  })

  test('[R1] [R29] around the clock is told by the dates of UTC and has a name and hashes of its own', () => {
    const noon = at('2026-03-02T12:00Z')
    for (const zone of [alwaysOpen.zone, alwaysOpen.zoneAt(noon), zoneNamed('UTC')]) {
      expect(zone?.name).toBe('UTC')
      expect(zone?.offsetMsAt(noon)).toBe(0)
      expect(zone?.wallAt(noon)).toBe(noon)
      expect(zone?.instantAt(noon)).toBe(noon)
    }
    expect(alwaysOpen.id).toBe('always-open')
    expect(alwaysOpen.writtenHash).not.toBe(textHash(''))
    expect(alwaysOpen.zoneHash).toBe(calendar({ timezone: 'UTC' }).zoneHash)
    expect(alwaysOpen.hash).not.toBe(calendar({ weekly: daily(['00:00', '24:00']) }).hash)
  })
})
