import { openedRow } from '#kit/closedMessages'
import type { Scope } from '#shared/domain/scope'
import type { Commit } from '#shared/sync/effect'
import type { CachedRow, ReadRow } from '#shared/sync/row'
import type { ScopeProgress } from '#shared/sync/state'
import type { CacheTables } from '../console/disk'
import type { MemoryTables } from '../server/memoryTables'
import { Violation } from '../world/violation'

/**
 * Holds a cache against the server's tables after every commit of it: never ahead (SIM5), each scope whole up to its
 * cursor and nothing beyond (SIM6, SIM13), no row of a scope that is not followed (SIM8).
 */
export function checkCache(who: string, cache: CacheTables, commit: Commit, truth: MemoryTables): void {
  for (const row of cache.rows.values()) {
    const progress = cache.scopes.get(row.scope)
    if (!progress)
      throw new Violation('SIM8', `${who} keeps ${row.key} of ${row.scope}, which it does not follow`)
    checkRow(who, row, progress, truth)
  }
  for (const row of commit.put) checkWords(who, openedRow(row), truth)
  for (const [scope, progress] of cache.scopes) checkScope(who, scope, progress, cache, truth)
}

function checkRow(who: string, row: CachedRow, progress: ScopeProgress, truth: MemoryTables): void {
  const { key, v, scope } = row
  const theirs = truth.entities.get(key)
  if (!theirs || v > theirs.v) throw new Violation('SIM5', `${who} is ahead of the server in ${key}`)
  if (v > progress.cursor) {
    throw new Violation(
      'SIM13',
      `${who} has ${key} of ${v} in ${scope}, and has come to ${progress.cursor} only`,
    )
  }
}

function checkWords(who: string, { key, v, entity }: ReadRow, truth: MemoryTables): void {
  const theirs = truth.entities.get(key)
  if (theirs?.v === v && theirs.body !== JSON.stringify(entity.data)) {
    throw new Violation('SIM5', `${who} has other words than the server in ${key}`)
  }
}

function checkScope(
  who: string,
  scope: Scope,
  { cursor, floor }: ScopeProgress,
  cache: CacheTables,
  truth: MemoryTables,
): void {
  const entries = truth.entries.get(scope)
  for (const [key, entry] of entries ?? []) {
    const ours = cache.rows.get(key)
    if (entry.seq > cursor) continue
    if (entry.live === 1 && (!ours || ours.v < entry.seq)) {
      throw new Violation('SIM6', `${who} came to ${cursor} in ${scope} and lacks ${key} of ${entry.seq}`)
    }
    if (entry.live === 0 && ours?.scope === scope) {
      throw new Violation(
        'SIM6',
        `${who} came to ${cursor} in ${scope} and still has ${key}, gone at ${entry.seq}`,
      )
    }
  }
  const prunedTo = truth.scopes.get(scope)?.pruned_to ?? 0
  if (Math.max(cursor, floor) < prunedTo) return
  for (const { key, scope: at } of cache.rows.values()) {
    if (at === scope && !entries?.has(key) && cursor >= prunedTo) {
      throw new Violation('SIM6', `${who} has ${key} in ${scope}, which left it before ${prunedTo}`)
    }
  }
}
