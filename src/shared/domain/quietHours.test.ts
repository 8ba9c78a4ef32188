import { describe, expect, it } from 'vitest'
import { at } from '#kit/builders'
import { firstQuietHours, type QuietHours, quietHoursSchema, quietUntil } from './quietHours'

const nobodyQuiet = { mon: null, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null }
const quiet = (days: Partial<QuietHours['days']>, zone: string | null = 'Europe/Helsinki'): QuietHours => ({
  isOn: true,
  zone,
  days: { ...nobodyQuiet, ...days },
})
const until = (hours: QuietHours, now: string, zoneHere = 'Europe/London') => {
  const end = quietUntil(hours, at(now), zoneHere)
  return end === null ? null : new Date(end).toISOString()
}

describe('quiet hours', () => {
  // 2 March 2026 is a Monday; Helsinki is two hours ahead of UTC, and three from 29 March on.
  const nights = quiet({ mon: { from: '22:00', until: '07:00' } })

  it.each([
    ['2026-03-02T19:59Z', null],
    ['2026-03-02T20:00Z', '2026-03-03T05:00:00.000Z'],
    ['2026-03-03T04:59Z', '2026-03-03T05:00:00.000Z'],
    ['2026-03-03T05:00Z', null],
    ['2026-03-03T20:00Z', null],
  ])('[ALR100] Monday 22:00 to 07:00 in Helsinki, at %s: until %s', (now, end) => {
    expect(until(nights, now)).toBe(end)
  })

  it('[ALR100] days that meet are one silence, over a whole weekend', () => {
    const weekend = quiet({
      fri: { from: '18:00', until: '24:00' },
      sat: { from: '00:00', until: '24:00' },
      sun: { from: '00:00', until: '24:00' },
      mon: { from: '00:00', until: '08:00' },
    })
    expect(until(weekend, '2026-03-06T17:00Z')).toBe('2026-03-09T06:00:00.000Z')
  })

  it('[ALR100] they keep to the wall clock when clocks change', () => {
    const nightly = { from: '22:00', until: '07:00' }
    expect(until(quiet({ sat: nightly }), '2026-03-28T21:00Z')).toBe('2026-03-29T04:00:00.000Z')
    expect(until(quiet({ sat: nightly }), '2026-10-24T21:00Z')).toBe('2026-10-25T05:00:00.000Z')
  })

  it('[ALR100] without a zone, or with one nobody knows, they follow this computer', () => {
    const day = { mon: { from: '12:00', until: '13:00' } }
    expect(until(quiet(day, null), '2026-03-02T12:30Z')).toBe('2026-03-02T13:00:00.000Z')
    expect(until(quiet(day, 'Europe/Nowhere'), '2026-03-02T12:30Z')).toBe('2026-03-02T13:00:00.000Z')
    expect(until(quiet(day, null), '2026-03-02T12:30Z', 'Nowhere/Either')).toBeNull()
  })

  it('[ALR100] turned off, nothing is quiet', () => {
    expect(until(firstQuietHours, '2026-03-02T23:00Z')).toBeNull()
    expect(quietHoursSchema.safeParse({ ...firstQuietHours, zone: 'x'.repeat(99) }).success).toBe(false)
  })

  it('[ALR100] quiet all week ends somewhere', () => {
    const always = { from: '00:00', until: '24:00' }
    const week = quiet({
      mon: always,
      tue: always,
      wed: always,
      thu: always,
      fri: always,
      sat: always,
      sun: always,
    })
    expect(quietUntil(week, at('2026-03-02T12:00Z'), 'Europe/London')).toBeGreaterThan(
      at('2026-03-09T12:00Z'),
    )
  })
})
