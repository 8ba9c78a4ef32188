import type { Queries, Tables } from './tables'

type SavedKind = Tables['saver']['kind']

/** The name of whoever saved it last; null for one that nobody saved since this is noted. */
export async function saverOf(queries: Queries, kind: SavedKind, id: string): Promise<string | null> {
  const row = await queries
    .selectFrom('saver')
    .select('name')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.name ?? null
}

export async function noteSaver(queries: Queries, kind: SavedKind, id: string, name: string): Promise<void> {
  await queries
    .insertInto('saver')
    .values({ kind, id, name })
    .onConflict((conflict) => conflict.columns(['kind', 'id']).doUpdateSet({ name }))
    .execute()
}
