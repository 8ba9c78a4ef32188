import type { WallClock } from '../../src/main/alerts/alertKeeper'

interface Timer {
  readonly ringsAt: number
  readonly ring: () => void
}

/**
 * A computer's clock under control. Timers run on the time it is awake, as on Linux: a sleep moves the wall clock
 * and no timer.
 */
export function createVirtualWallClock(startAt: number) {
  let awakeMs = 0
  let sleptMs = 0
  let timers: readonly Timer[] = []
  const delays: number[] = []

  const clock: WallClock = {
    now: () => startAt + awakeMs + sleptMs,
    startTimer: (delayMs, ring) => {
      delays.push(delayMs)
      const timer = { ringsAt: awakeMs + delayMs, ring }
      timers = [...timers, timer]
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
  }
  return {
    clock,
    /** Every delay that was ever asked for. */
    delays,
    advance: (durationMs: number) => {
      const end = awakeMs + durationMs
      for (;;) {
        const next = timers.toSorted((a, b) => a.ringsAt - b.ringsAt)[0]
        if (next === undefined || next.ringsAt > end) break
        timers = timers.filter((other) => other !== next)
        awakeMs = next.ringsAt
        next.ring()
      }
      awakeMs = end
    },
    /** The wall clock jumps, by a sleep or by somebody's hand. */
    sleep: (durationMs: number) => {
      sleptMs += durationMs
    },
    /** The process is gone, and its timers with it. */
    dropTimers: () => {
      timers = []
    },
  }
}
