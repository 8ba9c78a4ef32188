import { expect, it } from 'vitest'
import { passwordSentence } from './passwordSentence'

it('[ACC11] says why a password was not changed, and what to do', () => {
  expect(passwordSentence({ kind: 'changed' })).toBeNull()
  expect(passwordSentence({ kind: 'wrong-password', triesLeft: 2 })).toBe(
    'That is not your current password. 2 more tries, then a pause of one minute.',
  )
  expect(passwordSentence({ kind: 'wrong-password', triesLeft: 0 })).toMatch(/Wait a minute/)
  expect(passwordSentence({ kind: 'too-short', fewest: 12 })).toMatch(/at least 12 characters/)
  expect(passwordSentence({ kind: 'too-many-tries', retryAfterMs: 41_500 })).toMatch(/Wait 42 seconds/)
  expect(passwordSentence({ kind: 'unreached' })).toMatch(/^The server gave no answer/)
  expect(passwordSentence({ kind: 'reauth' })).toMatch(/Sign in again/)
})
