import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aMachine } from '#kit/syncMachine'
import { type ClockSample, estimateOffset, SAMPLES_KEPT, withSample } from './clockOffset'

/** A sample of a server `aheadMs` ahead, with these times on the way there and back. */
const sample = (aheadMs: number, thereMs: number, backMs: number, t0 = 0): ClockSample => {
  const t1 = t0 + thereMs + aheadMs
  return { t0, t1, t2: t1 + 3, t3: t0 + thereMs + 3 + backMs }
}

describe('clock offset', () => {
  it('[SYN27] is never further from the truth than half the round trip it names', () => {
    const way = fc.integer({ min: 0, max: 5_000 })
    const ahead = fc.integer({ min: -1e9, max: 1e9 })
    fc.assert(
      fc.property(ahead, fc.array(fc.tuple(way, way), { minLength: 1, maxLength: 12 }), (truth, ways) => {
        let samples: readonly ClockSample[] = []
        for (const [there, back] of ways) samples = withSample(samples, sample(truth, there, back))
        const estimate = estimateOffset(samples)
        expect(Math.abs((estimate?.offsetMs ?? Number.NaN) - truth)).toBeLessThanOrEqual(
          estimate?.errorMs ?? -1,
        )
      }),
    )
  })

  it('[SYN27] rests on the shortest round trip of the last eight', () => {
    let samples: readonly ClockSample[] = [sample(100, 1, 1)]
    for (let n = 0; n < SAMPLES_KEPT - 1; n++) samples = withSample(samples, sample(100, 40, 10))
    expect(estimateOffset(samples)).toMatchObject({ offsetMs: 100, errorMs: 1 })
    samples = withSample(samples, sample(100, 40, 10))
    expect(samples).toHaveLength(SAMPLES_KEPT)
    expect(estimateOffset(samples)).toMatchObject({ offsetMs: 115, errorMs: 25 })
  })

  it('[CLK10] drops older samples that cannot be true together with a new one: the server’s clock was set', () => {
    let samples: readonly ClockSample[] = []
    for (let n = 0; n < 5; n++) samples = withSample(samples, sample(100, 2, 2, n * 15_000))
    samples = withSample(samples, sample(60_100, 20, 20, 75_000))
    expect(estimateOffset(samples)).toMatchObject({ offsetMs: 60_100, errorMs: 20 })
  })

  it('[CLK8] prefers a fresh sample to a shorter one that is so old that clocks may have drifted further', () => {
    const old = withSample([], sample(100, 1, 1))
    const soon = withSample(old, sample(100, 4, 4, 10_000))
    expect(estimateOffset(soon)).toMatchObject({ errorMs: 1 })
    const late = withSample(old, sample(100, 4, 4, 60_000))
    expect(estimateOffset(late)).toMatchObject({ errorMs: 4 })
  })

  it('[SYN27] is unknown before the first sample, and leaves out one that runs backwards', () => {
    expect(estimateOffset([])).toBeNull()
    expect(withSample([], { t0: 10, t1: 0, t2: 0, t3: 5 })).toEqual([])
  })

  it('[SYN27] is sampled by hello and heartbeat, and forgotten when the clock jumped', () => {
    const machine = aMachine()
    machine.goLive()
    expect(estimateOffset(machine.state().samples)).toMatchObject({ offsetMs: 1_000_000, errorMs: 5 })
    machine.take({ kind: 'woke', timer: 'heartbeat' })
    const request = machine.asked('heartbeat')[0]?.request ?? 0
    machine.answer(request, { kind: 'beat', t1: 1_000_101, t2: 1_000_101, heads: {} }, 100, 102)
    expect(estimateOffset(machine.state().samples)).toMatchObject({ offsetMs: 1_000_000, errorMs: 1 })
    machine.take({ kind: 'clock-jumped' })
    expect(machine.state().samples).toEqual([])
    expect(machine.effects()).toContainEqual({ kind: 'connect', connection: 2, epochAbove: 0 })
  })
})
