import { type Entity, type EntityKind, type EntityOf, entitySchema } from '#shared/domain/entity'
import { readerOf } from '#shared/protocol/fits'
import type { Records, StoredEntity } from './records'
import type { EntityRow } from './tables'

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
  records: Records,
  kind: EntityKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredEntity>> {
  return new Map((await records.entities(kind, ids)).map((stored) => [stored.id, stored]))
}

const readWhole = readerOf(entitySchema)

/** One entity, parsed whole, with the scope and version it has; null when there is none. */
export async function readEntity<Kind extends EntityKind>(
  records: Records,
  kind: Kind,
  id: string,
): Promise<{
  readonly entity: EntityOf<Kind>
  readonly data: EntityOf<Kind>['data']
  readonly stored: StoredEntity
} | null> {
  const stored = (await readStored(records, kind, [id])).get(id)
  if (!stored) return null
  const entity = readWhole({ kind, data: JSON.parse(stored.body) }) as EntityOf<Kind>
  return { entity, data: entity.data as EntityOf<Kind>['data'], stored }
}
