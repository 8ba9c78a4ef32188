import { queueId } from '#shared/domain/ids'
import type { Scope } from '#shared/domain/scope'
import { BEFORE_ALL, seq } from '#shared/protocol/rows'
import { attachable } from './attachable'
import type {
  AnswerTo,
  Entry,
  PageRequest,
  RecordBook,
  Records,
  StoredEntity,
  StoredMessage,
} from './records'
import type { Database, EntityRow, Queries, ScopeEntryRow, ScopeHeadRow } from './tables'

/** Fewer than SQLite's 32,766 parameters, and short enough that one statement stays cheap to compile. */
const IDS_PER_QUERY = 500
const ROWS_PER_INSERT = 100

/** The tables in SQL. */
export const sqlRecordBook = (db: Database): RecordBook => ({
  ...sqlRecords(db),
  atOnce: (work) => db.transaction().execute((tx) => work(sqlRecords(tx))),
})

const sqlRecords = (queries: Queries): Records => ({
  ...chapterRecords(queries),
  ...commandRecords(queries),
  ...entityRecords(queries),
  ...scopeRecords(queries),
  serverId: async () => {
    const row = await queries
      .selectFrom('fact')
      .select('value')
      .where('name', '=', 'server-id')
      .executeTakeFirstOrThrow()
    return row.value
  },
  putAccount: async ({ id, ...fields }) => {
    await queries
      .insertInto('account')
      .values({ id, ...fields })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(fields))
      .execute()
  },
})

type ChapterRecords = Pick<Records, 'addChapter' | 'chapters' | 'dropChapters'>

const chapterRecords = (queries: Queries): ChapterRecords => ({
  addChapter: async (chapter) => {
    const { seq: last } = await queries
      .selectFrom('sync_clock')
      .select('seq')
      .where('name', '=', 'commit')
      .executeTakeFirstOrThrow()
    await queries
      .insertInto('chapter')
      .values({ chapter, begun_after: seq(last) })
      .execute()
  },
  chapters: () => queries.selectFrom('chapter').select(['chapter', 'begun_after']).orderBy('place').execute(),
  dropChapters: async (kept) => {
    const older = queries
      .selectFrom('chapter')
      .select('place')
      .orderBy('place', 'desc')
      .offset(kept)
      .limit(-1)
    await queries.deleteFrom('chapter').where('place', 'in', older).execute()
  },
})

type CommandRecords = ClientRecords & AnswerRecords
type ClientRecords = Pick<Records, 'client' | 'putClient'>
type AnswerRecords = Pick<Records, 'answer' | 'answersTo' | 'keepAnswers' | 'lastAnswers' | 'dropAnswers'>

const commandRecords = (queries: Queries): CommandRecords => ({
  ...clientRecords(queries),
  ...answerRecords(queries),
})

const clientRecords = (queries: Queries): ClientRecords => ({
  client: async (client) =>
    (await queries.selectFrom('client').selectAll().where('client_id', '=', client).executeTakeFirst()) ??
    null,
  putClient: async ({ client_id, ...fields }) => {
    await queries
      .insertInto('client')
      .values({ client_id, ...fields })
      .onConflict((conflict) => conflict.column('client_id').doUpdateSet(fields))
      .execute()
  },
})

const answerRecords = (queries: Queries): AnswerRecords => ({
  answer: async (client, n) =>
    (await queries
      .selectFrom('command_result')
      .select(['hash', 'ack'])
      .where('client_id', '=', client)
      .where('n', '=', n)
      .executeTakeFirst()) ?? null,
  answersTo: async (hashes) => {
    const found: AnswerTo[] = []
    for (const some of inPieces(hashes, IDS_PER_QUERY)) {
      const rows = await queries
        .selectFrom('command_result')
        .select(['client_id', 'hash', 'ack'])
        .where('hash', 'in', some)
        .execute()
      found.push(...rows)
    }
    return found
  },
  keepAnswers: async (answers) => {
    const keep = queries.insertInto('command_result')
    for (const values of inPieces(answers, ROWS_PER_INSERT)) await keep.values(values).execute()
  },
  lastAnswers: (client, limit) =>
    queries
      .selectFrom('command_result')
      .select(['n', 'ack'])
      .where('client_id', '=', client)
      .orderBy('n', 'desc')
      .limit(limit)
      .execute(),
  dropAnswers: async (before, kept) => {
    await queries
      .deleteFrom('command_result')
      .where('decided_at', '<', before)
      .where('n', '<=', (where) =>
        where
          .selectFrom('client')
          .select(({ eb }) => eb('last_n', '-', kept).as('n'))
          .whereRef('client.client_id', '=', 'command_result.client_id'),
      )
      .execute()
  },
})

type EntityRecords = Pick<Records, 'entities' | 'messagesOf' | 'attachable' | 'queues' | 'putEntities'>

const entityRecords = (queries: Queries): EntityRecords => ({
  entities: async (kind, ids) => {
    const found: StoredEntity[] = []
    for (const some of inPieces(ids, IDS_PER_QUERY)) {
      const rows = await queries
        .selectFrom('entity')
        .select(['id', 'scope', 'v', 'body'])
        .where('kind', '=', kind)
        .where('id', 'in', some)
        .execute()
      found.push(...rows)
    }
    return found
  },
  messagesOf: async (ticketIds) => {
    const found: StoredMessage[] = []
    for (const some of inPieces(ticketIds, IDS_PER_QUERY)) {
      const rows = await queries
        .selectFrom('entity')
        .select(['id', 'scope', 'v', 'body', 'ticket_id'])
        .where('kind', '=', 'message')
        .where('ticket_id', 'in', some)
        .execute()
      for (const { ticket_id, ...row } of rows) found.push({ ...row, ticketId: ticket_id ?? '' })
    }
    return found
  },
  attachable: (person, ticket, contents) => attachable(queries, person, ticket, contents),
  queues: async () => {
    const rows = await queries
      .selectFrom('entity')
      .select('id')
      .where('kind', '=', 'queue')
      .orderBy('id')
      .execute()
    return rows.map(({ id }) => queueId(id))
  },
  putEntities: async (rows) => {
    for (const values of inPieces(rows, ROWS_PER_INSERT)) await putEntities(queries, values)
  },
})

async function putEntities(queries: Queries, values: readonly EntityRow[]): Promise<void> {
  await queries
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

type ScopeRecords = Pick<
  Records,
  | 'scopes'
  | 'putHeads'
  | 'putEntries'
  | 'entriesAfter'
  | 'ticketsIn'
  | 'crowdedScopes'
  | 'departureBefore'
  | 'dropDepartures'
  | 'takeNumbers'
>

const scopeRecords = (queries: Queries): ScopeRecords => ({
  scopes: (scopes) => queries.selectFrom('scope').selectAll().where('scope', 'in', scopes).execute(),
  putHeads: (rows) => putHeads(queries, rows),
  putEntries: async (rows) => {
    for (const values of inPieces(rows, ROWS_PER_INSERT)) await putEntries(queries, values)
  },
  entriesAfter: (page) => entriesAfter(queries, page),
  ticketsIn: (scope) => ticketsIn(queries, scope),
  crowdedScopes: async (departures) => {
    const rows = await queries
      .selectFrom('scope_entry')
      .select('scope')
      .where('live', '=', 0)
      .groupBy('scope')
      .having(({ fn }) => fn.countAll<number>(), '>', departures)
      .execute()
    return rows.map(({ scope }) => scope)
  },
  departureBefore: async (scope, kept) => {
    const found = await departuresOf(queries, scope)
      .select('seq')
      .orderBy('seq', 'desc')
      .offset(kept)
      .limit(1)
      .executeTakeFirstOrThrow()
    return found.seq
  },
  dropDepartures: async (scope, upTo) => {
    await queries
      .deleteFrom('scope_entry')
      .where('scope', '=', scope)
      .where('live', '=', 0)
      .where('seq', '<=', upTo)
      .execute()
    await queries.updateTable('scope').set({ pruned_to: upTo }).where('scope', '=', scope).execute()
  },
  takeNumbers: (howMany) => takeNumbers(queries, howMany),
})

async function takeNumbers(queries: Queries, howMany: number): Promise<number> {
  const { seq: last } = await queries
    .updateTable('sync_clock')
    .set((row) => ({ seq: row('seq', '+', howMany) }))
    .where('name', '=', 'commit')
    .returning('seq')
    .executeTakeFirstOrThrow()
  return last
}

const ticketsIn = (queries: Queries, scope: Scope) =>
  queries
    .selectFrom('scope_entry')
    .select(['id', 'seq'])
    .where('scope', '=', scope)
    .where('kind', '=', 'ticket')
    .where('live', '=', 1)
    .execute()

const departuresOf = (queries: Queries, scope: Scope) =>
  queries.selectFrom('scope_entry').where('scope', '=', scope).where('live', '=', 0)

async function putEntries(queries: Queries, values: readonly ScopeEntryRow[]): Promise<void> {
  await queries
    .insertInto('scope_entry')
    .values(values)
    .onConflict((conflict) =>
      conflict
        .columns(['scope', 'kind', 'id'])
        .doUpdateSet((row) => ({ seq: row.ref('excluded.seq'), live: row.ref('excluded.live') })),
    )
    .execute()
}

async function putHeads(queries: Queries, rows: readonly ScopeHeadRow[]): Promise<void> {
  await queries
    .insertInto('scope')
    .values(rows.map((row) => ({ ...row, pruned_to: BEFORE_ALL })))
    .onConflict((conflict) =>
      conflict.column('scope').doUpdateSet((row) => ({
        head: row.ref('excluded.head'),
        digest: row.ref('excluded.digest'),
        row_count: row.ref('excluded.row_count'),
      })),
    )
    .execute()
}

async function entriesAfter(
  queries: Queries,
  { scope, from, floor, last, limit }: PageRequest,
): Promise<readonly Entry[]> {
  let query = queries
    .selectFrom('scope_entry as entry')
    .leftJoin('entity', (join) =>
      join
        .onRef('entity.kind', '=', 'entry.kind')
        .onRef('entity.id', '=', 'entry.id')
        .on('entry.live', '=', 1),
    )
    .select(['entry.kind', 'entry.id', 'entry.seq', 'entry.live', 'entity.body'])
    .where('entry.scope', '=', scope)
    .where('entry.seq', '>=', last?.seq ?? from)
    .where((where) => where.or([where('entry.live', '=', 1), where('entry.seq', '>', floor)]))
    .orderBy('entry.seq')
    .orderBy('entry.kind')
    .orderBy('entry.id')
    .limit(limit)
  query = last
    ? query.where((where) =>
        where(
          where.refTuple('entry.seq', 'entry.kind', 'entry.id'),
          '>',
          where.tuple(last.seq, last.kind, last.id),
        ),
      )
    : query.where('entry.seq', '>', from)
  return query.execute()
}

function* inPieces<Value>(values: readonly Value[], size: number): Generator<readonly Value[]> {
  for (let from = 0; from < values.length; from += size) yield values.slice(from, from + size)
}
