import type { Dexie } from 'dexie'
import { type CachedRow, rowKey } from '#shared/sync/row'
import type { CacheTables } from './cacheTables'
import type { KeepingPlan } from './keepCommit'
import { messagesIn, type PageShelf, type StoredPage, storedPages, ticketsIn } from './pages'
import type { RowIndex } from './rowIndex'

/** A page of which no more than one slot in so many is left is not worth its bytes. */
const SLOTS_WORTH_ONE_ROW = 4

/**
 * What is left of the pages that a plan crosses out but for a little: written again with the same commit, so that the
 * page goes (OUT200). A page would else stay for the last of its rows, and a ticket may be open for weeks.
 */
export async function rowsOfSparsePages(
  { db, tables, shelf }: { readonly db: Dexie; readonly tables: CacheTables; readonly shelf: PageShelf },
  index: Pick<RowIndex, 'slotsIn' | 'holesIn'>,
  { crossed }: Pick<KeepingPlan, 'crossed'>,
): Promise<readonly CachedRow[]> {
  const sparse = [...crossed].flatMap(([page, slots]) => {
    const left = index.slotsIn(page) - index.holesIn(page).size - slots.length
    return left > 0 && left * SLOTS_WORTH_ONE_ROW <= index.slotsIn(page) ? [page] : []
  })
  if (sparse.length === 0) return []
  const stored = await db.transaction('r', [tables.pages, tables.bodies, tables.holes], async () =>
    storedPages(
      tables,
      (await shelf.heads()).filter(({ page }) => sparse.includes(page)),
    ),
  )
  const rows = await Promise.all(
    stored.map(async (page) => {
      const going = new Set(crossed.get(page.page))
      return rowsLeftIn(page, (slot) => !going.has(slot))
    }),
  )
  return rows.flat()
}

/** None where a message cannot be read: then the page stays, with whatever it holds. */
async function rowsLeftIn(
  page: StoredPage,
  isLeft: (slot: number) => boolean,
): Promise<readonly CachedRow[]> {
  if (page.kind === 'ticket') {
    return (await ticketsIn(page, isLeft)).map(
      ({ id, scope, v, data }): CachedRow => ({
        key: rowKey('ticket', id),
        id,
        scope,
        v,
        entity: { kind: 'ticket', data },
      }),
    )
  }
  const slots = await messagesIn(page, isLeft)
  const rows = slots.flatMap(({ row }) => row ?? [])
  if (rows.length < slots.length) return []
  return rows.map(
    ({ id, scope, v, data }): CachedRow => ({
      key: rowKey('message', id),
      id,
      scope,
      v,
      entity: { kind: 'message', data },
    }),
  )
}
