import type { CacheStore } from './cacheStore'

/** The chapter of the server's history that a window's rows are of. */
export interface ShownChapter {
  /** To be settled before the rows are read: one that begins meanwhile is noticed then. */
  readonly learn: () => Promise<void>
  /** Whether the cache has come to another chapter since, or a word is of another than the cache is of by now. */
  readonly hasTurned: (told: string | null) => Promise<boolean>
}

export function createShownChapter(cache: Pick<CacheStore, 'chapter'>): ShownChapter {
  let shown: string | null = null
  return {
    learn: async () => {
      shown = await cache.chapter()
    },
    hasTurned: async (told) => {
      const kept = await cache.chapter()
      return kept !== shown || kept !== told
    },
  }
}
