import type { Dexie } from 'dexie'
import type { Commit } from '#shared/sync/effect'
import { rowKey } from '#shared/sync/row'
import { isOfOurShape, keepProgress, progressIn } from './cacheProgress'
import type { CacheStore } from './cacheStore'
import type { CacheTables, TicketRow } from './cacheTables'
import { giveBack } from './giveBack'
import { changesNothing, planKeeping, settleIndex, writePlan } from './keepCommit'
import type { PageShelf } from './pages'
import { createReadOnce } from './readOnce'
import { type RowIndex, readIndex } from './rowIndex'
import { rowsOfSparsePages } from './sparsePages'
import type { ReadPage } from './unpackPart'

const CLEARED = 'The tickets kept on this computer were cleared.'

/** What the one window that writes the cache does with it. */
export function createWriting(
  db: Dexie,
  tables: CacheTables,
  shelf: PageShelf,
): Pick<CacheStore, 'scopes' | 'prepare' | 'stampsOf' | 'keep' | 'rememberScreen' | 'startAfresh'> {
  // Another window may have made the cleared cache anew before this one writes again: its shape alone tells nothing.
  let isCleared = false
  // One for all who ask, as it alone is told of what is written.
  const index = createReadOnce(() =>
    db.transaction('r', Object.values(tables), () => readIndex(tables, shelf)),
  )
  /** What this window has itself written of the server and its chapter. */
  let keptFacts: string | null = null
  const forget = (): void => {
    isCleared = true
    shelf.forget()
  }
  onCleared(db, forget)
  return {
    scopes: () => {
      // Whoever asks begins to write from what is on the disk, whoever wrote before.
      index.forget()
      keptFacts = null
      isCleared = false
      return progressIn(db)
    },
    // Whoever needs it reads it again, and finds out why it cannot be read.
    prepare: () => void index.read().catch(() => undefined),
    stampsOf: async (keys) => (await index.read()).stampsOf(keys),
    keep: async (commit, pages = []) => {
      if (isCleared) throw new Error(CLEARED)
      const facts = JSON.stringify([commit.serverId, commit.chapter])
      // Commands alone leave by it, and those are not kept here.
      if (facts === keptFacts && changesNothing(commit)) return
      await write({ db, tables, shelf }, await index.read(), commit, pages)
      keptFacts = facts
    },
    rememberScreen: async (rows) => {
      const known = isCleared ? null : await index.known()
      if (known !== null) await keepScreen(db, tables, known, rows)
    },
    startAfresh: () => {
      index.forget()
      return makeAnew(db)
    },
  }
}

async function write(
  disk: { readonly db: Dexie; readonly tables: CacheTables; readonly shelf: PageShelf },
  index: RowIndex,
  commit: Commit,
  pages: readonly ReadPage[],
): Promise<void> {
  const { db, tables } = disk
  const plan = planKeeping(index, commit, pages)
  const left = await rowsOfSparsePages(disk, index, plan)
  // Those pages then go whole, so that it comes to this once.
  if (left.length > 0) return write(disk, index, { ...commit, put: [...commit.put, ...left] }, pages)
  const numbers = await db.transaction('rw', Object.values(tables), async () => {
    if (!(await isOfOurShape(tables))) throw new Error(CLEARED)
    const [added] = await Promise.all([writePlan(tables, index, commit, plan), keepProgress(tables, commit)])
    return added
  })
  settleIndex(index, commit, plan, numbers)
  // The disk has them.
  for (const { body } of plan.pages) giveBack(body)
}

async function makeAnew(db: Dexie): Promise<void> {
  await db.delete({ disableAutoOpen: false })
  await db.open()
  await progressIn(db)
}

function onCleared(db: Dexie, forget: () => void): void {
  db.on('close', forget)
  db.on('versionchange', ({ newVersion }) => (newVersion === null ? forget() : undefined))
}

async function keepScreen(
  db: Dexie,
  tables: CacheTables,
  index: RowIndex,
  rows: readonly TicketRow[],
): Promise<void> {
  if (isSameSet(index.screen(), rows)) return
  const kept = await db.transaction('rw', tables.facts, tables.screen, async () => {
    if (!(await isOfOurShape(tables))) return []
    // Asked only now, after every transaction that was under way: a row of before it would stay for good.
    const present = rows.filter(({ id, scope, v }) => {
      const row = index.get(rowKey('ticket', id))
      return row?.scope === scope && row.v === v
    })
    await tables.screen.clear()
    await tables.screen.bulkPut(present)
    return present
  })
  index.setScreen(kept.map(({ id }) => id))
}

const isSameSet = (ids: ReadonlySet<string>, rows: readonly TicketRow[]): boolean =>
  ids.size === rows.length && rows.every(({ id }) => ids.has(id))
