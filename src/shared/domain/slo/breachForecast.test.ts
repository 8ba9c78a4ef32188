import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { aMetClock, aMissedClock, aPausedClock, aRunningClock } from '#kit/clockBuilders'
import { hm } from '#kit/clocks'
import { HOUR_MS, MINUTE_MS, plusMs } from '../instant'
import type { Clock } from '../sla/clock'
import type { Priority } from '../ticket'
import { forecastBreaches } from './breachForecast'
import type { PromisedTicket } from './promise'

const now = hm('12:00')
const inMinutes = (minutes: number) => plusMs(now, minutes * MINUTE_MS)

const ticketOf = (
  id: string,
  queue: string,
  priority: Priority,
  ...clocks: readonly Clock[]
): PromisedTicket => ({
  ticket: aTicket().id(id).inQueue(queue).priority(priority).build(),
  clocks,
})

const desk: readonly PromisedTicket[] = [
  ticketOf(
    '1',
    'network',
    'P2',
    aRunningClock('firstResponse', inMinutes(-5)),
    aRunningClock('resolution', inMinutes(50)),
  ),
  ticketOf('2', 'mail', 'P1', aRunningClock('resolution', now)),
  ticketOf(
    '3',
    'mail',
    'P3',
    aRunningClock('resolution', inMinutes(60)),
    aMetClock('firstResponse', inMinutes(-9)),
  ),
  ticketOf('4', 'mail', 'P3', aPausedClock('resolution', inMinutes(-30), -MINUTE_MS)),
  ticketOf('5', 'lan', 'P3', aPausedClock('resolution', inMinutes(-30), MINUTE_MS)),
  ticketOf('6', 'lan', 'P3', aMissedClock('resolution', inMinutes(-30))),
]

describe('the forecast', () => {
  it('[SLO9] counts what falls due in the hours ahead, the last instant not included, and what is past due', () => {
    expect(forecastBreaches(desk, now, 1)).toEqual({
      breached: 2,
      fallingDue: 2,
      byQueue: [
        { queue: 'mail', breached: 1, fallingDue: 1 },
        { queue: 'network', breached: 1, fallingDue: 1 },
      ],
      byPriority: [
        { priority: 'P1', breached: 0, fallingDue: 1 },
        { priority: 'P2', breached: 1, fallingDue: 1 },
        { priority: 'P3', breached: 1, fallingDue: 0 },
      ],
      next: [
        { ticket: '2', metric: 'resolution', dueAt: now },
        { ticket: '1', metric: 'resolution', dueAt: inMinutes(50) },
      ],
    })
  })

  it('[SLO9] of no hours and of no tickets is nothing ahead', () => {
    expect(forecastBreaches(desk, now, 0)).toMatchObject({ breached: 2, fallingDue: 0, next: [] })
    expect(forecastBreaches([], now, 24)).toEqual({
      breached: 0,
      fallingDue: 0,
      byQueue: [],
      byPriority: [],
      next: [],
    })
  })

  const drawnDesk = fc.array(
    fc
      .record({
        id: fc.integer({ min: 1, max: 9_999 }),
        queue: fc.constantFrom('network', 'mail', 'lan'),
        priority: fc.constantFrom<Priority>('P1', 'P2', 'P3', 'P4'),
        minutes: fc.integer({ min: -600, max: 6_000 }),
        isPaused: fc.boolean(),
      })
      .map(({ id, queue, priority, minutes, isPaused }) => {
        const clock = isPaused
          ? aPausedClock('resolution', inMinutes(-60), minutes * MINUTE_MS)
          : aRunningClock('resolution', inMinutes(minutes))
        return ticketOf(String(id), queue, priority, clock)
      }),
    { maxLength: 40 },
  )
  const hours = fc.integer({ min: 0, max: 200 })

  it('[SLO10] never falls when one looks further ahead, and what is past due does not depend on that', () => {
    fc.assert(
      fc.property(drawnDesk, hours, hours, (tickets, one, other) => {
        const near = forecastBreaches(tickets, now, Math.min(one, other))
        const far = forecastBreaches(tickets, now, Math.max(one, other))
        expect(near.fallingDue).toBeLessThanOrEqual(far.fallingDue)
        expect(near.breached).toBe(far.breached)
        expect(far.next.slice(0, near.next.length)).toEqual(near.next)
      }),
      { numRuns: 1_000 },
    )
  })

  it('[SLO10] adds up by queue and by priority, and the order of the tickets changes nothing', () => {
    fc.assert(
      fc.property(drawnDesk, hours, (tickets, ahead) => {
        const forecast = forecastBreaches(tickets, now, ahead)
        const sum = (counts: readonly { readonly fallingDue: number; readonly breached: number }[]) =>
          counts.reduce((total, { fallingDue, breached }) => total + fallingDue + breached, 0)
        const total = forecast.breached + forecast.fallingDue
        expect([sum(forecast.byQueue), sum(forecast.byPriority)]).toEqual([total, total])
        expect(forecastBreaches(tickets.toReversed(), now, ahead)).toEqual(forecast)
        expect(forecast.next.every(({ dueAt }) => dueAt < plusMs(now, ahead * HOUR_MS))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
