import { describe, expect, it } from 'vitest'
import { at } from '#kit/builders'
import type { Language } from '#shared/words/languages'
import { speak } from '#shared/words/say'
import { minutesAndSeconds, shortAge, spokenAge } from './ageText'
import { createWallClock } from './wallClock'

const helsinki = createWallClock('Europe/Helsinki')
const now = at('2027-03-30T14:32:08+03:00')

describe('times on the screen', () => {
  it('[BRD13] are the desk’s wall clock, not this computer’s', () => {
    expect(helsinki.time(now)).toBe('14:32:08')
    expect(createWallClock('America/New_York').minute(now)).toBe('07:32')
    expect(helsinki.time(at('2027-03-30T00:00:00+03:00'))).toBe('00:00:00')
  })

  it('[BRD13] carry the day when it is not today, and the year when it is not this one', () => {
    expect(helsinki.stamp(at('2027-03-30T09:05:00+03:00'), now)).toBe('09:05')
    expect(helsinki.stamp(at('2027-03-25T13:46:12+02:00'), now)).toBe('Thu 13:46')
    expect(helsinki.exactStamp(at('2027-03-31T09:48:00+03:00'), now)).toBe('Wed 09:48:00')
    expect(helsinki.stamp(at('2027-03-02T13:40:00+02:00'), now)).toBe('2 Mar 13:40')
    expect(helsinki.stamp(at('2025-12-24T13:40:00+02:00'), now)).toBe('24 Dec 2025 13:40')
  })

  it('[LNG11] are written as their language writes dates and times', async () => {
    const [thatDay, thatYear] = [at('2027-03-02T13:40:00+02:00'), at('2025-12-24T09:05:00+02:00')]
    const texts = async (language: Language) => {
      await speak(language)
      return [
        helsinki.stamp(at('2027-03-25T13:46:12+02:00'), now),
        helsinki.stamp(thatDay, now),
        helsinki.exactStamp(thatYear, now),
        helsinki.day(thatDay),
      ]
    }
    expect(await texts('fi')).toEqual(['to 13.46', '2.3. 13.40', '24.12.2025 9.05.00', 'ti 2.3.'])
    expect(await texts('ru')).toEqual(['чт 13:46', '2 мар. 13:40', '24 дек. 2025 09:05:00', 'вт, 2 мар.'])
    expect(await texts('ja')).toEqual(['(木) 13:46', '3月2日 13:40', '2025年12月24日 09:05:00', '3月2日(火)'])
    expect(await texts('en')).toEqual(['Thu 13:46', '2 Mar 13:40', '24 Dec 2025 09:05:00', 'Tue 2 Mar'])
  })

  it('[BRD13] a day begins at the desk’s midnight', () => {
    expect(helsinki.date(at('2027-03-30T00:10:00+03:00'))).toBe('2027-03-30')
    expect(helsinki.date(at('2027-03-29T23:50:00+03:00'))).toBe('2027-03-29')
  })

  it('[BRD13] a day has 23 or 25 hours where the clocks change, and begins late where midnight is skipped', () => {
    const hours = (zone: string, noon: string) => {
      const clock = createWallClock(zone)
      return (clock.dayEnd(at(noon)) - clock.dayStart(at(noon))) / 3_600_000
    }
    expect(hours('Europe/Helsinki', '2027-03-28T12:00:00+03:00')).toBe(23)
    expect(hours('Europe/Helsinki', '2027-10-31T12:00:00+02:00')).toBe(25)
    expect(hours('Africa/Cairo', '2026-04-24T12:00:00+03:00')).toBe(23)
    const cairo = createWallClock('Africa/Cairo')
    expect(cairo.time(cairo.dayStart(at('2026-04-24T12:00:00+03:00')))).toBe('01:00:00')
  })

  it('[BRD13] a zone that does not exist is an error', () => {
    expect(() => createWallClock('Europe/Atlantis')).toThrow(RangeError)
  })

  it('[BRD13] ages are in one unit and rounded down', () => {
    expect([0, 59_999, 60_000, 3_599_999, 3_600_000, 86_400_000].map(shortAge)).toEqual([
      'now',
      'now',
      '1m',
      '59m',
      '1h',
      '1d',
    ])
    expect([-5, 2_400, 360_000, 7_200_000].map(spokenAge)).toEqual(['0 s', '2 s', '6 min', '2 h'])
    expect([14_000, 61_001, -1].map(minutesAndSeconds)).toEqual(['00:14', '01:02', '00:00'])
  })
})
