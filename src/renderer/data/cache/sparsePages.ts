import type { Dexie } from 'dexie'
import type { Entity } from '#shared/domain/entity'
import { type CachedRow, rowKey } from '#shared/sync/row'
import type { CacheTables } from './cacheTables'
import type { KeepingPlan } from './keepCommit'
import { type PageShelf, rowsIn, storedPages } from './pages'
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
      const left = await rowsIn(page, (slot) => !going.has(slot))
      return left.map(({ id, scope, v, data }): CachedRow => {
        const entity = { kind: page.kind, data } as Entity
        return { key: rowKey(page.kind, id), id, scope, v, entity }
      })
    }),
  )
  return rows.flat()
}
