import { expect, it } from 'vitest'
import { instant } from '#shared/domain/instant'
import type { WallStanding } from '#shared/protocol/wallboards'
import { budgetLeft, burningOf } from './budget'

const standing = (changes: Partial<WallStanding>): WallStanding => ({
  from: instant(0),
  to: instant(1),
  met: 95,
  missed: 2,
  allowed: 5,
  burn: { fast: 0.5, slow: 0.5 },
  ...changes,
})

it('[WBD26] what is left of the budget rounds down and never goes below nothing', () => {
  expect(budgetLeft(standing({}))).toEqual({ share: 0.6, percent: 60 })
  expect(budgetLeft(standing({ allowed: 3, missed: 1 }))?.percent).toBe(66)
  expect(budgetLeft(standing({ missed: 9 }))).toEqual({ share: 0, percent: 0 })
  expect(budgetLeft(standing({ met: 0, missed: 0, allowed: 0 }))).toBeNull()
})

it('[WBD26] burning is told in words: too fast while both rates say so, slowing when it has stopped', () => {
  expect(burningOf(standing({}))).toEqual({ kind: 'within' })
  expect(burningOf(standing({ burn: { fast: 3, slow: 1.4 } }))).toEqual({ kind: 'too-fast', times: 1.4 })
  expect(burningOf(standing({ burn: { fast: 0, slow: 1.4 } }))).toEqual({ kind: 'slowing' })
  expect(burningOf(standing({ burn: { fast: null, slow: null } }))).toEqual({ kind: 'within' })
  expect(burningOf(standing({ missed: 5 }))).toEqual({ kind: 'used-up' })
  expect(burningOf(standing({ allowed: 0 }))).toEqual({ kind: 'nothing-settled' })
})
