import { describe, expect, it } from 'vitest'
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
    sample: (aheadMs: number) => clock.settle({ offsetMs: wall + aheadMs - monotonic, errorMs: 12 }),
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
    expect(clock.offset()).toEqual({ offsetMs: 5_000, errorMs: 12, isVerified: true })
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
    sample(5_000)
    expect(clock.offset().isVerified).toBe(true)
  })

  it('[CLK7] takes the leading window’s word for the offset', () => {
    const { clock } = aComputer()
    clock.adopt({ offsetMs: 777, errorMs: 3, isVerified: true })
    expect(clock.now()).toBe(1_772_000_000_777)
    expect(clock.offset()).toEqual({ offsetMs: 777, errorMs: 3, isVerified: true })
  })
})
