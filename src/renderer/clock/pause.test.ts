import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { pause } from './pause'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('[DSK101] a screen that waits for weeks leaves nothing behind on what ends its waiting', async () => {
  const life = new AbortController()
  for (let wait = 0; wait < 3; wait += 1) {
    const waited = pause(1_000, life.signal)
    await vi.advanceTimersByTimeAsync(1_000)
    await waited
  }
  expect(getEventListeners(life.signal, 'abort')).toEqual([])
  const stopped = pause(1_000, life.signal)
  life.abort()
  await stopped
  expect(vi.getTimerCount()).toBe(0)
})
