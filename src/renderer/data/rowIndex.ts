import type { Scope } from '#shared/domain/scope'
import { type RowKey, type RowStamp, type RowStamps, rowKey } from '#shared/sync/row'
import { type CacheTables, rowTables } from './cacheTables'
import type { PageHead } from './pages'

/** Where a confirmed row is: a slot of a page, or, without one, a record of its own. */
export interface KeptRow extends RowStamp {
  readonly slot: { readonly page: number; readonly at: number } | null
}

/**
 * What is kept of every row, in the memory of the window that writes the cache: whether a row is news is then judged
 * without asking the disk. It is true only as long as nobody else writes.
 */
export interface RowIndex {
  readonly get: (key: RowKey) => KeptRow | null
  readonly stampsOf: (keys: readonly RowKey[]) => RowStamps
  readonly set: (key: RowKey, row: KeptRow) => void
  readonly delete: (key: RowKey) => void
  /** The tickets of the first screen. */
  readonly screen: () => ReadonlySet<string>
  readonly setScreen: (ids: readonly string[]) => void
  readonly wipe: (scopes: readonly Scope[]) => void
  /** Slots of a page that are crossed out. */
  readonly holesIn: (page: number) => ReadonlySet<number>
  /** How many slots a page has, crossed out or not. */
  readonly slotsIn: (page: number) => number
  /** Notes a page with the slots of it that hold nothing. */
  readonly addPage: (page: number, head: PageHead, holes: readonly number[]) => void
  readonly cross: (page: number, slots: readonly number[]) => void
}

export function createRowIndex(): RowIndex {
  const rows = new Map<RowKey, KeptRow>()
  const holes = new Map<number, Set<number>>()
  const sizes = new Map<number, number>()
  let screen: ReadonlySet<string> = new Set()
  const cross = (page: number, slots: readonly number[]): void => {
    if (slots.length > 0) holes.set(page, new Set([...(holes.get(page) ?? []), ...slots]))
  }
  return {
    get: (key) => rows.get(key) ?? null,
    stampsOf: (keys) => new Map(keys.flatMap((key) => stampIn(rows, key))),
    set: (key, row) => rows.set(key, row),
    delete: (key) => rows.delete(key),
    screen: () => screen,
    setScreen: (ids) => {
      screen = new Set(ids)
    },
    wipe: (scopes) => {
      if (scopes.length === 0) return
      for (const [key, { scope }] of rows) if (scopes.includes(scope)) rows.delete(key)
    },
    holesIn: (page) => holes.get(page) ?? new Set(),
    slotsIn: (page) => sizes.get(page) ?? 0,
    addPage: (page, { scope, kind, ids, v }, crossed) => {
      sizes.set(page, ids.length)
      cross(page, crossed)
      const empty = holes.get(page)
      for (const [at, id] of ids.entries()) {
        const version = v[at]
        if (version === undefined || empty?.has(at)) continue
        rows.set(rowKey(kind, id), { scope, v: version, slot: { page, at } })
      }
    },
    cross,
  }
}

function stampIn(rows: ReadonlyMap<RowKey, KeptRow>, key: RowKey): readonly [RowKey, RowStamp][] {
  const row = rows.get(key)
  return row ? [[key, row]] : []
}

/** The index of what is on the disk, within the caller's transaction. */
export async function readIndex(tables: CacheTables): Promise<RowIndex> {
  const index = createRowIndex()
  const [heads, holes] = await Promise.all([tables.pages.toArray(), tables.holes.toArray()])
  const slots = new Map(holes.map((row) => [row.page, row.slots]))
  for (const head of heads) index.addPage(head.page, head, slots.get(head.page) ?? [])
  for (const table of rowTables) {
    await tables[table].each((row) => {
      const key = 'key' in row ? row.key : rowKey(table === 'tickets' ? 'ticket' : 'message', row.id)
      index.set(key, { scope: row.scope, v: row.v, slot: null })
    })
  }
  index.setScreen(await tables.screen.toCollection().primaryKeys())
  return index
}
