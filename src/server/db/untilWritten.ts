/** What was read under a name, known until something that it may come from is written. */
export interface UntilWritten<Value> {
  /** `read` is asked where it is not known; null is asked for again. */
  readonly recall: <Found extends Value | null>(
    name: string,
    read: () => Promise<Found>,
  ) => Promise<Found | Value>
}

const KEPT = 10_000

/**
 * This process alone writes the store's file. So what was read stands while `writings`, the number of such writings that
 * were begun so far, is what it was before the reading.
 */
export function knownUntilWritten<Value>(writings: () => number): UntilWritten<Value> {
  const kept = new Map<string, Value>()
  let asOf = writings()
  return {
    recall: async (name, read) => {
      const before = writings()
      if (before !== asOf || kept.size >= KEPT) kept.clear()
      asOf = before
      const known = kept.get(name)
      if (known !== undefined) return known
      const found = await read()
      // Who reads beside a writing may have read what was before it.
      if (found !== null && writings() === before) kept.set(name, found)
      return found
    },
  }
}
