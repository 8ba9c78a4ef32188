import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { aMetClock, aMissedClock, aRunningClock } from '#kit/clockBuilders'
import { hm } from '#kit/clocks'
import { HOUR_MS, MINUTE_MS } from '../instant'
import type { Clock } from '../sla/clock'
import { type Baseline, baselinesOf, LEAST_SAMPLE, proposedMinutesOf } from './baselines'
import { percentile } from './percentile'
import type { PromisedTicket } from './promise'

const took = (minutes: number, changes: Partial<Pick<Clock, 'metric' | 'target'>> = {}): Clock => ({
  ...aMetClock('resolution', hm('12:00')),
  ...changes,
  elapsedMs: minutes * MINUTE_MS,
})
const ticketOf = (category: string | null, ...clocks: readonly Clock[]): PromisedTicket => ({
  ticket: aTicket().categorised(category).build(),
  clocks,
})

/** "P3 resolution open: 3 of 10 20 30 30 propose -" */
const line = ({ group, metric, counting, sample, ...rest }: Baseline): string => {
  const { medianMs, p75Ms, p90Ms, p95Ms, proposedMinutes } = rest
  const figures = [medianMs, p75Ms, p90Ms, p95Ms].map((ms) => ms / MINUTE_MS).join(' ')
  const name = group.by === 'priority' ? group.priority : group.category
  return `${name} ${metric} ${counting}: ${sample} of ${figures} propose ${proposedMinutes ?? '-'}`
}

describe('percentiles', () => {
  it('[SLO11] are interpolated between the two nearest values, and the median is the usual one', () => {
    // numpy.percentile([1, 2, 3, 4], ...) and PERCENTILE.INC give the same.
    expect([0, 25, 50, 75, 90, 100].map((percent) => percentile([1, 2, 3, 4], percent))).toEqual([
      1, 1.75, 2.5, 3.25, 3.7, 4,
    ])
    expect(percentile([15, 20, 35, 40, 50], 40)).toBeCloseTo(29, 9)
    expect(percentile([7], 95)).toBe(7)
    expect(percentile([], 50)).toBeNull()
  })

  it('[SLO11] lie between the least and the greatest value and rise with the percentage', () => {
    const sample = fc
      .array(fc.nat(1_000_000), { minLength: 1 })
      .map((values) => values.toSorted((a, b) => a - b))
    const percent = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(sample, percent, percent, (ascending, one, other) => {
        const low = percentile(ascending, Math.min(one, other)) ?? Number.NaN
        const high = percentile(ascending, Math.max(one, other)) ?? Number.NaN
        expect(low).toBeGreaterThanOrEqual(ascending[0] ?? Number.NaN)
        expect(high).toBeLessThanOrEqual(ascending.at(-1) ?? Number.NaN)
        expect(low).toBeLessThanOrEqual(high)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('baselines', () => {
  it('[SLO12] tell by priority and by category how long promises took that were kept, in time or late', () => {
    const tickets = [
      ticketOf('vpn', took(10), took(4, { metric: 'firstResponse' })),
      ticketOf('vpn', took(20), aRunningClock('firstResponse', hm('12:00'))),
      ticketOf(null, { ...aMissedClock('resolution', hm('12:00')), elapsedMs: 60 * MINUTE_MS }),
    ]
    expect(baselinesOf(tickets).map(line)).toEqual([
      'P3 firstResponse open: 1 of 4 4 4 4 propose -',
      'P3 resolution open: 3 of 20 40 52 56 propose -',
      'vpn firstResponse open: 1 of 4 4 4 4 propose -',
      'vpn resolution open: 2 of 15 17.5 19 19.5 propose -',
    ])
    expect(baselinesOf([])).toEqual([])
  })

  it('[SLO12] never mix open time with time around the clock', () => {
    const aroundTheClock = took(90, { target: { unit: 'wall-minutes', value: 5 } })
    expect(baselinesOf([ticketOf(null, took(10), aroundTheClock)]).map(line)).toEqual([
      'P3 resolution open: 1 of 10 10 10 10 propose -',
      'P3 resolution wall: 1 of 90 90 90 90 propose -',
    ])
  })

  it('[SLO13] propose a fifth less than the median once the sample is large enough', () => {
    const few = Array.from({ length: LEAST_SAMPLE - 1 }, () => ticketOf(null, took(100)))
    expect(baselinesOf(few).map(({ proposedMinutes }) => proposedMinutes)).toEqual([null])
    expect(
      baselinesOf([...few, ticketOf(null, took(100))]).map(({ proposedMinutes }) => proposedMinutes),
    ).toEqual([75])
  })

  it.each([
    [1, null],
    [2, 1],
    [11, 8],
    [12.5, 10],
    [50, 40],
    [74, 55],
    [100, 75],
    [600, 480],
    [1_000, 780],
    [3_000, 2_400],
  ])('[SLO13] from a median of %d minutes they propose %s', (median, proposed) => {
    expect(proposedMinutesOf(median * MINUTE_MS)).toBe(proposed)
  })

  it('[SLO13] never propose more than four fifths of the median, nor less than half of it once it is five minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 * HOUR_MS }), (medianMs) => {
        const proposed = proposedMinutesOf(medianMs)
        if (proposed === null) return
        expect(proposed * MINUTE_MS).toBeLessThanOrEqual(medianMs * 0.8)
        const least = medianMs >= 5 * MINUTE_MS ? medianMs * 0.5 : 0
        expect(proposed * MINUTE_MS).toBeGreaterThan(least)
      }),
      { numRuns: 2_000 },
    )
  })
})
