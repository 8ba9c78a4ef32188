import type { Entity } from '#shared/domain/entity'
import type { Scope } from '#shared/domain/scope'
import { createDigest, type Digest, EMPTY_DIGEST } from '#shared/protocol/digest'
import type { Live } from '#shared/protocol/messages'
import { BEFORE_ALL, type Row, type Seq, seq } from '#shared/protocol/rows'
import { bodyOf, type StoredEntity, ticketIdOf } from './entityRows'
import type { Commit } from './store'
import type { EntityRow, InTransaction, ScopeEntryRow } from './tables'

/** An entity as it is to be, the scope it is to be in, and what the store holds of it now. */
export interface Change {
  readonly entity: Entity
  readonly scope: Scope
  readonly before: Pick<StoredEntity, 'scope' | 'v'> | null
}

/** Changes that are seen together or not at all: they share one sequence number. */
export type ChangeGroup = readonly Change[]

const ROWS_PER_INSERT = 100

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
  tx: InTransaction,
  groups: readonly ChangeGroup[],
  by: Live['by'],
): Promise<Commit> {
  if (groups.length === 0) return []
  const ledgers = await openLedgers(tx, groups.flat())
  const first = await takeNumbers(tx, groups.length)
  const writing: Writing = { ledgers, entities: [], entries: [] }
  for (const [index, group] of groups.entries()) {
    for (const change of group) enter(writing, change, seq(first + index))
  }
  await writeRows(tx, writing)
  return [...ledgers].map(([scope, { prev, head, rows }]) => ({ scope, prev, seq: head, rows, by }))
}

async function openLedgers(
  tx: InTransaction,
  changes: readonly Change[],
): Promise<ReadonlyMap<Scope, ScopeLedger>> {
  const scopes = new Set(changes.flatMap(({ scope, before }) => (before ? [scope, before.scope] : [scope])))
  const known = await tx
    .selectFrom('scope')
    .selectAll()
    .where('scope', 'in', [...scopes])
    .execute()
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

async function takeNumbers(tx: InTransaction, howMany: number): Promise<number> {
  const { seq: last } = await tx
    .updateTable('sync_clock')
    .set((row) => ({ seq: row('seq', '+', howMany) }))
    .where('name', '=', 'commit')
    .returning('seq')
    .executeTakeFirstOrThrow()
  return last - howMany + 1
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

async function writeRows(tx: InTransaction, { ledgers, entities, entries }: Writing): Promise<void> {
  for (const values of inPieces(entities)) {
    await tx
      .insertInto('entity')
      .values(values)
      .onConflict((conflict) =>
        conflict.columns(['kind', 'id']).doUpdateSet((row) => ({
          scope: row.ref('excluded.scope'),
          v: row.ref('excluded.v'),
          ticket_id: row.ref('excluded.ticket_id'),
          body: row.ref('excluded.body'),
        })),
      )
      .execute()
  }
  for (const values of inPieces(entries)) {
    await tx
      .insertInto('scope_entry')
      .values(values)
      .onConflict((conflict) =>
        conflict
          .columns(['scope', 'kind', 'id'])
          .doUpdateSet((row) => ({ seq: row.ref('excluded.seq'), live: row.ref('excluded.live') })),
      )
      .execute()
  }
  await writeHeads(tx, ledgers)
}

async function writeHeads(tx: InTransaction, ledgers: ReadonlyMap<Scope, ScopeLedger>): Promise<void> {
  const values = [...ledgers].map(([scope, { head, count, digest }]) => ({
    scope,
    head,
    pruned_to: BEFORE_ALL,
    digest: digest.hex(),
    row_count: count,
  }))
  await tx
    .insertInto('scope')
    .values(values)
    .onConflict((conflict) =>
      conflict.column('scope').doUpdateSet((row) => ({
        head: row.ref('excluded.head'),
        digest: row.ref('excluded.digest'),
        row_count: row.ref('excluded.row_count'),
      })),
    )
    .execute()
}

function* inPieces<Value>(values: readonly Value[]): Generator<readonly Value[]> {
  for (let from = 0; from < values.length; from += ROWS_PER_INSERT) {
    yield values.slice(from, from + ROWS_PER_INSERT)
  }
}
