import { MINUTE_MS } from '#shared/domain/instant'
import type { ServerClock } from '../ports'

/** A count that pauses everybody who shares the key once `limit` tries have failed. */
export interface TryLimit {
  readonly key: string
  readonly limit: number
}

export interface Tries {
  /**
   * Counts a try before it is judged, so that many at once do not slip past the limit. `triesLeft` is what remains
   * of the tightest limit when this one fails.
   */
  readonly begin: (limits: readonly TryLimit[]) => TryOutcome
  /** Takes the try back: it was right. The first limit starts afresh, the others lose one. */
  readonly succeed: (limits: readonly TryLimit[]) => void
}
export type TryOutcome =
  | { readonly mayTry: true; readonly triesLeft: number }
  | { readonly mayTry: false; readonly retryAfterMs: number }

const PAUSE_MS = MINUTE_MS
const KEYS_KEPT = 10_000

interface Count {
  failed: number
  /** When the count is forgotten; pushed on by every try. */
  endsAt: number
}

export function createTries(clock: ServerClock): Tries {
  const counts = new Map<string, Count>()
  return {
    begin: (limits) => {
      const now = clock.now()
      forgetEnded(counts, now)
      const spent = limits.flatMap(({ key, limit }) => {
        const count = counts.get(key)
        return count && count.failed >= limit ? [count.endsAt - now] : []
      })
      if (spent.length > 0) return { mayTry: false, retryAfterMs: Math.max(...spent) }
      const left = limits.map(({ key, limit }) => {
        const failed = (counts.get(key)?.failed ?? 0) + 1
        // Set anew, so that the map stays in order of last use and the oldest can be dropped.
        counts.delete(key)
        counts.set(key, { failed, endsAt: now + PAUSE_MS })
        return limit - failed
      })
      return { mayTry: true, triesLeft: Math.min(...left) }
    },
    succeed: ([own, ...shared]) => {
      if (own) counts.delete(own.key)
      for (const { key } of shared) {
        const count = counts.get(key)
        if (count) count.failed--
      }
    },
  }
}

/** A count that ends later than one that is begun now is from before the clock was set back. */
const hasEnded = ({ endsAt }: Count, now: number): boolean => endsAt <= now || endsAt > now + PAUSE_MS

function forgetEnded(counts: Map<string, Count>, now: number): void {
  for (const [key, count] of counts) {
    if (!hasEnded(count, now) && counts.size <= KEYS_KEPT) return
    counts.delete(key)
  }
}
