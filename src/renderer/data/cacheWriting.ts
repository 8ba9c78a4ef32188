import type { Dexie } from 'dexie'
import { isOfOurShape, keepProgress, progressIn } from './cacheProgress'
import type { CacheStore } from './cacheStore'
import type { CacheTables } from './cacheTables'
import { planKeeping, settleIndex, writePlan } from './keepCommit'
import { type RowIndex, readIndex } from './rowIndex'

const CLEARED = 'The tickets kept on this computer were cleared.'

/** What the one window that writes the cache does with it. */
export function createWriting(
  db: Dexie,
  tables: CacheTables,
): Pick<CacheStore, 'scopes' | 'stampsOf' | 'keep' | 'startAfresh'> {
  const all = Object.values(tables)
  // Another window may have made the cleared cache anew before this one writes again: its shape alone tells nothing.
  let isCleared = false
  let index: RowIndex | null = null
  const forget = (): void => {
    isCleared = true
  }
  db.on('close', forget)
  db.on('versionchange', ({ newVersion }) => (newVersion === null ? forget() : undefined))
  const indexNow = async (): Promise<RowIndex> =>
    (index ??= await db.transaction('r', all, () => readIndex(tables)))
  return {
    scopes: () => {
      // Whoever asks begins to write from what is on the disk, whoever wrote before.
      index = null
      isCleared = false
      return progressIn(db)
    },
    stampsOf: async (keys) => (await indexNow()).stampsOf(keys),
    keep: async (commit, pages = []) => {
      if (isCleared) throw new Error(CLEARED)
      const known = await indexNow()
      const plan = planKeeping(known, commit, pages)
      const numbers = await db.transaction('rw', all, async () => {
        if (!(await isOfOurShape(tables))) throw new Error(CLEARED)
        const added = await writePlan(tables, known, commit, plan)
        await keepProgress(tables, commit)
        return added
      })
      settleIndex(known, commit, plan, numbers)
    },
    startAfresh: async () => {
      index = null
      await db.delete({ disableAutoOpen: false })
      await db.open()
      await progressIn(db)
    },
  }
}
