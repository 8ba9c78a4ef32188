import { BEFORE_ALL } from '#shared/protocol/rows'
import type { Asking } from './asking'
import { inPieces, ROWS_PER_INSERT } from './inPieces'
import type { Records } from './records'
import type { EntityRow, Queries, ScopeEntryRow, ScopeHeadRow } from './tables'

type RowWriting = Pick<Records, 'putEntities' | 'putEntries' | 'putHeads' | 'takeNumbers'>

/** What every commit writes. */
export const rowWriting = (queries: Queries, asking: Asking): RowWriting => ({
  putEntities: async (rows) => {
    for (const some of inPieces(rows, ROWS_PER_INSERT)) await putEntities(queries, asking, some)
  },
  putEntries: async (rows) => {
    for (const some of inPieces(rows, ROWS_PER_INSERT)) await putEntries(queries, asking, some)
  },
  putHeads: (rows) => putHeads(queries, asking, rows),
  takeNumbers: (howMany) => takeNumbers(queries, asking, howMany),
})

async function putEntities(queries: Queries, { ask }: Asking, given: readonly EntityRow[]): Promise<void> {
  const rows = given.map(({ kind, id, scope, v, ticket_id, body }) => ({
    kind,
    id,
    scope,
    v,
    ticket_id,
    body,
  }))
  await ask(queries, `putEntities ${rows.length}`, valuesOf(rows), () =>
    queries
      .insertInto('entity')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['kind', 'id']).doUpdateSet((row) => ({
          scope: row.ref('excluded.scope'),
          v: row.ref('excluded.v'),
          ticket_id: row.ref('excluded.ticket_id'),
          body: row.ref('excluded.body'),
        })),
      ),
  )
}

async function putEntries(queries: Queries, { ask }: Asking, given: readonly ScopeEntryRow[]): Promise<void> {
  const rows = given.map(({ scope, kind, id, seq, live }) => ({ scope, kind, id, seq, live }))
  await ask(queries, `putEntries ${rows.length}`, valuesOf(rows), () =>
    queries
      .insertInto('scope_entry')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['scope', 'kind', 'id'])
          .doUpdateSet((row) => ({ seq: row.ref('excluded.seq'), live: row.ref('excluded.live') })),
      ),
  )
}

async function putHeads(queries: Queries, { ask }: Asking, given: readonly ScopeHeadRow[]): Promise<void> {
  const rows = given.map(({ scope, head, digest, row_count }) => ({
    scope,
    head,
    digest,
    row_count,
    pruned_to: BEFORE_ALL,
  }))
  await ask(queries, `putHeads ${rows.length}`, valuesOf(rows), () =>
    queries
      .insertInto('scope')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('scope').doUpdateSet((row) => ({
          head: row.ref('excluded.head'),
          digest: row.ref('excluded.digest'),
          row_count: row.ref('excluded.row_count'),
        })),
      ),
  )
}

async function takeNumbers(queries: Queries, { ask }: Asking, howMany: number): Promise<number> {
  const { rows } = await ask(queries, 'takeNumbers', [howMany, 'commit'], () =>
    queries
      .updateTable('sync_clock')
      .set((row) => ({ seq: row('seq', '+', howMany) }))
      .where('name', '=', 'commit')
      .returning('seq'),
  )
  const last = rows[0]?.seq
  if (last === undefined) throw new Error('The store has lost the number of its last commit.')
  return last
}

/** Row after row, in the order of their columns: as an insert names them. */
const valuesOf = (rows: readonly object[]): readonly unknown[] => rows.flatMap((row) => Object.values(row))
