import { type QueueId, queueId } from '#shared/domain/ids'
import type { Scope } from '#shared/domain/scope'
import { seq } from '#shared/protocol/rows'
import { type Asking, createAsking } from './asking'
import { attachable } from './attachable'
import { commandRecords } from './commandRecords'
import { IDS_PER_QUERY, inPieces } from './inPieces'
import type { Entry, PageRequest, RecordBook, Records, StoredEntity, StoredMessage } from './records'
import { rowWriting } from './rowWriting'
import type { Database, Queries } from './tables'
import { knownUntilWritten } from './untilWritten'

/** The tables in SQL. */
export function sqlRecordBook(db: Database): RecordBook {
  const asking = createAsking()
  let writings = 0
  const recordsOf = (queries: Queries): Records => {
    const records = sqlRecords(queries, asking)
    return {
      ...records,
      putEntities: (rows) => {
        if (rows.some(({ kind }) => kind === 'queue')) writings++
        return records.putEntities(rows)
      },
    }
  }
  const records = recordsOf(db)
  // Every message of a console asks for them, and whoever writes one does it in a transaction.
  const known = knownUntilWritten<readonly QueueId[]>(() => writings)
  return {
    ...records,
    queues: () => known.recall('queues', records.queues),
    atOnce: (work) => db.transaction().execute((tx) => work(recordsOf(tx))),
  }
}

const sqlRecords = (queries: Queries, asking: Asking): Records => ({
  ...chapterRecords(queries),
  ...commandRecords(queries, asking),
  ...entityRecords(queries, asking),
  ...scopeRecords(queries, asking),
  ...rowWriting(queries, asking),
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
  endSessions: async (person, butTokenHash) => {
    const those = queries.deleteFrom('session').where('account_id', '=', person)
    await (butTokenHash === null ? those : those.where('token_hash', '!=', butTokenHash)).execute()
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

type EntityRecords = Pick<Records, 'entities' | 'messagesOf' | 'attachable' | 'queues'>

const entityRecords = (queries: Queries, { ask }: Asking): EntityRecords => ({
  entities: async (kind, ids) => {
    const found: StoredEntity[] = []
    for (const some of inPieces(ids, IDS_PER_QUERY)) {
      const { rows } = await ask(queries, `entities ${some.length}`, [kind, ...some], () =>
        queries
          .selectFrom('entity')
          .select(['id', 'scope', 'v', 'body'])
          .where('kind', '=', kind)
          .where('id', 'in', some),
      )
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
    const { rows } = await ask(queries, 'queues', ['queue'], () =>
      queries.selectFrom('entity').select('id').where('kind', '=', 'queue').orderBy('id'),
    )
    return rows.map(({ id }) => queueId(id))
  },
})

type ScopeRecords = Pick<
  Records,
  'scopes' | 'entriesAfter' | 'ticketsIn' | 'crowdedScopes' | 'departureBefore' | 'dropDepartures'
>

const scopeRecords = (queries: Queries, { ask }: Asking): ScopeRecords => ({
  scopes: async (scopes) => {
    const { rows } = await ask(queries, `scopes ${scopes.length}`, scopes, () =>
      queries.selectFrom('scope').selectAll().where('scope', 'in', scopes),
    )
    return rows
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
})

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
    .select(['entry.kind', 'entry.id', 'entry.seq', 'entry.live', 'entity.body', 'entity.ticket_id'])
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
