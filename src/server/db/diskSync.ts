/** Brings what was committed to the disk, beside other work and many commits at once. */
export interface DiskSync {
  /** Something was written. */
  readonly written: () => void
  /**
   * Settles when all that was written so far is on the disk. Rejects when the disk fails, and for ever from then on:
   * what it has lost is not told, and the next try may succeed without it.
   */
  readonly onDisk: () => Promise<void>
}

/** `sync` settles when what was written before its call is on the disk. */
export function createDiskSync(sync: () => Promise<void>): DiskSync {
  let last = 0
  let kept = 0
  let running: Promise<void> | null = null
  let fault: { readonly error: unknown } | null = null

  const syncOnce = async (): Promise<void> => {
    const upTo = last
    try {
      await sync()
      kept = upTo
    } catch (error) {
      fault = { error }
    } finally {
      running = null
    }
  }
  /** A sync that was under way does not count: it began before this was written. */
  const bring = async (upTo: number): Promise<void> => {
    if (fault !== null) throw fault.error
    if (kept >= upTo) return
    running ??= syncOnce()
    await running
    await bring(upTo)
  }
  return {
    written: () => {
      last += 1
    },
    onDisk: () => bring(last),
  }
}
