import type { EntityKind } from '../domain/entity'
import type { Scope } from '../domain/scope'
import { createDigest } from '../protocol/digest'
import type { Row, Seq } from '../protocol/rows'
import { keyOfRow } from './row'
import type { Turn } from './turn'

/** A row as it was or is in a scope; null where there is none. */
type Version = Seq | null

/** A row of a scope more, less or another in its count and digest; a scope that is not followed keeps neither. */
function tally(turn: Turn, scope: Scope, kind: EntityKind, id: string, was: Version, is: Version): void {
  const progress = turn.state().scopes.get(scope)
  if (!progress) return
  const digest = createDigest(progress.digest)
  if (was !== null) digest.toggle(kind, id, was)
  if (is !== null) digest.toggle(kind, id, is)
  const count = progress.count - (was === null ? 0 : 1) + (is === null ? 0 : 1)
  turn.setScope(scope, { ...progress, count, digest: digest.hex() })
}

/** A scope whose row is taken by another before it has told of the departure itself is ahead of its cursor. */
function noteAhead(turn: Turn, scope: Scope, v: Seq): void {
  const progress = turn.state().scopes.get(scope)
  if (progress && v > progress.cursor && v > progress.ahead) turn.setScope(scope, { ...progress, ahead: v })
}

/**
 * Takes one row of a scope (R5): a present row only when it is newer than ours, or the same one arriving in the scope
 * it moved to; a departure only when our row still belongs to that scope and is not newer.
 */
export function takeRow(turn: Turn, scope: Scope, row: Row): void {
  const key = keyOfRow(row)
  const ours = turn.stampOf(key)
  const kind = row.live ? row.entity.kind : row.kind
  if (!row.live) {
    if (ours === null || ours.scope !== scope || ours.v > row.v) return
    tally(turn, scope, kind, row.id, ours.v, null)
    turn.removeRow(key)
    return
  }
  const isNewer = ours === null || row.v > ours.v || (row.v === ours.v && ours.scope !== scope)
  if (!isNewer) return
  const isMoved = ours !== null && ours.scope !== scope
  if (isMoved) {
    tally(turn, ours.scope, kind, row.id, ours.v, null)
    noteAhead(turn, ours.scope, row.v)
  }
  tally(turn, scope, kind, row.id, isMoved ? null : (ours?.v ?? null), row.v)
  turn.putRow({ key, id: row.id, scope, v: row.v, entity: row.entity })
}
