import { sql } from 'kysely'
import { type QueueId, queueId } from '#shared/domain/ids'
import type { Message } from '#shared/domain/message'
import { canSeeQueue } from '#shared/domain/permissions'
import type { Account } from '#shared/domain/person'
import { closedScope } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import type { QueueSize } from '#shared/protocol/archive'
import { queueSizes, searchOpen } from './queueReading'
import type { Database } from './tables'
import { wordQuery } from './wordQuery'

/** Closed tickets, which no console keeps, and those of queues that one has left out. */
export interface ArchiveStore {
  /** Those of the account's queues that have every word, also as the beginning of one; the latest closed first. */
  readonly searchArchive: (account: Account, words: string, most: number) => Promise<readonly Ticket[]>
  /** Open ones of these queues; see queueReading.ts. */
  readonly searchOpen: (
    account: Account,
    words: string,
    queues: readonly QueueId[],
    most: number,
  ) => Promise<readonly Ticket[]>
  /** What keeping each queue in the account's view takes. */
  readonly queueSizes: (account: Account) => Promise<readonly QueueSize[]>
  /** Closed or not, with its conversation, oldest first; null when it is not there or not the account's to see. */
  readonly readArchived: (
    account: Account,
    id: string,
  ) => Promise<{ readonly ticket: Ticket; readonly messages: readonly Message[] } | null>
}

export const createArchiveStore = (db: Database): ArchiveStore => ({
  searchArchive: async (account, words, most) => {
    const query = wordQuery(words)
    if (query === null) return []
    const { queues } = account
    if (queues.length === 0) return []
    const inView = queues === 'all' ? sql`1` : sql`entity.scope IN (${sql.join(queues.map(closedScope))})`
    const { rows } = await sql<{ body: string }>`
      SELECT entity.body FROM archive JOIN entity ON entity.rowid = archive.rowid
      WHERE archive MATCH ${query} AND ${inView}
      ORDER BY entity.v DESC LIMIT ${most}`.execute(db)
    return rows.map(({ body }) => JSON.parse(body) as Ticket)
  },
  searchOpen: (account, words, queues, most) => searchOpen(db, account, words, queues, most),
  queueSizes: async (account) => queueSizes(db, account, await queuesIn(db)),
  readArchived: async (account, id) => {
    const row = await db
      .selectFrom('entity')
      .select(['body'])
      .where('kind', '=', 'ticket')
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) return null
    const ticket = JSON.parse(row.body) as Ticket
    if (!canSeeQueue(account, ticket.queue)) return null
    const rows = await db
      .selectFrom('entity')
      .select('body')
      .where('kind', '=', 'message')
      .where('ticket_id', '=', id)
      .execute()
    const messages = rows.map(({ body }) => JSON.parse(body) as Message)
    return { ticket, messages: messages.toSorted((a, b) => a.at - b.at) }
  },
})

async function queuesIn(db: Database): Promise<readonly QueueId[]> {
  const rows = await db.selectFrom('entity').select('id').where('kind', '=', 'queue').orderBy('id').execute()
  return rows.map(({ id }) => queueId(id))
}
