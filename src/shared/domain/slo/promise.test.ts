import { describe, expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { aMetClock, aMissedClock, aPausedClock, aRunningClock } from '#kit/clockBuilders'
import { hm, isoMinute } from '#kit/clocks'
import { alwaysOpen } from '../calendar/alwaysOpen'
import { compileCalendar } from '../calendar/calendar'
import { defaultCalendar } from '../calendar/defaultCalendar'
import { HOUR_MS, type Instant, MINUTE_MS, plusMs } from '../instant'
import type { Clock } from '../sla/clock'
import { type Objective, objectiveSchema, type Yardstick } from './objective'
import { isMeant, settledPromise } from './promise'

/** Monday to Friday, 08:00 to 16:00 UTC. */
const compiled = compileCalendar(defaultCalendar('UTC'))
const deskHours = compiled.ok ? compiled.value : alwaysOpen

/** "missed 2026-03-02T10:00", or "open". */
function settled(clock: Clock, now: Instant, yardstick: Yardstick = 'met-target'): string {
  const promise = settledPromise(clock, yardstick, () => deskHours, now)
  return promise ? `${promise.verdict} ${isoMinute(promise.at)}` : 'open'
}

const objective = {
  id: 'resolved-in-a-day',
  name: '95 % resolved within a day',
  metric: 'resolution',
  filter: { priorities: ['P1', 'P2'] },
  yardstick: { withinMinutes: 1_440, counting: 'wall' },
  goal: { atLeastPercent: 95 },
  window: { kind: 'rolling', days: 28 },
}

describe('an objective', () => {
  it('[SLO1] is JSON that a person can write, and is refused where it says nothing', () => {
    expect(objectiveSchema.safeParse(objective).success).toBe(true)
    const others: readonly unknown[] = [
      { ...objective, goal: { atMostBreachedPercent: 2 }, yardstick: 'met-target', filter: {} },
      { ...objective, window: { kind: 'calendar', every: 'quarter', timezone: 'Europe/Helsinki' } },
    ]
    expect(others.map((other) => objectiveSchema.safeParse(other).success)).toEqual([true, true])
    const faulty: readonly unknown[] = [
      { ...objective, goal: { atLeastPercent: 100 } },
      { ...objective, goal: { atMostBreachedPercent: 0 } },
      { ...objective, goal: {} },
      { ...objective, metric: 'happiness' },
      { ...objective, filter: { priority: ['P1'] } },
      { ...objective, yardstick: { withinMinutes: -5, counting: 'wall' } },
      { ...objective, window: { kind: 'rolling', days: 0 } },
      { ...objective, window: { kind: 'calendar', every: 'year', timezone: 'UTC' } },
    ]
    expect(faulty.map((other) => objectiveSchema.safeParse(other).success)).toEqual(faulty.map(() => false))
  })

  it('[SLO2] speaks of the tickets that every one of its lists names', () => {
    const ticket = aTicket()
      .priority('P2')
      .inQueue('network')
      .categorised('vpn')
      .requestedBy('Ada', 'gold')
      .build()
    const means = (filter: unknown) =>
      isMeant(objectiveSchema.parse({ ...objective, filter }).filter, { ticket, clocks: [] })
    expect(means({})).toBe(true)
    expect(means({ priorities: ['P2'], queues: ['network'], categories: ['vpn'], tiers: ['gold'] })).toBe(
      true,
    )
    const others = [
      { priorities: ['P1'] },
      { queues: ['mail'] },
      { categories: ['mail'] },
      { tiers: ['bronze'] },
    ]
    expect(others.map(means)).toEqual([false, false, false, false])
    const without: Objective['filter'] = { categories: ['vpn'] }
    expect(isMeant(without, { ticket: { ...ticket, category: null }, clocks: [] })).toBe(false)
  })
})

describe('a promise', () => {
  it('[SLO3] is settled when it is kept, or at its due instant when it is broken', () => {
    const now = hm('18:00')
    expect(settled(aMetClock('resolution', hm('10:00')), now)).toBe('met 2026-03-02T10:00')
    expect(settled(aRunningClock('resolution', hm('10:00')), hm('10:00'))).toBe('open')
    expect(settled(aRunningClock('resolution', hm('10:00')), plusMs(hm('10:00'), 1))).toBe(
      'missed 2026-03-02T10:00',
    )
    expect(settled(aPausedClock('resolution', hm('10:00'), MINUTE_MS), now)).toBe('open')
    expect(settled(aPausedClock('resolution', hm('10:00'), 0), now)).toBe('open')
    expect(settled(aMetClock('resolution', now), now)).toBe('met 2026-03-02T18:00')
    expect(settled(aMetClock('resolution', plusMs(now, 1)), now)).toBe('open')
    const cancelled: Clock = {
      ...aMetClock('resolution', hm('10:00')),
      state: 'cancelled',
      cancelledAt: hm('10:00'),
      reason: 'merged',
    }
    expect(settled(cancelled, now)).toBe('open')
  })

  it('[SLO3] counts once: broken it stays where it broke, whether it is open, paused or done in the end', () => {
    const [due, done] = [hm('10:00'), hm('11:00')]
    const whileOpen = settled(aRunningClock('resolution', due), hm('10:30'))
    const whilePaused = settled(aPausedClock('resolution', hm('10:15'), -15 * MINUTE_MS), hm('10:30'))
    const inTheEnd = settled(aMissedClock('resolution', done), hm('12:00'))
    const lookingBack = settled(aMissedClock('resolution', done), hm('10:30'))
    expect([whileOpen, whilePaused, inTheEnd, lookingBack]).toEqual(Array(4).fill('missed 2026-03-02T10:00'))
  })

  it('[SLO3] late before a pause over night is late since the open time that was overdrawn', () => {
    // Paused on Tuesday at 08:10, 20 open minutes late: due on Monday at 15:50.
    expect(
      settled(
        aPausedClock('resolution', hm('08:10', '2026-03-03'), -20 * MINUTE_MS),
        hm('12:00', '2026-03-03'),
      ),
    ).toBe('missed 2026-03-02T15:50')
  })

  it('[SLO4] may be measured by its own minutes, of open time or around the clock, pauses counted in', () => {
    const clock = { ...aMetClock('resolution', hm('09:00', '2026-03-03')), startedAt: hm('15:00') }
    const now = hm('12:00', '2026-03-03')
    // An hour of Monday and an hour of Tuesday were open, 18 hours passed.
    expect(settled(clock, now, { withinMinutes: 120, counting: 'open' })).toBe('met 2026-03-03T09:00')
    expect(settled(clock, now, { withinMinutes: 119, counting: 'open' })).toBe('missed 2026-03-03T08:59')
    expect(settled(clock, now, { withinMinutes: 18 * 60, counting: 'wall' })).toBe('met 2026-03-03T09:00')
    expect(settled(clock, now, { withinMinutes: 60, counting: 'wall' })).toBe('missed 2026-03-02T16:00')
    const paused = { ...aPausedClock('resolution', hm('10:00'), HOUR_MS), startedAt: hm('09:30') }
    expect(settled(paused, hm('11:00'), { withinMinutes: 60, counting: 'wall' })).toBe(
      'missed 2026-03-02T10:30',
    )
    expect(settled(paused, hm('11:00'), { withinMinutes: 600, counting: 'wall' })).toBe('open')
  })
})
