import type { Entity, EntityKind } from '../domain/entity'
import type { Scope } from '../domain/scope'
import { type ClosedMessages, kindOf, type UnpackedRow } from '../protocol/packedPart'
import type { Seq } from '../protocol/rows'

/** Names a row across kinds: "ticket:INC0000045". */
export type RowKey = `${EntityKind}:${string}`
export const rowKey = (kind: EntityKind, id: string): RowKey => `${kind}:${id}`
export const keyOfRow = (row: UnpackedRow): RowKey => rowKey(row.live ? kindOf(row.entity) : row.kind, row.id)

interface RowOf<Carried> {
  readonly key: RowKey
  readonly id: string
  readonly scope: Scope
  readonly v: Seq
  readonly entity: Carried
}
export type ReadRow = RowOf<Entity>
/** A confirmed row as the cache keeps it. It belongs to exactly one scope; a message may lie in a page yet to be read. */
export type CachedRow = RowOf<Entity | ClosedMessages>
export const isRead = (row: CachedRow): row is ReadRow => row.entity.kind !== 'closed'

/** What the machine must know of a confirmed row to judge a newer one (R5). */
export interface RowStamp {
  readonly scope: Scope
  readonly v: Seq
}
export type RowStamps = ReadonlyMap<RowKey, RowStamp>
