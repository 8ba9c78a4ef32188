import { afterEach, beforeEach, vi } from 'vitest'

/** The day that the computer believes it is; given by whoever starts the tests. */
const today = process.env['ELSEWHERE_TODAY']
if (!today) throw new Error('ELSEWHERE_TODAY is not set.')

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(today), toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})
