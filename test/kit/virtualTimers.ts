import type { Timers } from '#renderer/clock/timers'

export interface VirtualTimers extends Timers {
  /** Milliseconds since the beginning. */
  readonly now: () => number
  /** Lets time pass; timers that fall due run in order, those they set as well. */
  readonly advance: (ms: number) => void
}

/** Time that passes only when told to. */
export function createVirtualTimers(from = 0): VirtualTimers {
  const waiting = new Set<{ readonly at: number; readonly run: () => void }>()
  let now = from
  const nextBy = (until: number) =>
    [...waiting].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0]
  return {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run }
      waiting.add(timer)
      return () => {
        waiting.delete(timer)
      }
    },
    advance: (ms) => {
      const until = now + ms
      for (let timer = nextBy(until); timer; timer = nextBy(until)) {
        waiting.delete(timer)
        now = Math.max(now, timer.at)
        timer.run()
      }
      now = until
    },
  }
}
