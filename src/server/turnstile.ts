/** Lets one piece of work through at a time, in the order of asking; a failed one does not stop the next. */
export interface Turnstile {
  readonly pass: <Done>(work: () => Promise<Done>) => Promise<Done>
  /** Settles when everything asked for so far is done. */
  readonly empty: () => Promise<void>
}

export function createTurnstile(): Turnstile {
  let last: Promise<unknown> = Promise.resolve()
  return {
    pass: (work) => {
      const done = last.then(work)
      last = done.catch(() => {})
      return done
    },
    empty: async () => {
      await last
    },
  }
}
