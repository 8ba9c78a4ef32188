/** Events taken in order: what came while others were taken is taken together, with all it causes, after them. */
export interface EventQueue<Item> {
  readonly push: (item: Item, place?: 'first') => void
  /** Forgets what has not begun yet. */
  readonly clear: () => void
  /** Takes nothing more; settles when what is under way has ended. */
  readonly close: () => Promise<void>
}

/** `take` must not reject; it decides itself what a fault means. */
export function createEventQueue<Item>(take: (items: readonly Item[]) => Promise<void>): EventQueue<Item> {
  const waiting: Item[] = []
  let running: Promise<void> | null = null
  let isClosed = false

  const drain = async (): Promise<void> => {
    // Asynchronous from the first item on, so that `running` is set before it can be cleared.
    await Promise.resolve()
    while (waiting.length > 0) await take(waiting.splice(0))
    running = null
  }
  return {
    push: (item, place) => {
      if (isClosed) return
      if (place === 'first') waiting.unshift(item)
      else waiting.push(item)
      running ??= drain()
    },
    clear: () => {
      waiting.length = 0
    },
    close: async () => {
      isClosed = true
      waiting.length = 0
      await running
    },
  }
}
