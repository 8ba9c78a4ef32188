import { type Instant, MINUTE_MS } from '#shared/domain/instant'
import type { SyncState } from '../data/deskData'

/** Older than this without a word from the server, readings may be off and say so (design.md, "Honest when blind"). */
export const STALE_AFTER_MS = MINUTE_MS

/** Milliseconds since the server last said anything; null when it never has. */
export const ageOf = (sync: SyncState, now: Instant): number | null =>
  sync.lastHeardAt === null ? null : Math.max(0, now - sync.lastHeardAt)

export function isStale(sync: SyncState, now: Instant): boolean {
  const age = ageOf(sync, now)
  return age !== null && age > STALE_AFTER_MS
}
