import type { Scope } from '#shared/domain/scope'
import type { Live } from '#shared/protocol/messages'
import type { Row } from '#shared/protocol/rows'
import type { Commit } from './store'

const keyOf = (row: Row): string => `${row.live ? row.entity.kind : row.kind}/${row.id}`

/**
 * What several commits of one transaction did, in their order, as one commit: each scope's message goes from before the
 * first to after the last and holds a row as it was last. It is by nobody when it is by more than one command.
 */
export function joinCommits(commits: readonly Commit[]): Commit {
  if (commits.length <= 1) return commits[0] ?? []
  const byScope = new Map<Scope, Live[]>()
  for (const live of commits.flat()) byScope.set(live.scope, [...(byScope.get(live.scope) ?? []), live])
  return [...byScope.values()].flatMap((lives) => joined(lives) ?? [])
}

function joined(lives: readonly Live[]): Live | null {
  const first = lives[0]
  const last = lives.at(-1)
  if (!first || !last) return null
  if (first === last) return first
  const rows = new Map<string, Row>()
  for (const row of lives.flatMap((live) => live.rows)) {
    // Put anew at the end, so that the rows stay in the order of their numbers.
    rows.delete(keyOf(row))
    rows.set(keyOf(row), row)
  }
  return { scope: first.scope, prev: first.prev, seq: last.seq, rows: [...rows.values()], by: null }
}
