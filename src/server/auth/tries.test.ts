import { expect, it } from 'vitest'
import { at } from '#kit/builders'
import { DAY_MS, MINUTE_MS, plusMs } from '#shared/domain/instant'
import { createTries } from './tries'

it('[SEC180] a pause ends after a minute, also when the clock is set back within it', () => {
  let now = at('2026-03-02T09:00Z')
  const tries = createTries({ now: () => now })
  const limits = [{ key: 'jonas', limit: 1 }]
  expect(tries.begin(limits)).toEqual({ mayTry: true, triesLeft: 0 })
  expect(tries.begin(limits)).toEqual({ mayTry: false, retryAfterMs: MINUTE_MS })
  now = plusMs(now, -DAY_MS)
  expect(tries.begin(limits)).toEqual({ mayTry: true, triesLeft: 0 })
  now = plusMs(now, MINUTE_MS - 1)
  expect(tries.begin(limits)).toEqual({ mayTry: false, retryAfterMs: 1 })
  now = plusMs(now, 1)
  expect(tries.begin(limits)).toEqual({ mayTry: true, triesLeft: 0 })
})
