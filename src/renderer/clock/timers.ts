/** A timer that fires once. Answers the cancelling. */
export interface Timers {
  readonly after: (ms: number, run: () => void) => () => void
}

export const windowTimers: Timers = {
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
