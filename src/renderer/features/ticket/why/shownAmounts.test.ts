import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/domain/instant'
import { amountText, passedText, shownAmounts, shownUnit } from './shownAmounts'

const amounts = fc.array(fc.nat({ max: 5 * DAY_MS }), { maxLength: 30 })
const units = fc.constantFrom(SECOND_MS, MINUTE_MS)
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

test('[TKT23] shown amounts are whole units and add up to the shown sum', () => {
  fc.assert(
    fc.property(amounts, units, (exact, unitMs) => {
      const shown = shownAmounts(exact, unitMs)
      expect(shown.every((amount) => amount >= 0 && amount % unitMs === 0)).toBe(true)
      expect(sum(shown)).toBe(Math.floor(sum(exact) / unitMs) * unitMs)
    }),
  )
})

test('[TKT23] no shown amount is a whole unit away from the exact one', () => {
  fc.assert(
    fc.property(amounts, units, (exact, unitMs) => {
      for (const [index, shown] of shownAmounts(exact, unitMs).entries()) {
        expect(Math.abs(shown - (exact[index] ?? 0))).toBeLessThan(unitMs)
      }
    }),
  )
})

test('[TKT23] budgets up to an hour are told in seconds, longer ones in minutes', () => {
  expect(amountText(4 * MINUTE_MS + 32 * SECOND_MS, shownUnit(HOUR_MS))).toBe('04:32')
  expect(amountText(2 * HOUR_MS + 5 * MINUTE_MS, shownUnit(HOUR_MS))).toBe('2h 05m')
  expect(amountText(4 * MINUTE_MS + 32 * SECOND_MS, shownUnit(HOUR_MS + 1))).toBe('0h 04m')
})

test('[TKT23] time that did not count is told in days from three days on', () => {
  expect(passedText(47 * HOUR_MS, MINUTE_MS)).toBe('47h 00m')
  expect(passedText(32 * DAY_MS + 21 * HOUR_MS, MINUTE_MS)).toBe('32d 21h')
})
