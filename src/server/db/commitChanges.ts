import type { Entity } from '#shared/domain/entity'
import type { Scope } from '#shared/domain/scope'
import { createDigest, type Digest, EMPTY_DIGEST } from '#shared/protocol/digest'
import type { Live } from '#shared/protocol/messages'
import { BEFORE_ALL, type Row, type Seq, seq } from '#shared/protocol/rows'
import { bodyOf, ticketIdOf } from './entityRows'
import type { Records, StoredEntity } from './records'
import type { Commit } from './store'
import type { EntityRow, ScopeEntryRow } from './tables'

/** An entity as it is to be, the scope it is to be in, and what the store holds of it now. */
export interface Change {
  readonly entity: Entity
  readonly scope: Scope
  readonly before: Pick<StoredEntity, 'scope' | 'v'> | null
}

/** Changes that are seen together or not at all: they share one sequence number. */
export type ChangeGroup = readonly Change[]

interface ScopeLedger {
  readonly prev: Seq
  head: Seq
  count: number
  readonly digest: Digest
  readonly rows: Row[]
}

interface Writing {
  readonly ledgers: ReadonlyMap<Scope, ScopeLedger>
  readonly entities: EntityRow[]
  readonly entries: ScopeEntryRow[]
}

/**
 * Writes the groups in order within the caller's transaction: rows, scope entries, and each touched scope's head,
 * count and digest. Numbers are taken last of all locks, one per group, without gaps.
 */
export async function commitChanges(
  records: Records,
  groups: readonly ChangeGroup[],
  by: Live['by'],
): Promise<Commit> {
  if (groups.length === 0) return []
  const ledgers = await openLedgers(records, groups.flat())
  const first = (await records.takeNumbers(groups.length)) - groups.length + 1
  const writing: Writing = { ledgers, entities: [], entries: [] }
  for (const [index, group] of groups.entries()) {
    for (const change of group) enter(writing, change, seq(first + index))
  }
  await writeRows(records, writing)
  return [...ledgers].map(([scope, { prev, head, rows }]) => ({ scope, prev, seq: head, rows, by }))
}

async function openLedgers(
  records: Records,
  changes: readonly Change[],
): Promise<ReadonlyMap<Scope, ScopeLedger>> {
  const scopes = new Set(changes.flatMap(({ scope, before }) => (before ? [scope, before.scope] : [scope])))
  const known = await records.scopes([...scopes])
  const byScope = new Map(known.map((row) => [row.scope, row]))
  return new Map(
    [...scopes].map((scope) => {
      const row = byScope.get(scope)
      const head = row?.head ?? BEFORE_ALL
      const digest = createDigest(row?.digest ?? EMPTY_DIGEST)
      return [scope, { prev: head, head, count: row?.row_count ?? 0, digest, rows: [] }]
    }),
  )
}

function enter({ ledgers, entities, entries }: Writing, change: Change, at: Seq): void {
  const { entity, scope, before } = change
  const { kind } = entity
  const { id } = entity.data
  const from = before && ledgerOf(ledgers, before.scope)
  if (before && from) {
    from.digest.toggle(kind, id, before.v)
    from.count--
    if (before.scope !== scope) {
      from.head = at
      from.rows.push({ live: false, id, v: at, kind })
      entries.push({ scope: before.scope, kind, id, seq: at, live: 0 })
    }
  }
  const to = ledgerOf(ledgers, scope)
  to.digest.toggle(kind, id, at)
  to.count++
  to.head = at
  to.rows.push({ live: true, id, v: at, entity })
  entries.push({ scope, kind, id, seq: at, live: 1 })
  entities.push({ kind, id, scope, v: at, ticket_id: ticketIdOf(entity), body: bodyOf(entity) })
}

function ledgerOf(ledgers: ReadonlyMap<Scope, ScopeLedger>, scope: Scope): ScopeLedger {
  const ledger = ledgers.get(scope)
  if (!ledger) throw new Error(`The scope ${scope} was not opened for this commit.`)
  return ledger
}

async function writeRows(records: Records, { ledgers, entities, entries }: Writing): Promise<void> {
  await records.putEntities(entities)
  await records.putEntries(entries)
  await records.putHeads(
    [...ledgers].map(([scope, { head, count, digest }]) => ({
      scope,
      head,
      digest: digest.hex(),
      row_count: count,
    })),
  )
}
