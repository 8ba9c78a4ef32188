import { describe, expect, it } from 'vitest'
import { outcomeSentence } from './outcomeSentence'

const server = 'desk.kaarna.example'

describe('a sign-in that did not work', () => {
  it('[BRD12] says how many tries are left and what comes then', () => {
    expect(outcomeSentence({ kind: 'wrong-password', triesLeft: 2 }, server)).toBe(
      'That password does not match this address. 2 more tries, then a pause of one minute.',
    )
    expect(outcomeSentence({ kind: 'wrong-password', triesLeft: 1 }, server)).toMatch(/1 more try,/)
    expect(outcomeSentence({ kind: 'wrong-password', triesLeft: 0 }, server)).toMatch(/Wait a minute/)
  })

  it('[BRD12] says how long to wait after too many tries', () => {
    expect(outcomeSentence({ kind: 'too-many-tries', retryAfterMs: 41_500 }, server)).toBe(
      'Too many tries. Wait 42 seconds, then try again.',
    )
    expect(outcomeSentence({ kind: 'too-many-tries', retryAfterMs: 90_000 }, server)).toMatch(
      /Wait 2 minutes/,
    )
  })

  it('[BRD12] names the server that cannot be reached', () => {
    expect(outcomeSentence({ kind: 'unreachable' }, server)).toMatch(
      /^desk\.kaarna\.example cannot be reached/,
    )
  })
})
