import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at } from '#kit/builders'
import { DAY_MS, HOUR_MS, type Instant, instant, MINUTE_MS, plusMs, SECOND_MS } from '../instant'
import { durationReading, readingOf } from './reading'
import { NEAR_MS, nextUrgencyChangeAt, SOON_MS, urgencyOf, urgencyWords } from './urgency'

const dueAt = at('2026-03-02T12:00Z')
const running = { state: 'running', dueAt } as const
const paused = (remainingMs: number) => ({ state: 'paused', remainingMs }) as const
const leftOf = (ms: number): Instant => plusMs(dueAt, -ms)
const read = (leftMs: number) => readingOf(running, leftOf(leftMs)).text

describe('the reading', () => {
  test('[SLA23] under an hour it beats in seconds, then in minutes, over a day in hours', () => {
    expect(read(4 * MINUTE_MS + 32 * SECOND_MS)).toBe('T−04:32')
    expect(read(HOUR_MS - 1)).toBe('T−59:59')
    expect(read(HOUR_MS)).toBe('T−1h 00m')
    expect(read(3 * HOUR_MS + 16 * MINUTE_MS)).toBe('T−3h 16m')
    expect(read(DAY_MS - 1)).toBe('T−23h 59m')
    expect(read(2 * DAY_MS + 4 * HOUR_MS)).toBe('T−2d 04h')
  })

  test('[SLA23] past due it counts on with a plus', () => {
    expect(read(-(MINUTE_MS + 12 * SECOND_MS))).toBe('T+01:12')
    expect(read(-(HOUR_MS + 8 * MINUTE_MS))).toBe('T+1h 08m')
    expect(read(-(2 * DAY_MS + 4 * HOUR_MS))).toBe('T+2d 04h')
  })

  test('[SLA23] paused it shows what is left, or by how much it was late', () => {
    const now = dueAt
    expect(readingOf(paused(12 * MINUTE_MS + 4 * SECOND_MS), now).text).toBe('‖ 12:04')
    expect(readingOf(paused(3 * HOUR_MS + 16 * MINUTE_MS), now).text).toBe('‖ 3h 16m')
    expect(readingOf(paused(-90 * MINUTE_MS), now).text).toBe('‖ +1h 30m')
  })

  test('[SLA23] the parts hold the digits and their small units, the sign stands apart', () => {
    expect(readingOf(running, leftOf(26 * HOUR_MS))).toMatchObject({
      sign: 'T−',
      parts: [
        { digits: '1', unit: 'd' },
        { digits: '02', unit: 'h' },
      ],
    })
    expect(durationReading(6 * MINUTE_MS + 12 * SECOND_MS).text).toBe('06:12')
  })

  test('[SLA24] time left and time past due round down', () => {
    expect(read(SECOND_MS - 1)).toBe('T−00:00')
    expect(read(0)).toBe('T−00:00')
    expect(read(-1)).toBe('T+00:00')
    expect(read(-(2 * SECOND_MS - 1))).toBe('T+00:01')
  })

  test('[SLA25] it is said in words', () => {
    const words = (leftMs: number) => readingOf(running, leftOf(leftMs)).words
    expect(words(9 * MINUTE_MS + 26 * SECOND_MS)).toBe('9 minutes 26 seconds left')
    expect(words(-(3 * MINUTE_MS + 18 * SECOND_MS))).toBe('3 minutes 18 seconds past due')
    expect(words(HOUR_MS + 2 * MINUTE_MS)).toBe('1 hour 2 minutes left')
    expect(readingOf(paused(12 * MINUTE_MS + 4 * SECOND_MS), dueAt).words).toBe(
      '12 minutes 4 seconds left, paused',
    )
    expect(readingOf(paused(-DAY_MS), dueAt).words).toBe('1 day 0 hours past due, paused')
  })
})

describe('urgency', () => {
  test('[SLA21] it is breached after the due instant, near from 5:00, soon from 30:00', () => {
    const level = (leftMs: number) => urgencyOf(running, leftOf(leftMs))
    expect([level(-1), level(0), level(NEAR_MS), level(NEAR_MS + 1)]).toEqual([
      'breach',
      'near',
      'near',
      'soon',
    ])
    expect([level(SOON_MS), level(SOON_MS + 1)]).toEqual(['soon', 'later'])
    expect(urgencyOf(paused(-1), dueAt)).toBe('paused')
    expect((['breach', 'near', 'soon', 'later', 'paused'] as const).map(urgencyWords)).toEqual([
      'breached',
      'under 5 min',
      'under 30 min',
      'later',
      'paused',
    ])
  })

  test('[SLA22] the next change is the first instant at which the level is another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 * HOUR_MS }), (leftMs) => {
        const now = leftOf(leftMs)
        const changeAt = nextUrgencyChangeAt(running, now) ?? Number.NaN
        expect(changeAt).toBeGreaterThan(now)
        expect(urgencyOf(running, instant(changeAt - 1))).toBe(urgencyOf(running, now))
        expect(urgencyOf(running, instant(changeAt))).not.toBe(urgencyOf(running, now))
      }),
    )
    expect(nextUrgencyChangeAt(running, leftOf(-1))).toBeNull()
    expect(nextUrgencyChangeAt(paused(1), dueAt)).toBeNull()
  })
})
