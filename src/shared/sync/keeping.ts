import type { Refusal } from '../commands/refusal'
import type { Scope } from '../domain/scope'
import type { Commit } from './effect'
import type { CachedRow, RowKey, RowStamp, RowStamps } from './row'

/** What one step will have changed on disk, gathered until the step ends. */
export interface Keeping {
  /** The confirmed row as it will be after this step. */
  readonly stampOf: (key: RowKey) => RowStamp | null
  readonly putRow: (row: CachedRow) => void
  readonly removeRow: (key: RowKey) => void
  readonly wipe: (scope: Scope) => void
  readonly release: (n: number) => void
  readonly refuse: (n: number, refusal: Refusal) => void
  readonly gathered: () => Omit<Commit, 'serverId' | 'chapter' | 'progress'>
}

export function createKeeping(stamps: RowStamps): Keeping {
  const known = new Map(stamps)
  const wiped = new Set<Scope>()
  const put = new Map<RowKey, CachedRow>()
  const removed = new Set<RowKey>()
  const released: number[] = []
  const refusals: { n: number; refusal: Refusal }[] = []
  const drop = (key: RowKey): void => {
    known.delete(key)
    put.delete(key)
  }
  return {
    stampOf: (key) => known.get(key) ?? null,
    putRow: (row) => {
      known.set(row.key, row)
      removed.delete(row.key)
      put.set(row.key, row)
    },
    removeRow: (key) => {
      drop(key)
      removed.add(key)
    },
    wipe: (scope) => {
      wiped.add(scope)
      for (const [key, stamp] of known) if (stamp.scope === scope) drop(key)
    },
    release: (n) => {
      released.push(n)
    },
    refuse: (n, refusal) => {
      refusals.push({ n, refusal })
    },
    gathered: () => ({
      wipe: [...wiped],
      remove: [...removed],
      put: [...put.values()],
      released,
      refused: refusals,
    }),
  }
}
