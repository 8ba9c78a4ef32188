import type { Dexie } from 'dexie'
import * as z from 'zod/mini'
import type { Scope } from '#shared/domain/scope'
import { BEFORE_ALL } from '#shared/protocol/rows'
import { ROW_SCHEMA } from '#shared/protocol/version'
import type { Commit } from '#shared/sync/effect'
import type { ScopeProgress } from '#shared/sync/state'
import { type CacheTables, type ScopeRow, tablesOf } from './cacheTables'

/** What is kept of how far each scope has come; a cache of rows of another shape is emptied first. */
export async function progressIn(db: Dexie): Promise<ReadonlyMap<Scope, ScopeProgress>> {
  const tables = tablesOf(db)
  const kept = await db.transaction('r', tables.facts, tables.scopes, async () => {
    const [isOurs, scopes] = await Promise.all([isOfOurShape(tables), scopesIn(tables)])
    return isOurs ? scopes : null
  })
  if (kept) return kept
  await emptyForOurShape(db, tables)
  return scopesIn(tables)
}

/** Empties a cache of rows of another shape. */
export const emptyForOurShape = (db: Dexie, tables: CacheTables): Promise<void> =>
  db.transaction('rw', Object.values(tables), async () => {
    // Another window may have done it.
    if (!(await isOfOurShape(tables))) await empty(tables)
  })

const shapeFact = z.strictObject({ key: z.literal('shape'), rowSchema: z.int() })
export const serverFact = z.strictObject({ key: z.literal('server'), serverId: z.string() })
export const chapterFact = z.strictObject({ key: z.literal('chapter'), chapter: z.string() })

export async function factOf<Fact>(
  { facts }: CacheTables,
  key: string,
  schema: z.ZodMiniType<Fact>,
): Promise<Fact | null> {
  const stored = schema.safeParse(await facts.get(key))
  return stored.success ? stored.data : null
}

export const isOfOurShape = async ({ facts }: CacheTables): Promise<boolean> =>
  isOurShape(await facts.get('shape'))

/** Whether what a cache says of the shape of its rows is that they are of ours. */
export function isOurShape(fact: unknown): boolean {
  const shape = shapeFact.safeParse(fact)
  return shape.success && shape.data.rowSchema === ROW_SCHEMA
}

async function empty(tables: CacheTables): Promise<void> {
  for (const table of Object.values(tables)) await table.clear()
  await tables.facts.put({ key: 'shape', rowSchema: ROW_SCHEMA })
}

async function scopesIn(tables: CacheTables): Promise<ReadonlyMap<Scope, ScopeProgress>> {
  const rows = await tables.scopes.toArray()
  return new Map(rows.map(({ scope, ahead = BEFORE_ALL, ...progress }) => [scope, { ...progress, ahead }]))
}

export async function keepProgress(tables: CacheTables, commit: Commit): Promise<void> {
  const { serverId, chapter, progress } = commit
  const gone = progress.flatMap(([scope, made]) => (made === null ? [scope] : []))
  const rows = progress.flatMap(([scope, made]) => (made === null ? [] : [scopeRow(scope, made)]))
  const facts = [
    ...(serverId === null ? [] : [{ key: 'server', serverId }]),
    ...(chapter === null ? [] : [{ key: 'chapter', chapter }]),
  ]
  await Promise.all([
    tables.scopes.bulkDelete(gone),
    tables.scopes.bulkPut(rows),
    tables.facts.bulkPut(facts),
  ])
}

const scopeRow = (
  scope: Scope,
  { cursor, floor, count, digest, isWhole, ahead }: ScopeProgress,
): ScopeRow => ({
  scope,
  cursor,
  floor,
  count,
  digest,
  isWhole,
  ahead,
})
