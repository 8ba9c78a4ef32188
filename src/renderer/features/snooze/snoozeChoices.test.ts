import { describe, expect, it } from 'vitest'
import { at } from '#kit/builders'
import { calendar, workdays } from '#kit/calendarBuilders'
import { aRunningClock } from '#kit/clockBuilders'
import { type Instant, plusMs } from '#shared/domain/instant'
import { createWallClock } from '../../ui/wallClock'
import { morningAfter } from './morningAfter'
import { nextDueAt, nextShift, snoozeChoices } from './snoozeChoices'

const now = at('2026-03-02T09:50Z')
const named = (dueAt: Instant | null, nextShiftAt: Instant | null = null) =>
  snoozeChoices({ now, dueAt, nextShiftAt, morningIn: (days) => at(`2026-03-0${2 + days}T08:00Z`) })

describe('a snooze', () => {
  it('[BRD62] is offered for minutes, until the shift, in time before the breach and for days, soonest first', () => {
    const choices = named(at('2026-03-02T11:00Z'), at('2026-03-03T07:00Z'))
    expect(choices.map(({ name }) => name)).toEqual([
      'tenMinutes',
      'halfHour',
      'hour',
      'beforeBreach',
      'shift',
      'tomorrow',
      'week',
    ])
    expect(choices.find(({ name }) => name === 'beforeBreach')?.until).toBe(at('2026-03-02T10:55Z'))
  })

  it('[BRD62] is not offered where it would end at once, nor twice until the same time', () => {
    expect(named(at('2026-03-02T09:56Z')).map(({ name }) => name)).not.toContain('beforeBreach')
    expect(named(null, at('2026-03-03T08:00Z')).map(({ name }) => name)).not.toContain('tomorrow')
  })

  it('[BRD285] until the shift ends with the shift that is next: at night the one of the same day, else that of a later one', () => {
    const hours = calendar({
      timezone: 'Europe/Helsinki',
      weekly: workdays(['08:00', '12:00'], ['13:00', '16:00']),
    })
    const wall = createWallClock('Europe/Helsinki')
    const nights: readonly (readonly [string, string])[] = [
      ['2026-03-03T02:35+02:00', '2026-03-03T08:00+02:00'],
      ['2026-03-03T09:00+02:00', '2026-03-04T08:00+02:00'],
      ['2026-03-03T12:30+02:00', '2026-03-04T08:00+02:00'],
      ['2026-03-03T23:59+02:00', '2026-03-04T08:00+02:00'],
      // Over the night in which the clocks go forward, and the one in which they go back.
      ['2026-03-29T01:00+02:00', '2026-03-30T08:00+03:00'],
      ['2026-03-27T20:00+02:00', '2026-03-30T08:00+03:00'],
      ['2026-10-25T03:30+03:00', '2026-10-26T08:00+02:00'],
    ]
    for (const [then, shift] of nights) expect(nextShift(hours, wall, at(then))).toBe(at(shift))
  })

  it('[BRD63] says which choices sleep past the next promise; what is past due is not slept past again', () => {
    const crossing = (dueAt: Instant) =>
      named(dueAt)
        .filter(({ crosses }) => crosses)
        .map(({ name }) => name)
    expect(crossing(at('2026-03-02T10:20Z'))).toEqual(['halfHour', 'hour', 'tomorrow', 'week'])
    expect(crossing(plusMs(now, -1))).toEqual([])
  })

  it('[BRD70] is reckoned from the next promise that is not broken yet', () => {
    const ahead = plusMs(now, 60_000)
    const clocks = [
      aRunningClock('acknowledgement', plusMs(now, -1)),
      aRunningClock('resolution', plusMs(ahead, 1)),
      aRunningClock('firstResponse', ahead),
    ]
    expect([nextDueAt(clocks, now), nextDueAt(clocks.slice(0, 1), now)]).toEqual([ahead, null])
  })

  it('[BRD62] until tomorrow ends at eight on the desk’s clock, also where a day has 23 hours', () => {
    const helsinki = createWallClock('Europe/Helsinki')
    expect(morningAfter(helsinki, at('2026-03-28T20:00Z'), 1)).toBe(at('2026-03-29T05:00Z'))
    expect(morningAfter(helsinki, at('2026-03-28T20:00Z'), 7)).toBe(at('2026-04-04T05:00Z'))
  })
})
