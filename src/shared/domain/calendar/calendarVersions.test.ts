import { describe, expect, test } from 'vitest'
import { compiled } from '#kit/anyCalendar'
import { at } from '#kit/builders'
import { calendar, calendarSpec, closed, daily, workdays } from '#kit/calendarBuilders'
import { HOUR_MS, type Instant } from '../instant'
import { compileCalendar, compileVersions } from './calendar'
import type { CalendarSpec } from './calendarSpec'

const iso = (moment: Instant | null) => (moment === null ? null : new Date(moment).toISOString())
const version = (number: number, effectiveFrom: string | null, changes: Partial<CalendarSpec> = {}) =>
  calendarSpec({ version: number, effectiveFrom, ...changes })
const refusalOf = (...specs: readonly CalendarSpec[]) => {
  const result = compileVersions(specs)
  return result.ok ? null : result.refusal
}

describe('versions of one calendar', () => {
  const days = version(1, null)
  const shorter = version(2, '2026-03-04', { weekly: workdays(['09:00', '12:00']) })

  test('[CAL14] each date is read by the version in force on it', () => {
    const both = compiled(days, shorter)
    const hours = (from: string, to: string) => both.openBetween(at(from), at(to)) / HOUR_MS
    expect(hours('2026-03-03T00:00Z', '2026-03-04T00:00Z')).toBe(8)
    expect(hours('2026-03-04T00:00Z', '2026-03-05T00:00Z')).toBe(3)
    expect(iso(both.addOpen(at('2026-03-03T16:00Z'), 5 * HOUR_MS))).toBe('2026-03-05T10:00:00.000Z')
  })

  test('[CAL14] what was counted before a version began stays as it was', () => {
    const [before, after] = [compiled(days), compiled(days, shorter)]
    const [from, to] = [at('2020-01-01T00:00Z'), at('2026-03-04T00:00Z')]
    expect(after.openBetween(from, to)).toBe(before.openBetween(from, to))
    expect(after.stretchesBetween(from, to)).toEqual(before.stretchesBetween(from, to))
  })

  test('[CAL14] the order in which versions are written says nothing', () => {
    const third = version(3, '2026-03-05', { weekly: daily(['00:00', '01:00']) })
    const moment = at('2026-03-03T16:00Z')
    expect(compiled(third, shorter, days).addOpen(moment, 9 * HOUR_MS)).toBe(
      compiled(days, shorter, third).addOpen(moment, 9 * HOUR_MS),
    )
    expect(compiled(third, days, shorter).hash).toBe(compiled(days, shorter, third).hash)
  })

  test('[CAL14] a version begins at midnight, with its own small hours, also where a night was open before', () => {
    const nights = version(1, null, { weekly: daily(['22:00', '06:00']) })
    const both = compiled(nights, version(2, '2026-03-04', { weekly: daily(['09:00', '10:00']) }))
    expect(iso(both.addOpen(at('2026-03-03T22:00Z'), 2 * HOUR_MS))).toBe('2026-03-04T00:00:00.000Z')
    expect(iso(both.nextOpen(at('2026-03-04T00:00Z')))).toBe('2026-03-04T09:00:00.000Z')
  })

  test('[CAL14] a version that moves the desk begins at midnight of its own zone', () => {
    const helsinki = version(1, null, { timezone: 'Europe/Helsinki', weekly: daily(['00:00', '24:00']) })
    const tokyo = version(2, '2026-03-04', { timezone: 'Asia/Tokyo', weekly: daily(['09:00', '17:00']) })
    const both = compiled(helsinki, tokyo)
    expect(iso(both.prevOpen(at('2026-03-04T00:00Z')))).toBe('2026-03-03T15:00:00.000Z')
    expect(
      [both.zoneAt(at('2026-03-03T14:59Z')), both.zoneAt(at('2026-03-03T15:00Z'))].map(({ name }) => name),
    ).toEqual(['Europe/Helsinki', 'Asia/Tokyo'])
    expect(both.zone.name).toBe('Asia/Tokyo')
  })

  test('[CAL14] a version overtaken before it began is never in force', () => {
    const all = { weekly: daily(['00:00', '24:00']) }
    const west = version(2, '2026-03-04', { timezone: 'Pacific/Pago_Pago', ...all })
    const east = version(3, '2026-03-05', {
      timezone: 'Pacific/Kiritimati',
      weekly: daily(['09:00', '17:00']),
    })
    const both = compiled(version(1, null, { ...all, weekly: daily(['00:00', '01:00']) }), west, east)
    expect(both.zoneAt(at('2026-03-04T09:59Z')).name).toBe('UTC')
    expect(both.zoneAt(at('2026-03-04T10:00Z')).name).toBe('Pacific/Kiritimati')
    expect(both.openBetween(at('2026-03-04T01:00Z'), at('2026-03-04T19:00Z'))).toBe(0)
  })

  test('[CAL14] a version overtaken before or as it began says nothing about zones either', () => {
    const east = version(3, '2026-03-05', { timezone: 'Pacific/Kiritimati' })
    const without = compiled(days, east).zoneHash
    // Both begin at 10:00 UTC of 4 March, or an hour later.
    for (const timezone of ['Pacific/Honolulu', 'Pacific/Pago_Pago']) {
      const overtaken = version(2, '2026-03-04', { timezone })
      expect(compiled(days, overtaken, east).zoneHash).toBe(without)
    }
  })

  test('[CAL14] the version that holds from ever does so from the first instant known, west of Greenwich too', () => {
    const [from, to] = [at('1970-01-01T00:00Z'), at('1970-01-02T00:00Z')]
    const all = { timezone: 'America/New_York', weekly: daily(['00:00', '24:00']) }
    const both = compiled(version(1, null, all), version(2, '2026-03-04', all))
    expect(both.openBetween(from, to)).toBe(24 * HOUR_MS)
  })
})

describe('refused versions', () => {
  test('[CAL15] two versions from one date, or of one number', () => {
    const twice = refusalOf(version(1, null), version(2, '2026-03-04'), version(3, '2026-03-04'))
    expect(twice).toMatchObject({
      kind: 'effective-twice',
      path: [2, 'effectiveFrom'],
      effectiveFrom: '2026-03-04',
    })
    expect(refusalOf(version(1, null), version(2, null))).toMatchObject({
      kind: 'effective-twice',
      path: [1, 'effectiveFrom'],
    })
    expect(refusalOf(version(1, null), version(1, '2026-03-04'))).toMatchObject({
      kind: 'version-twice',
      path: [1, 'version'],
      version: 1,
    })
  })

  test('[CAL15] nothing said of the time before the first', () => {
    const later = refusalOf(version(2, '2026-05-01'), version(1, '2026-03-04'))
    expect(later).toMatchObject({
      kind: 'nothing-before',
      path: [1, 'effectiveFrom'],
      effectiveFrom: '2026-03-04',
    })
    const alone = compileCalendar(version(1, '2026-03-04'))
    expect(alone).toMatchObject({ ok: false, refusal: { kind: 'nothing-before', path: ['effectiveFrom'] } })
  })

  test('[CAL15] versions of another calendar, and none at all', () => {
    expect(refusalOf(version(1, null), version(2, '2026-03-04', { id: 'other' }))).toEqual({
      kind: 'other-calendar',
      path: [1, 'id'],
      id: 'other',
      expected: 'test',
    })
    expect(refusalOf()).toEqual({ kind: 'no-versions', path: [] })
  })

  test('[CAL15] a version that is itself at fault, with its place in the list', () => {
    expect(refusalOf(version(1, null), version(2, '2026-03-04', { weekly: closed }))).toMatchObject({
      kind: 'never-opens',
      path: [1, 'weekly'],
    })
  })
})

describe('hashes', () => {
  test('[CAL12] every version counts into the hash', () => {
    const one = compiled(version(1, null), version(2, '2026-03-04'))
    const two = compiled(version(1, null), version(2, '2026-03-05'))
    expect(one.hash).not.toBe(two.hash)
    expect(one.hash).not.toBe(calendar().hash)
  })

  test('[CAL28] what is written and what the zones do are told apart', () => {
    const helsinki = calendar({ timezone: 'Europe/Helsinki' })
    const riga = calendar({ timezone: 'Europe/Riga' })
    const longer = calendar({ timezone: 'Europe/Helsinki', weekly: daily(['09:00', '17:00']) })
    expect(riga.zoneHash).toBe(helsinki.zoneHash)
    expect(riga.writtenHash).not.toBe(helsinki.writtenHash)
    expect(longer.zoneHash).toBe(helsinki.zoneHash)
    expect(longer.writtenHash).not.toBe(helsinki.writtenHash)
    expect(calendar({ timezone: 'Asia/Tokyo' }).zoneHash).not.toBe(helsinki.zoneHash)
    expect(new Set([helsinki.hash, riga.hash, longer.hash]).size).toBe(3)
  })
})
