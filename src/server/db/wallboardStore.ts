import type { Person } from '#shared/domain/person'
import { accepted, type Result, refused } from '#shared/domain/result'
import { type Wallboard, type WallboardId, wallboardSchema } from '#shared/domain/wallboard'
import type { ChangedWallboard } from '#shared/protocol/wallboards'
import { noteSaver, saverOf } from './savers'
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
  readonly saveWallboard: (
    wallboard: Wallboard,
    by: Pick<Person, 'name'>,
  ) => Promise<Result<Wallboard, ChangedWallboard>>
  readonly removeWallboard: (id: WallboardId) => Promise<void>
}

export const createWallboardStore = (db: Database): WallboardStore => ({
  wallboards: async () => {
    const rows = await db.selectFrom('wallboard').select('body').execute()
    return rows.map(wallboardOf).toSorted((a, b) => a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1))
  },
  wallboard: (id) => readWallboard(db, id),
  saveWallboard: (wallboard, by) => db.transaction().execute((tx) => saveWallboard(tx, wallboard, by)),
  removeWallboard: async (id) => {
    await db.deleteFrom('wallboard').where('id', '=', id).execute()
  },
})

const wallboardOf = ({ body }: { readonly body: string }): Wallboard =>
  wallboardSchema.parse(JSON.parse(body))

async function readWallboard(queries: Queries, id: WallboardId): Promise<Wallboard | null> {
  const row = await queries.selectFrom('wallboard').select('body').where('id', '=', id).executeTakeFirst()
  return row ? wallboardOf(row) : null
}

/** Of two who save at once one is told who was faster, and what they saved. */
async function saveWallboard(
  queries: Queries,
  wallboard: Wallboard,
  by: Pick<Person, 'name'>,
): ReturnType<WallboardStore['saveWallboard']> {
  const next = await writeNext(queries, wallboard)
  if (next === null) {
    const { id } = wallboard
    const theirs = await readWallboard(queries, id)
    return refused({ by: await saverOf(queries, 'wallboard', id), theirs })
  }
  await showToDisplays(queries, next)
  await noteSaver(queries, 'wallboard', next.id, by.name)
  return accepted(next)
}

/** One statement each way; null where another version is kept. */
async function writeNext(queries: Queries, wallboard: Wallboard): Promise<Wallboard | null> {
  const next: Wallboard = { ...wallboard, version: wallboard.version + 1 }
  const row = { version: next.version, body: JSON.stringify(next) }
  const updated = await queries
    .updateTable('wallboard')
    .set(row)
    .where('id', '=', next.id)
    .where('version', '=', wallboard.version)
    .executeTakeFirst()
  if (updated.numUpdatedRows > 0n) return next
  if (wallboard.version > 0) return null
  const inserted = await queries
    .insertInto('wallboard')
    .values({ id: next.id, ...row })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows ? next : null
}

/** Its displays see its queues and no others. */
async function showToDisplays(queries: Queries, { id, queues }: Wallboard): Promise<void> {
  await queries
    .updateTable('account')
    .set({ queues: JSON.stringify(queues) })
    .where('id', 'in', (of) => of.selectFrom('display').select('account_id').where('wallboard_id', '=', id))
    .execute()
}
