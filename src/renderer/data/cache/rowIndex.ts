import type { Scope } from '#shared/domain/scope'
import { type RowKey, type RowStamp, type RowStamps, rowKey } from '#shared/sync/row'
import { type CacheTables, rowTables } from './cacheTables'
import { createPagedRows, type PagedRow, type PagedRows } from './pagedRows'
import type { PageShelf } from './pages'

/** Where a confirmed row is: a slot of a page, or, without one, a record of its own. */
export type KeptRow = PagedRow | (RowStamp & { readonly slot: null })

/**
 * What is kept of every row, in the memory of the window that writes the cache: whether a row is news is then judged
 * without asking the disk. It is true only as long as nobody else writes.
 */
export interface RowIndex extends Pick<PagedRows, 'holesIn' | 'slotsIn' | 'cross'> {
  readonly get: (key: RowKey) => KeptRow | null
  readonly stampsOf: (keys: readonly RowKey[]) => RowStamps
  /** Notes a row that has a record of its own. */
  readonly setSingle: (key: RowKey, stamp: RowStamp) => void
  readonly delete: (key: RowKey) => void
  /** The tickets of the first screen. */
  readonly screen: () => ReadonlySet<string>
  readonly setScreen: (ids: readonly string[]) => void
  readonly wipe: (scopes: readonly Scope[]) => void
  /** Notes a page with the slots of it that hold nothing. */
  readonly addPage: PagedRows['add']
}

export function createRowIndex(): RowIndex {
  const single = new Map<RowKey, RowStamp>()
  const paged = createPagedRows()
  let screen: ReadonlySet<string> = new Set()
  const get = (key: RowKey): KeptRow | null => {
    const stamp = single.get(key)
    return stamp ? { ...stamp, slot: null } : paged.get(key)
  }
  return {
    get,
    stampsOf: (keys) => {
      const stamps = new Map<RowKey, RowStamp>()
      for (const key of keys) {
        const stamp = single.get(key) ?? paged.get(key)
        if (stamp) stamps.set(key, stamp)
      }
      return stamps
    },
    setSingle: (key, { scope, v }) => {
      paged.delete(key)
      single.set(key, { scope, v })
    },
    delete: (key) => {
      paged.delete(key)
      single.delete(key)
    },
    screen: () => screen,
    setScreen: (ids) => {
      screen = new Set(ids)
    },
    wipe: (scopes) => {
      for (const [key, { scope }] of single) if (scopes.includes(scope)) single.delete(key)
      paged.wipe(scopes)
    },
    holesIn: paged.holesIn,
    slotsIn: paged.slotsIn,
    cross: paged.cross,
    addPage: (page, head, holes) => {
      paged.add(page, head, holes)
      const empty = new Set(holes)
      const moved = single.size === 0 ? [] : head.ids.filter((_, at) => !empty.has(at))
      for (const id of moved) single.delete(rowKey(head.kind, id))
    },
  }
}

/** The index of what is on the disk, within the caller's transaction. */
export async function readIndex(tables: CacheTables, shelf: PageShelf): Promise<RowIndex> {
  const index = createRowIndex()
  const [heads, holes] = await Promise.all([shelf.heads(), tables.holes.toArray()])
  const slots = new Map(holes.map((row) => [row.page, row.slots]))
  for (const head of heads) index.addPage(head.page, head, slots.get(head.page) ?? [])
  for (const table of rowTables) {
    for (const row of await tables[table].toArray()) {
      const key = 'key' in row ? row.key : rowKey(table === 'tickets' ? 'ticket' : 'message', row.id)
      index.setSingle(key, row)
    }
  }
  index.setScreen(await tables.screen.toCollection().primaryKeys())
  return index
}
