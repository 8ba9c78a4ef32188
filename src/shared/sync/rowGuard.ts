import type { EntityKind } from '../domain/entity'
import type { Scope } from '../domain/scope'
import { createDigest } from '../protocol/digest'
import type { Row, Seq } from '../protocol/rows'
import { keyOfRow } from './row'
import type { Turn } from './turn'

/** One row more or less in a scope's count and digest; a scope that is not followed keeps neither. */
function tally(turn: Turn, scope: Scope, difference: 1 | -1, kind: EntityKind, id: string, v: Seq): void {
  const progress = turn.state().scopes.get(scope)
  if (!progress) return
  const digest = createDigest(progress.digest)
  digest.toggle(kind, id, v)
  turn.setScope(scope, { ...progress, count: progress.count + difference, digest: digest.hex() })
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
    tally(turn, scope, -1, kind, row.id, ours.v)
    turn.removeRow(key)
    return
  }
  const isNewer = ours === null || row.v > ours.v || (row.v === ours.v && ours.scope !== scope)
  if (!isNewer) return
  if (ours !== null) tally(turn, ours.scope, -1, kind, row.id, ours.v)
  tally(turn, scope, 1, kind, row.id, row.v)
  turn.putRow({ key, id: row.id, scope, v: row.v, entity: row.entity })
}
