import type { Timers } from './timers'

interface Regular {
  readonly timers: Timers
  /** Hears of a time that failed. */
  readonly report: (sentence: string) => void
}

/** When: first after so many milliseconds, and then every so many. */
export interface Times {
  readonly afterMs: number
  readonly everyMs: number
}

/** Runs the work again and again until closed; a fault is reported and the next time comes all the same. */
export function regularly(
  { timers, report }: Regular,
  times: Times | number,
  work: () => Promise<void> | void,
): { readonly close: () => void } {
  const { afterMs, everyMs } = typeof times === 'number' ? { afterMs: times, everyMs: times } : times
  const run = async (): Promise<void> => work()
  const runAndWait = (): void => {
    cancel = timers.after(everyMs, runAndWait)
    run().catch((error: unknown) => report(String(error)))
  }
  let cancel = timers.after(afterMs, runAndWait)
  return { close: () => cancel() }
}
