import { describe, expect, it } from 'vitest'
import { at } from '#kit/builders'
import { aMetClock, aMissedClock } from '#kit/clockBuilders'
import { HOUR_MS } from '#shared/domain/instant'
import { createWallClock } from '../../ui/wallClock'
import { createDeskDays, deskDays } from './deskDays'
import { firstVerdictAt, metToday, trendPoints, verdictsByDay } from './verdicts'

const helsinki = createWallClock('Europe/Helsinki')
const now = at('2027-03-30T14:32+03:00')
const today = { date: '2027-03-30', from: at('2027-03-30T00:00+03:00'), to: at('2027-03-31T00:00+03:00') }

describe('days of the desk', () => {
  it('[WBD6] a day is the local date of the desk, from midnight to midnight in its zone', () => {
    expect(deskDays(now, helsinki, 1)).toEqual([today])
    expect(deskDays(today.from, helsinki, 1)).toEqual([today])
    expect(deskDays(at('2027-03-30T23:59:59.999+03:00'), helsinki, 1)).toEqual([today])
  })

  it('[WBD6] the day on which the clocks go forward has 23 hours, and the seven days touch', () => {
    const days = deskDays(now, helsinki, 7)
    expect(days.map((day) => (day.to - day.from) / HOUR_MS)).toEqual([24, 24, 24, 24, 23, 24, 24])
    expect(days.slice(1).map((day) => day.from)).toEqual(days.slice(0, -1).map((day) => day.to))
  })
})

describe('days kept between beats', () => {
  it('[WBD6] stay the same object within a date of the desk, and change at its midnight', () => {
    const daysAt = createDeskDays(helsinki, 7)
    const before = daysAt(now)
    expect(daysAt(at('2027-03-30T23:59:59+03:00'))).toBe(before)
    expect(daysAt(today.to).at(-1)?.date).toBe('2027-03-31')
  })
})

describe('promises met today', () => {
  it('[WBD6] verdicts count on the day they ended, of whatever ticket is here', () => {
    const clockLists = [
      [aMetClock('acknowledgement', today.from), aMissedClock('resolution', now)],
      [aMetClock('resolution', at('2027-03-29T23:59:59.999+03:00'))],
    ]
    const days = verdictsByDay(clockLists, deskDays(now, helsinki, 2))
    expect(days.map(({ met, missed }) => [met, missed])).toEqual([
      [1, 0],
      [1, 1],
    ])
    expect(firstVerdictAt(clockLists, today)).toBe(today.from)
  })

  it('[WBD6] fewer than ten verdicts are shown as a count, not as a percentage', () => {
    expect(metToday({ met: 0, missed: 0 })).toEqual({ kind: 'none' })
    expect(metToday({ met: 3, missed: 1 })).toEqual({ kind: 'few', met: 3, verdicts: 4 })
    expect(metToday({ met: 9, missed: 1 })).toEqual({ kind: 'rate', percent: '90.0', verdicts: 10 })
  })

  it('[WBD6] one missed promise in thousands never reads as 100 %', () => {
    expect(metToday({ met: 9_999, missed: 1 })).toMatchObject({ percent: '99.9' })
    expect(metToday({ met: 10_000, missed: 0 })).toMatchObject({ percent: '100' })
  })

  it('[WBD12] a day with fewer than five verdicts has no place on the trend', () => {
    const day = { ...today, date: '2027-03-29' }
    expect(
      trendPoints([
        { day, met: 4, missed: 0 },
        { day: today, met: 4, missed: 1 },
      ]),
    ).toEqual([
      { label: '2027-03-29', percent: null },
      { label: '2027-03-30', percent: 80 },
    ])
  })
})
