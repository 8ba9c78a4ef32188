import type { Entity, EntityKind } from '../domain/entity'
import type { Scope } from '../domain/scope'
import type { Row, Seq } from '../protocol/rows'

/** Names a row across kinds: "ticket:INC0000045". */
export type RowKey = `${EntityKind}:${string}`
export const rowKey = (kind: EntityKind, id: string): RowKey => `${kind}:${id}`
export const keyOfRow = (row: Row): RowKey => rowKey(row.live ? row.entity.kind : row.kind, row.id)

/** A confirmed row as the cache keeps it. It belongs to exactly one scope. */
export interface CachedRow {
  readonly key: RowKey
  readonly id: string
  readonly scope: Scope
  readonly v: Seq
  readonly entity: Entity
}

/** What the machine must know of a confirmed row to judge a newer one (R5). */
export interface RowStamp {
  readonly scope: Scope
  readonly v: Seq
}
export type RowStamps = ReadonlyMap<RowKey, RowStamp>
