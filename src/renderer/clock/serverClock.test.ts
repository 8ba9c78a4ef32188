import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClockSample, driftMs, estimateOffset, withSample } from '#shared/sync/clockOffset'
import { createServerClock } from './serverClock'

/** A computer whose two clocks are moved by hand; the server is at `wall + 5,000`. */
function aComputer(remembered = { offsetMs: 0, errorMs: 0 }) {
  let wall = 1_772_000_000_000
  let monotonic = 40_000
  const clock = createServerClock({ wallMs: () => wall, monotonicMs: () => monotonic }, remembered)
  return {
    clock,
    pass: (ms: number) => {
      wall += ms
      monotonic += ms
    },
    sleep: (ms: number) => {
      wall += ms
    },
    set: (ms: number) => {
      wall += ms
    },
    sample: (aheadMs: number) =>
      clock.settle({ offsetMs: wall + aheadMs - monotonic, errorMs: 12, askedAt: monotonic, at: monotonic }),
  }
}

describe('the server’s clock', () => {
  it('[CLK4] rests on the remembered offset, unverified, until the first sample', () => {
    const { clock, sample, pass } = aComputer({ offsetMs: 4_000, errorMs: 30 })
    expect(clock.now()).toBe(1_772_000_004_000)
    expect(clock.offset()).toEqual({ offsetMs: 4_000, errorMs: 30, isVerified: false })
    sample(5_000)
    pass(1_500)
    expect(clock.now()).toBe(1_772_000_006_500)
    expect(clock.offset()).toEqual({ offsetMs: 5_000, errorMs: 12.3, isVerified: true })
  })

  it('[CLK5] does not follow a wall clock that is set, and says that the offset is another', () => {
    const { clock, sample, set, pass } = aComputer()
    sample(5_000)
    const before = clock.now()
    set(-3_600_000)
    pass(1_000)
    expect(clock.now()).toBe(before + 1_000)
    expect(clock.offset().offsetMs).toBe(3_605_000)
    expect(clock.hasJumped()).toBe(true)
    expect(clock.now()).toBe(before + 1_000)
  })

  it('[CLK6] notices sleep by the two clocks parting for more than a second, goes on from the wall clock, unverified', () => {
    const { clock, sample, sleep, pass } = aComputer()
    sample(5_000)
    const before = clock.now()
    pass(60_000)
    expect(clock.hasJumped()).toBe(false)
    sleep(900)
    expect(clock.hasJumped()).toBe(false)
    sleep(7_200_000)
    expect(clock.hasJumped()).toBe(true)
    expect(clock.hasJumped()).toBe(false)
    expect(clock.offset().isVerified).toBe(false)
    expect(Math.abs(clock.now() - (before + 60_000 + 7_200_900))).toBeLessThan(1_000)
    pass(1)
    sample(5_000)
    expect(clock.offset().isVerified).toBe(true)
  })

  it('[CLK7] takes the leading window’s word for the offset', () => {
    const { clock } = aComputer()
    clock.adopt({ offsetMs: 777, errorMs: 3, isVerified: true })
    expect(clock.now()).toBe(1_772_000_000_777)
    expect(clock.offset()).toEqual({ offsetMs: 777, errorMs: 3, isVerified: true })
  })

  it('[CLK9] is right and unverified already in the second between waking and the look that finds it', () => {
    const { clock, sample, sleep } = aComputer()
    sample(5_000)
    const before = clock.now()
    sleep(9 * 3_600_000)
    expect(clock.now()).toBe(before + 9 * 3_600_000)
    expect(clock.offset().isVerified).toBe(false)
    clock.hasJumped()
    expect(clock.now()).toBe(before + 9 * 3_600_000)
  })

  it('[CLK12] does not believe an answer of before it was found to have slept, whatever comes of it later', () => {
    const { clock, sample, sleep, pass } = aComputer()
    sample(5_000)
    const { offsetMs } = clock.offset()
    const askedAt = clock.reading()
    const late = { offsetMs: clock.now() - askedAt, errorMs: 90, askedAt, at: askedAt + 1_000 }
    pass(1_000)
    sleep(24_000)
    expect(clock.hasJumped()).toBe(true)
    const woken = clock.now()
    clock.settle(late)
    expect(clock.now()).toBe(woken)
    expect(clock.offset()).toMatchObject({ offsetMs, isVerified: false })
    pass(1)
    sample(5_000)
    expect(clock.offset().isVerified).toBe(true)
  })

  it('[CLK6] two local clocks that part slowly, as the network corrects one of them, are no jump', () => {
    const { clock, sample, pass, set } = aComputer()
    sample(5_000)
    for (let second = 0; second < 3_600; second++) {
      pass(1_000)
      set(1)
      expect(clock.hasJumped()).toBe(false)
    }
    expect(clock.offset().isVerified).toBe(true)
  })
})

describe('a countdown', () => {
  type Happening =
    | { readonly kind: 'pass' | 'sleep' | 'set'; readonly ms: number }
    | { readonly kind: 'sample'; readonly there: number; readonly back: number }
  const happening: fc.Arbitrary<Happening> = fc.oneof(
    fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 600_000 }) }),
    fc.record({ kind: fc.constant('sleep' as const), ms: fc.integer({ min: 2_000, max: 40_000_000 }) }),
    fc.record({ kind: fc.constant('set' as const), ms: fc.integer({ min: -1e9, max: 1e9 }) }),
    fc.record({
      kind: fc.constant('sample' as const),
      there: fc.integer({ min: 0, max: 3_000 }),
      back: fc.integer({ min: 0, max: 3_000 }),
    }),
  )

  it('[CLK8] is never further from the truth than half a round trip and the drift since, whatever the wall clock does', () => {
    const drift = fc.double({ min: -190e-6, max: 190e-6, noNaN: true })
    let worst = 0
    fc.assert(
      fc.property(drift, fc.array(happening, { maxLength: 60 }), (pace, happenings) => {
        // The truth, and this computer's two clocks, of which one stands still during sleep and one is set.
        let truth = 1_772_000_000_000
        let monotonic = 40_000
        let wall = truth - 7_000
        const clock = createServerClock(
          { wallMs: () => wall, monotonicMs: () => monotonic },
          { offsetMs: 0, errorMs: 0 },
        )
        let samples: readonly ClockSample[] = []
        const pass = (ms: number): void => {
          truth += ms
          monotonic += ms * (1 + pace)
          wall += ms * (1 + pace)
        }
        const look = (): void => {
          if (clock.hasJumped()) samples = []
        }
        const happen = (what: Happening): void => {
          if (what.kind === 'set') wall += what.ms
          if (what.kind === 'pass') pass(what.ms)
          if (what.kind === 'sleep') {
            truth += what.ms
            wall += what.ms
          }
          if (what.kind !== 'sample') return
          const t0 = monotonic
          pass(what.there)
          const at = truth
          pass(what.back)
          samples = withSample(samples, { t0, t1: at, t2: at, t3: monotonic })
          const estimate = estimateOffset(samples)
          if (estimate) clock.settle(estimate)
        }
        for (const what of happenings) {
          happen(what)
          const { isVerified, errorMs } = clock.offset()
          const wrongBy = isVerified ? Math.abs(clock.now() - truth) : 0
          worst = Math.max(worst, wrongBy - errorMs)
          look()
        }
      }),
      { numRuns: 2_000 },
    )
    // Instants are whole milliseconds, and the computer measures a round trip of six seconds by its own pace.
    expect(worst).toBeLessThanOrEqual(1 + driftMs(6_000) / 2)
  })
})
