import { type Entity, type EntityKind, type EntityOf, entitySchema } from '#shared/domain/entity'
import type { Scope } from '#shared/domain/scope'
import type { Seq } from '#shared/protocol/rows'
import type { EntityRow, Queries } from './tables'

/** What the store holds of one entity. */
export interface StoredEntity {
  readonly id: string
  readonly scope: Scope
  readonly v: Seq
  readonly body: string
}

/** Fewer than SQLite's 32,766 parameters, and short enough that one statement stays cheap to compile. */
const IDS_PER_QUERY = 500

export const bodyOf = (entity: Entity): string => JSON.stringify(entity.data)
export const ticketIdOf = (entity: Entity): string | null =>
  entity.kind === 'message' ? entity.data.ticketId : null

/**
 * The entity of a stored row. Not parsed again: this process alone holds the file, and only parsed entities are
 * written into it.
 */
export const storedEntity = (row: Pick<EntityRow, 'kind' | 'body'>): Entity => ({
  kind: row.kind,
  data: JSON.parse(row.body),
})

/** The stored entities of one kind among these ids, by id. */
export async function readStored(
  queries: Queries,
  kind: EntityKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredEntity>> {
  const found = new Map<string, StoredEntity>()
  for (let from = 0; from < ids.length; from += IDS_PER_QUERY) {
    const rows = await queries
      .selectFrom('entity')
      .select(['id', 'scope', 'v', 'body'])
      .where('kind', '=', kind)
      .where('id', 'in', ids.slice(from, from + IDS_PER_QUERY))
      .execute()
    for (const row of rows) found.set(row.id, row)
  }
  return found
}

/** Every message of these tickets as it is stored. */
export async function readConversations(
  queries: Queries,
  ticketIds: readonly string[],
): Promise<readonly (StoredEntity & { readonly ticketId: string })[]> {
  const found: (StoredEntity & { readonly ticketId: string })[] = []
  for (let from = 0; from < ticketIds.length; from += IDS_PER_QUERY) {
    const rows = await queries
      .selectFrom('entity')
      .select(['id', 'scope', 'v', 'body', 'ticket_id'])
      .where('kind', '=', 'message')
      .where('ticket_id', 'in', ticketIds.slice(from, from + IDS_PER_QUERY))
      .execute()
    for (const { ticket_id, ...row } of rows) found.push({ ...row, ticketId: ticket_id ?? '' })
  }
  return found
}

/** One entity, parsed whole, with the scope and version it has; null when there is none. */
export async function readEntity<Kind extends EntityKind>(
  queries: Queries,
  kind: Kind,
  id: string,
): Promise<{ readonly data: EntityOf<Kind>['data']; readonly stored: StoredEntity } | null> {
  const stored = (await readStored(queries, kind, [id])).get(id)
  if (!stored) return null
  const entity = entitySchema.parse({ kind, data: JSON.parse(stored.body) })
  return { data: entity.data as EntityOf<Kind>['data'], stored }
}
