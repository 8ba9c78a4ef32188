import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aDesk, aTicket, at } from '#kit/builders'
import { aMetClock, aMissedClock, aRunningClock } from '#kit/clockBuilders'
import { clocksOf, hm, termsOf } from '#kit/clocks'
import { alwaysOpen } from '../calendar/alwaysOpen'
import { DAY_MS, HOUR_MS, type Instant, plusMs } from '../instant'
import type { Clock } from '../sla/clock'
import type { Objective } from './objective'
import { windowAt } from './objectiveWindow'
import { openTimeBy, type PromisedTicket } from './promise'
import {
  burnRate,
  burnWindowsOf,
  errorBudget,
  isBurning,
  keptShare,
  type Standing,
  standingOf,
  type Tally,
  tallyOf,
} from './standing'

const objective: Objective = {
  id: 'in-time',
  name: '90 % in time',
  metric: 'resolution',
  filter: {},
  yardstick: 'met-target',
  goal: { atLeastPercent: 90 },
  window: { kind: 'rolling', days: 30 },
}

const now = hm('12:00', '2026-03-31')
const ago = (days: number): Instant => plusMs(now, -days * DAY_MS)
const ticketOf = (clocks: readonly Clock[]): PromisedTicket => ({ ticket: aTicket().build(), clocks })
const met = (when: Instant) => ticketOf([aMetClock('resolution', when)])
/** Broken at that instant, done an hour later. */
const missed = (when: Instant) => ticketOf([aMissedClock('resolution', plusMs(when, HOUR_MS))])

function standing(tickets: readonly PromisedTicket[], changes: Partial<Objective> = {}): Standing {
  const found = standingOf({ ...objective, ...changes }, tickets, () => alwaysOpen, now)
  if (!found.ok) throw new Error(found.refusal.kind)
  return found.value
}

const times = (count: number, ticket: PromisedTicket) => Array.from({ length: count }, () => ticket)

describe('windows', () => {
  const iso = (window: Objective['window'], moment: string) => {
    const found = windowAt(window, at(moment))
    if (!found.ok) throw new Error(found.refusal.kind)
    return [found.value.from, found.value.to].map((edge) => new Date(edge).toISOString())
  }
  const calendar = (every: 'week' | 'month' | 'quarter', timezone = 'Europe/Helsinki') =>
    ({ kind: 'calendar', every, timezone }) as const

  it('[SLO5] a rolling window holds so many times 24 hours up to the present millisecond', () => {
    expect(iso({ kind: 'rolling', days: 7 }, '2026-03-31T12:00Z')).toEqual([
      '2026-03-24T12:00:00.001Z',
      '2026-03-31T12:00:00.001Z',
    ])
  })

  it('[SLO5] a calendar window begins at local midnight of Monday, the month or the quarter', () => {
    // Helsinki is three hours ahead from 29 March 2026 on, so this week has 167 hours.
    expect(iso(calendar('week'), '2026-03-29T12:00Z')).toEqual([
      '2026-03-22T22:00:00.000Z',
      '2026-03-29T21:00:00.000Z',
    ])
    expect(iso(calendar('month'), '2026-12-31T21:59:59.999Z')).toEqual([
      '2026-11-30T22:00:00.000Z',
      '2026-12-31T22:00:00.000Z',
    ])
    expect(iso(calendar('month'), '2026-12-31T22:00Z')[0]).toBe('2026-12-31T22:00:00.000Z')
    expect(iso(calendar('quarter'), '2026-05-15T00:00Z')).toEqual([
      '2026-03-31T21:00:00.000Z',
      '2026-06-30T21:00:00.000Z',
    ])
    expect(windowAt(calendar('week', 'Moon/Base'), now)).toMatchObject({
      ok: false,
      refusal: { kind: 'unknown-zone' },
    })
  })

  it('[SLO5] windows of the calendar follow one another without gap or overlap', () => {
    const zones = fc.constantFrom(
      'Europe/Helsinki',
      'Australia/Lord_Howe',
      'America/Sao_Paulo',
      'Pacific/Apia',
      'UTC',
    )
    const every = fc.constantFrom('week' as const, 'month' as const, 'quarter' as const)
    const moment = fc.integer({ min: at('2001-01-01T00:00Z'), max: at('2036-01-01T00:00Z') })
    fc.assert(
      fc.property(zones, every, moment, (timezone, period, epochMs) => {
        const window = calendar(period, timezone)
        const found = windowAt(window, plusMs(epochMs as Instant, 0))
        if (!found.ok) throw new Error(found.refusal.kind)
        expect(found.value.from <= epochMs && epochMs < found.value.to).toBe(true)
        const next = windowAt(window, found.value.to)
        expect(next.ok && next.value.from).toBe(found.value.to)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('attainment', () => {
  it('[SLO6] is the kept share of what was settled in the window up to now', () => {
    const tickets = [
      ...times(8, met(ago(1))),
      missed(ago(2)),
      ticketOf([aRunningClock('resolution', ago(3))]),
    ]
    const outside = [met(ago(30)), missed(ago(31)), ticketOf([aRunningClock('resolution', now)])]
    const elsewhere = [ticketOf([aMetClock('firstResponse', ago(1))])]
    expect(standing([...tickets, ...outside, ...elsewhere])).toMatchObject({
      met: 8,
      missed: 2,
      attainment: 0.8,
      isReached: false,
    })
  })

  it('[SLO6] of nothing is null, and nothing else is made of nothing either', () => {
    expect(standing([])).toMatchObject({
      met: 0,
      missed: 0,
      attainment: null,
      isReached: null,
      budget: { allowed: 0, used: 0, left: 0 },
      burn: { fast: null, slow: null },
    })
  })

  it('[SLO6] counts what is still ahead in a window of the calendar as not there yet', () => {
    const month = { kind: 'calendar', every: 'month', timezone: 'UTC' } as const
    const tomorrow = plusMs(now, HOUR_MS)
    expect(
      standing([met(ago(1)), ticketOf([aMetClock('resolution', tomorrow)])], { window: month }),
    ).toMatchObject({
      met: 1,
      missed: 0,
    })
  })
})

describe('attainment of real tickets', () => {
  it('[SLO6] counts what the engine says of them, by the calendars of their policies', () => {
    const desk = aDesk()
    const terms = termsOf(desk)
    const opened = aTicket().openedAt(hm('15:00')).acknowledgedAt(hm('15:05'))
    const builders = [
      // An hour of Monday and an hour of Tuesday are open: two hours, which P3 has for its first response.
      opened.id('1').repliedAt(hm('09:00', '2026-03-03')),
      opened.id('2').repliedAt(hm('09:01', '2026-03-03')),
      opened.id('3'),
    ]
    const tickets = builders.map((builder) => ({ ticket: builder.build(), clocks: clocksOf(builder, desk) }))
    const at10 = hm('10:00', '2026-03-03')
    const within = (minutes: number): Objective => ({
      ...objective,
      metric: 'firstResponse',
      yardstick: { withinMinutes: minutes, counting: 'open' },
    })
    const tally = (asked: Objective) => {
      const found = standingOf(asked, tickets, openTimeBy(terms), at10)
      return found.ok && [found.value.met, found.value.missed]
    }
    expect(tally({ ...objective, metric: 'firstResponse' })).toEqual([1, 2])
    expect([tally(within(119)), tally(within(121)), tally(within(180))]).toEqual([
      [0, 3],
      [2, 1],
      [2, 0],
    ])
  })
})

describe('a stretch of time', () => {
  it('[SLO6] has its first instant and not its last', () => {
    const [from, to] = [ago(2), ago(1)]
    const settledAt = (when: Instant) => tallyOf([{ verdict: 'met', at: when }], { from, to }).met
    expect([plusMs(from, -1), from, plusMs(to, -1), to].map(settledAt)).toEqual([0, 1, 1, 0])
  })

  it('[SLO8] looks back from the present, the oldest instant not included', () => {
    const hours = (count: number, ms = 0) => plusMs(now, -count * HOUR_MS + ms)
    expect(standing([met(hours(6)), met(now)]).burn.fast).toBe(0)
    expect(standing([met(hours(6, 1)), missed(hours(6))]).burn).toEqual({ fast: 0, slow: 5 })
  })
})

describe('the error budget', () => {
  it('[SLO7] of 200 promises at 95 % is 10, and is overdrawn by the eleventh miss', () => {
    expect(errorBudget({ met: 196, missed: 4 }, 5)).toEqual({ allowed: 10, used: 4, left: 6 })
    expect(errorBudget({ met: 189, missed: 11 }, 5)).toEqual({ allowed: 10, used: 11, left: -1 })
    const exact = standing([...times(9, met(ago(1))), missed(ago(1))])
    expect(exact).toMatchObject({
      attainment: 0.9,
      isReached: true,
      budget: { allowed: 1, used: 1, left: 0 },
    })
    const nearlyAll = standing([...times(999, met(ago(1))), missed(ago(1))], {
      goal: { atLeastPercent: 99.9 },
    })
    expect(nearlyAll).toMatchObject({ isReached: true, budget: { allowed: 1, left: 0 } })
    const other = standing(times(10, met(ago(1))), { goal: { atMostBreachedPercent: 20 } })
    expect(other.budget).toEqual({ allowed: 2, used: 0, left: 2 })
  })
})

describe('burn rates', () => {
  it('[SLO8] look back over a tenth of the window and a twelfth of that', () => {
    const window = { from: ago(30), to: now }
    expect(burnWindowsOf(window)).toEqual({ fastMs: 6 * HOUR_MS, slowMs: 3 * DAY_MS })
  })

  it('[SLO8] are the broken share over the allowed one', () => {
    expect(burnRate({ met: 95, missed: 5 }, 5)).toBe(1)
    expect(burnRate({ met: 80, missed: 20 }, 5)).toBe(4)
    expect(burnRate({ met: 3, missed: 0 }, 5)).toBe(0)
    expect(burnRate({ met: 0, missed: 0 }, 5)).toBeNull()
    const hoursAgo = (hours: number) => plusMs(now, -hours * HOUR_MS)
    const { burn } = standing([
      ...times(3, met(hoursAgo(5))),
      missed(hoursAgo(5)),
      ...times(4, met(hoursAgo(50))),
      ...times(10, missed(hoursAgo(100))),
    ])
    expect(burn).toEqual({ fast: 2.5, slow: 1.25 })
    expect(isBurning(burn)).toBe(true)
    expect(isBurning(burn, 2)).toBe(false)
    expect(isBurning({ fast: null, slow: 9 })).toBe(false)
  })

  it('[SLO8] at 1 throughout, the budget is used up exactly at the end of the window', () => {
    const perDay: Tally = { met: 18, missed: 2 }
    const wholeWindow = { met: perDay.met * 30, missed: perDay.missed * 30 }
    expect(burnRate(perDay, 10)).toBe(1)
    expect(errorBudget(wholeWindow, 10).left).toBe(0)
  })
})

describe('properties', () => {
  const drawnTicket = fc
    .record({ hours: fc.integer({ min: 0, max: 24 * 40 }), state: fc.constantFrom('met', 'missed', 'open') })
    .map(({ hours, state }) => {
      const when = plusMs(now, -hours * HOUR_MS)
      if (state === 'met') return met(when)
      return state === 'missed' ? missed(when) : ticketOf([aRunningClock('resolution', when)])
    })
  const drawnTickets = fc.array(drawnTicket, { maxLength: 60 })
  const drawnGoal = fc.oneof(
    fc.double({ min: 0.01, max: 99.99, noNaN: true }).map((atLeastPercent) => ({ atLeastPercent })),
    fc
      .double({ min: 0.01, max: 99.99, noNaN: true })
      .map((atMostBreachedPercent) => ({ atMostBreachedPercent })),
  )

  it('[SLO7] what is left and what is used are what is allowed, and nothing is ever not a number', () => {
    fc.assert(
      fc.property(drawnTickets, drawnGoal, (tickets, goal) => {
        const { attainment, budget, burn } = standing(tickets, { goal })
        expect(budget.left + budget.used).toBeCloseTo(budget.allowed, 9)
        expect(attainment ?? 0).toBeGreaterThanOrEqual(0)
        expect(attainment ?? 0).toBeLessThanOrEqual(1)
        for (const value of [budget.allowed, budget.left, burn.fast ?? 0, burn.slow ?? 0, attainment ?? 0]) {
          expect(Number.isFinite(value)).toBe(true)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('[SLO6] the order of the tickets changes nothing', () => {
    const shuffled = drawnTickets.chain((tickets) =>
      fc.shuffledSubarray(tickets, { minLength: tickets.length }).map((other) => [tickets, other] as const),
    )
    fc.assert(
      fc.property(shuffled, ([tickets, other]) => {
        expect(standing(other)).toEqual(standing(tickets))
      }),
      { numRuns: 500 },
    )
  })

  it('[SLO6] the share is met over all, and one more kept promise never lowers it', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (kept, broken) => {
        const share = keptShare({ met: kept, missed: broken })
        const better = keptShare({ met: kept + 1, missed: broken })
        expect(share ?? 0).toBeLessThanOrEqual(better ?? 0)
      }),
    )
  })
})
