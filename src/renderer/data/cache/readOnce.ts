/** A reading that is kept for all who ask for it. */
export interface ReadOnce<Value> {
  /** Whoever asks while it is read waits for the same one. One that failed is kept for nobody. */
  readonly read: () => Promise<Value>
  /** Null while nobody has asked for it. */
  readonly known: () => Promise<Value> | null
  /** Whoever asks next has it read anew. */
  readonly forget: () => void
}

export function createReadOnce<Value>(readAnew: () => Promise<Value>): ReadOnce<Value> {
  let kept: Promise<Value> | null = null
  const begin = (): Promise<Value> => {
    const reading = readAnew().catch((error: unknown) => {
      // Only its own: it may have been forgotten, and another one begun, before it failed.
      if (kept === reading) kept = null
      throw error
    })
    return reading
  }
  return {
    read: () => (kept ??= begin()),
    known: () => kept,
    forget: () => {
      kept = null
    },
  }
}
