import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/domain/instant'
import { lengthText, realLengthText } from './lengthText'

test('[TKT13] a length is told in its largest unit, rounded down, and only real time becomes days', () => {
  expect(lengthText(0)).toBe('0 s')
  expect(lengthText(48 * SECOND_MS + 999)).toBe('48 s')
  expect(lengthText(12 * MINUTE_MS + 59 * SECOND_MS)).toBe('12 min')
  expect(lengthText(3 * HOUR_MS + 10 * MINUTE_MS)).toBe('3h 10m')
  expect(lengthText(3 * HOUR_MS + 9 * MINUTE_MS)).toBe('3h 09m')
  expect(lengthText(40 * HOUR_MS)).toBe('40h')
  expect(realLengthText(40 * MINUTE_MS)).toBe('40 min')
  expect(realLengthText(29 * DAY_MS + 3 * HOUR_MS)).toBe('29d 03h')
})
