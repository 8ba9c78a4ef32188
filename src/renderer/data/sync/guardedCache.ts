import type { Commit } from '#shared/sync/effect'
import type { RowKey } from '#shared/sync/row'
import { changesNothing } from '../cache/keepCommit'
import type { ReadPage } from '../cache/unpackPart'
import { openRefusalOf } from '../disk/openRefusal'
import type { EngineCache } from './enginePorts'

/** After so many failures without a change that was kept, the cache is taken for damaged. */
const FAILURES_ENDURED = 3

export type GuardedCache<Cache> = Cache & {
  /** Throws the cache away when it fails again and again; to be called before what it holds is read anew. */
  readonly mend: () => Promise<void>
}

/** Counts the failures of a cache. A full disk is none of them: it would be as full for a new copy. */
export function guardCache<Cache extends EngineCache>(cache: Cache): GuardedCache<Cache> {
  let failures = 0
  const count = (error: unknown): never => {
    if (openRefusalOf(error).kind !== 'full') failures++
    throw error
  }
  return {
    ...cache,
    scopes: () => cache.scopes().catch(count),
    stampsOf: (keys: readonly RowKey[]) => cache.stampsOf(keys).catch(count),
    keep: async (commit: Commit, pages: readonly ReadPage[]) => {
      await cache.keep(commit, pages).catch(count)
      if (!changesNothing(commit)) failures = 0
    },
    mend: async () => {
      if (failures < FAILURES_ENDURED) return
      failures = 0
      await cache.startAfresh()
    },
  }
}
