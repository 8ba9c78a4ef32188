import { expect, it } from 'vitest'
import { instant } from '#shared/domain/instant'
import type { WallboardFigures } from '#shared/protocol/wallboards'
import { daysUntil, metToday, trendPoints } from './verdicts'

const day = (date: string, met: number, missed: number) => ({ date, met, missed })
const figures = (...days: readonly ReturnType<typeof day>[]): WallboardFigures => ({
  kind: 'figures',
  at: instant(0),
  version: 1,
  days,
  standing: null,
})

it('[WBD6] under ten verdicts it is a count, and no rate rounds up to a hundred', () => {
  expect(metToday({ met: 0, missed: 0 })).toEqual({ kind: 'none' })
  expect(metToday({ met: 8, missed: 1 })).toEqual({ kind: 'few', met: 8, verdicts: 9 })
  expect(metToday({ met: 9, missed: 1 })).toEqual({ kind: 'rate', percent: 90 })
  expect(metToday({ met: 9_999, missed: 1 })).toEqual({ kind: 'rate', percent: 99.9 })
  expect(metToday({ met: 10, missed: 0 })).toEqual({ kind: 'rate', percent: 100 })
})

it('[WBD12] a day with fewer than five verdicts is a gap in the trend', () => {
  const points = trendPoints([day('2027-03-29', 4, 0), day('2027-03-30', 4, 1)])
  expect(points.map(({ percent }) => percent)).toEqual([null, 80])
})

it('[WBD25] past midnight the figures of yesterday are not taken for today’s', () => {
  const known = figures(day('2027-03-29', 5, 5), day('2027-03-30', 9, 1))
  expect(daysUntil('2027-03-30', known).at(-1)).toEqual(day('2027-03-30', 9, 1))
  expect(daysUntil('2027-03-31', known)).toEqual([day('2027-03-30', 9, 1), day('2027-03-31', 0, 0)])
  expect(daysUntil('2027-03-31', null)).toEqual([])
})
