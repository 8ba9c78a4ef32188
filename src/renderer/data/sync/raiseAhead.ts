type Raise = (above: number) => Promise<number>

/** An epoch that is raised before its connection is asked for. */
export interface EpochAhead {
  readonly begin: () => void
  /** The first time it answers what was begun, where that is high enough; it is raised anew every other time. */
  readonly raise: Raise
}

/** Whoever leads raises its epoch before it says hello (S3), and the disk takes its time for that. */
export function raiseAhead(raise: Raise): EpochAhead {
  let begun: Promise<number> | null = null
  return {
    begin: () => {
      begun = raise(0)
      // Told to whoever asks for it.
      begun.catch(() => undefined)
    },
    raise: async (above) => {
      const first = begun
      begun = null
      const epoch = await first
      return epoch !== null && epoch > above ? epoch : raise(above)
    },
  }
}
