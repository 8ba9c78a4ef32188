import { expect, test } from 'vitest'
import { at } from '#kit/builders'
import { MINUTE_MS, SECOND_MS } from '#shared/domain/instant'
import { createWallClock } from '../../../ui/wallClock'
import { momentWords, whenWords } from './whenWords'

const now = at('2027-03-30T14:32:08+03:00')
const telling = { now, wall: createWallClock('Europe/Helsinki') }

test('[TKT21] a time is told by its days on the desk’s wall clock, ending at 24:00 rather than at midnight', () => {
  const words = (from: string, to: string) => whenWords(at(from), at(to), telling, MINUTE_MS)
  expect(words('2027-03-25T13:40+02:00', '2027-03-25T16:00+02:00')).toBe('Thu 25 Mar 13:40 – 16:00')
  expect(words('2027-03-25T16:00+02:00', '2027-03-26T08:00+02:00')).toBe(
    'Thu 25 Mar 16:00 – Fri 26 Mar 08:00',
  )
  expect(words('2027-03-26T00:00+02:00', '2027-03-27T00:00+02:00')).toBe('Fri 26 Mar 00:00 – 24:00')
  expect(words('2027-03-27T00:00+02:00', '2027-03-29T00:00+03:00')).toBe(
    'Sat 27 Mar 00:00 – Sun 28 Mar 24:00',
  )
})

test('[TKT21] a time that lasts ends now, and short clocks are told to the second', () => {
  expect(whenWords(at('2027-03-30T14:20+03:00'), now, telling, MINUTE_MS)).toBe('Tue 30 Mar 14:20 – now')
  expect(whenWords(at('2027-03-30T14:20:05+03:00'), at('2027-03-30T14:21+03:00'), telling, SECOND_MS)).toBe(
    'Tue 30 Mar 14:20:05 – 14:21:00',
  )
  expect(momentWords(at('2027-03-30T14:20+03:00'), telling, MINUTE_MS)).toBe('Tue 30 Mar 14:20')
})
