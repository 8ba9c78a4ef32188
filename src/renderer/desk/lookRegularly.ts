import type { Timers } from '../clock/timers'

/** When to look: first after so many milliseconds, and then every so many. */
export interface LookTimes {
  readonly afterMs: number
  readonly everyMs: number
}

/** Looks until the returned undo is called. */
export function lookRegularly(timers: Timers, { afterMs, everyMs }: LookTimes, look: () => void): () => void {
  const lookAndWait = (): void => {
    look()
    cancel = timers.after(everyMs, lookAndWait)
  }
  let cancel = timers.after(afterMs, lookAndWait)
  return () => cancel()
}
