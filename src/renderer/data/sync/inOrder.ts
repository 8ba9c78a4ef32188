/** Pieces of work done strictly one after the other. A fault of one is reported and does not stop the next. */
export interface InOrder {
  readonly run: (work: () => Promise<void>) => void
  /** Settles when all that was given so far is done. */
  readonly settled: () => Promise<void>
}

export function createInOrder(report: (sentence: string) => void): InOrder {
  let last: Promise<void> = Promise.resolve()
  return {
    run: (work) => {
      last = last.then(work).catch((error: unknown) => report(String(error)))
    },
    settled: () => last,
  }
}
