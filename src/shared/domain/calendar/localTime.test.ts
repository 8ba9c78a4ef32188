import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { at } from '#kit/builders'
import { DAY_MS, HOUR_MS, instant, MINUTE_MS } from '../instant'
import { dateText, dayNumber, parseDate, weekdayIndex, type Zone, zoneNamed } from './localTime'

const zone = (name: string): Zone => {
  const found = zoneNamed(name)
  if (!found) throw new Error(`No zone ${name}`)
  return found
}
const wall = (date: string, hours: number, minutes = 0) =>
  (parseDate(date) ?? Number.NaN) * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS

test('[CAL2] a wall time that does not exist moves forward by the gap', () => {
  expect(zone('Europe/Paris').instantAt(wall('2026-03-29', 2, 30))).toBe(at('2026-03-29T03:30+02:00'))
  expect(zone('America/Los_Angeles').instantAt(wall('2014-03-09', 2, 30))).toBe(at('2014-03-09T10:30Z'))
})

test('[CAL2] of a wall time that exists twice the first is meant', () => {
  expect(zone('Europe/Paris').instantAt(wall('2020-10-25', 2, 30))).toBe(at('2020-10-25T02:30+02:00'))
  expect(zone('Europe/Paris').instantAt(wall('2020-10-25', 3))).toBe(at('2020-10-25T03:00+01:00'))
  expect(zone('Australia/Lord_Howe').instantAt(wall('2026-04-05', 1, 45))).toBe(at('2026-04-05T01:45+11:00'))
})

test('[CAL2] a midnight inside a gap is the first instant of that date', () => {
  expect(zone('America/Sao_Paulo').instantAt(wall('2015-10-18', 0))).toBe(at('2015-10-18T03:00Z'))
})

test('[CAL2] every instant is found again from its wall clock, or an hour that repeats gives the first', () => {
  const zones = [
    'Europe/Helsinki',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: at('2000-01-01T00:00Z'), max: at('2037-01-01T00:00Z') }),
      (name, epochMs) => {
        const here = zone(name)
        const moment = instant(epochMs)
        const found = here.instantAt(here.wallAt(moment))
        expect(found).toBeLessThanOrEqual(moment)
        expect(moment - found).toBeLessThanOrEqual(HOUR_MS)
        expect(here.wallAt(found)).toBe(here.wallAt(moment))
      },
    ),
  )
})

test('[CAL2] offsets agree with another implementation around every change of clocks', () => {
  const zones = ['Europe/London', 'America/Santiago', 'Asia/Tehran', 'Pacific/Apia', 'Africa/Casablanca']
  for (const name of zones) {
    const here = zone(name)
    for (let moment = at('2009-06-01T00:30Z'); moment < at('2013-06-01T00:00Z'); ) {
      expect(here.offsetMsAt(moment) / MINUTE_MS).toBe(DateTime.fromMillis(moment, { zone: name }).offset)
      moment = instant(moment + 5 * HOUR_MS)
    }
  }
})

test('[CAL2] clocks that change twice within a week are read right', () => {
  const here = zone('America/Boa_Vista')
  const offsets = [
    '2000-10-08T03:59:59Z',
    '2000-10-08T04:00Z',
    '2000-10-15T02:59:59Z',
    '2000-10-15T03:00Z',
  ].map((moment) => here.offsetMsAt(at(moment)) / HOUR_MS)
  expect(offsets).toEqual([-4, -3, -3, -4])
})

test('[CAL2] offsets agree with another implementation in every zone this computer knows', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      fc.integer({ min: at('1980-01-01T00:00Z'), max: at('2037-01-01T00:00Z') }),
      (name, epochMs) => {
        const found = zone(name).offsetMsAt(instant(epochMs)) / MINUTE_MS
        expect(found).toBe(DateTime.fromMillis(epochMs, { zone: name }).offset)
      },
    ),
    { numRuns: 2000 },
  )
})

test('[CAL2] dates and day numbers are two names of one thing', () => {
  fc.assert(
    fc.property(fc.integer({ min: -800_000, max: 800_000 }), (day) => {
      const [year = 0, month = 0, date = 0] = dateText(Math.abs(day)).split('-').map(Number)
      expect(dayNumber(year, month, date)).toBe(Math.abs(day))
    }),
  )
  expect(weekdayIndex(dayNumber(2026, 3, 2))).toBe(0)
  expect(parseDate('2026-02-30')).toBeNull()
  expect(parseDate('2024-02-29')).not.toBeNull()
})
