import type { EntityKind } from '../domain/entity'
import type { Scope } from '../domain/scope'
import { createDigest, type Digest } from '../protocol/digest'
import { kindOf, type UnpackedRow } from '../protocol/packedPart'
import type { Seq } from '../protocol/rows'
import { keyOfRow } from './row'
import type { Turn } from './turn'

/** A row as it was or is in a scope; null where there is none. */
type Version = Seq | null

/** Counts and digests while rows are taken, given to their scopes at the end: a first load takes some ten thousands. */
function createTallies(turn: Turn) {
  const tallies = new Map<Scope, { count: number; readonly digest: Digest }>()
  const tallyOf = (scope: Scope) => {
    const known = tallies.get(scope)
    const progress = turn.state().scopes.get(scope)
    if (known || !progress) return known
    const begun = { count: progress.count, digest: createDigest(progress.digest) }
    tallies.set(scope, begun)
    return begun
  }
  return {
    /** A row of a scope more, less or another; a scope that is not followed keeps neither count nor digest. */
    note: (scope: Scope, kind: EntityKind, id: string, was: Version, is: Version): void => {
      const tally = tallyOf(scope)
      if (!tally) return
      if (was !== null) tally.digest.toggle(kind, id, was)
      if (is !== null) tally.digest.toggle(kind, id, is)
      tally.count += (is === null ? 0 : 1) - (was === null ? 0 : 1)
    },
    settle: (): void => {
      for (const [scope, { count, digest }] of tallies) {
        const progress = turn.state().scopes.get(scope)
        if (progress) turn.setScope(scope, { ...progress, count, digest: digest.hex() })
      }
    },
  }
}

/** A scope whose row is taken by another before it has told of the departure itself is ahead of its cursor. */
function noteAhead(turn: Turn, scope: Scope, v: Seq): void {
  const progress = turn.state().scopes.get(scope)
  if (progress && v > progress.cursor && v > progress.ahead) turn.setScope(scope, { ...progress, ahead: v })
}

/** Takes rows of a scope in their order. */
export function takeRows(turn: Turn, scope: Scope, rows: readonly UnpackedRow[]): void {
  const tallies = createTallies(turn)
  for (const row of rows) takeRow(turn, tallies, scope, row)
  tallies.settle()
}

/**
 * Takes one row of a scope (R5): a present row only when it is newer than ours, or the same one arriving in the scope
 * it moved to; a departure only when our row still belongs to that scope and is not newer.
 */
function takeRow(
  turn: Turn,
  tallies: ReturnType<typeof createTallies>,
  scope: Scope,
  row: UnpackedRow,
): void {
  const key = keyOfRow(row)
  const ours = turn.stampOf(key)
  const kind = row.live ? kindOf(row.entity) : row.kind
  if (!row.live) {
    if (ours === null || ours.scope !== scope || ours.v > row.v) return
    tallies.note(scope, kind, row.id, ours.v, null)
    turn.removeRow(key)
    return
  }
  const isNewer = ours === null || row.v > ours.v || (row.v === ours.v && ours.scope !== scope)
  if (!isNewer) return
  const isMoved = ours !== null && ours.scope !== scope
  if (isMoved) {
    tallies.note(ours.scope, kind, row.id, ours.v, null)
    noteAhead(turn, ours.scope, row.v)
  }
  tallies.note(scope, kind, row.id, isMoved ? null : (ours?.v ?? null), row.v)
  turn.putRow({ key, id: row.id, scope, v: row.v, entity: row.entity })
}
