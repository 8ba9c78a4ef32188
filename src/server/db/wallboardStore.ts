import { accepted, type Result, refused } from '#shared/domain/result'
import { type Wallboard, type WallboardId, wallboardSchema } from '#shared/domain/wallboard'
import type { Database, Queries } from './tables'

/** Wallboards as supervisors set them up. */
export interface WallboardStore {
  /** By title. */
  readonly wallboards: () => Promise<readonly Wallboard[]>
  readonly wallboard: (id: WallboardId) => Promise<Wallboard | null>
  /**
   * Writes it with the next version, and in the same commit what its displays may see; refused when it is not of the
   * version that is kept.
   */
  readonly saveWallboard: (wallboard: Wallboard) => Promise<Result<Wallboard, { readonly kind: 'changed' }>>
  readonly removeWallboard: (id: WallboardId) => Promise<void>
}

export const createWallboardStore = (db: Database): WallboardStore => ({
  wallboards: async () => {
    const rows = await db.selectFrom('wallboard').select('body').execute()
    return rows.map(wallboardOf).toSorted((a, b) => a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1))
  },
  wallboard: async (id) => {
    const row = await db.selectFrom('wallboard').select('body').where('id', '=', id).executeTakeFirst()
    return row ? wallboardOf(row) : null
  },
  saveWallboard: (wallboard) => db.transaction().execute((tx) => saveWallboard(tx, wallboard)),
  removeWallboard: async (id) => {
    await db.deleteFrom('wallboard').where('id', '=', id).execute()
  },
})

const wallboardOf = ({ body }: { readonly body: string }): Wallboard =>
  wallboardSchema.parse(JSON.parse(body))

/** One statement each way, so that of two who save at once one is told. */
async function saveWallboard(
  queries: Queries,
  wallboard: Wallboard,
): ReturnType<WallboardStore['saveWallboard']> {
  const next: Wallboard = { ...wallboard, version: wallboard.version + 1 }
  const row = { version: next.version, body: JSON.stringify(next) }
  const updated = await queries
    .updateTable('wallboard')
    .set(row)
    .where('id', '=', next.id)
    .where('version', '=', wallboard.version)
    .executeTakeFirst()
  if (updated.numUpdatedRows > 0n) {
    await showToDisplays(queries, next)
    return accepted(next)
  }
  if (wallboard.version > 0) return refused({ kind: 'changed' })
  const inserted = await queries
    .insertInto('wallboard')
    .values({ id: next.id, ...row })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (!inserted.numInsertedOrUpdatedRows) return refused({ kind: 'changed' })
  await showToDisplays(queries, next)
  return accepted(next)
}

/** Its displays see its queues and no others. */
async function showToDisplays(queries: Queries, { id, queues }: Wallboard): Promise<void> {
  await queries
    .updateTable('account')
    .set({ queues: JSON.stringify(queues) })
    .where('id', 'in', (of) => of.selectFrom('display').select('account_id').where('wallboard_id', '=', id))
    .execute()
}
