import { sql } from 'kysely'
import type { QueueId } from '#shared/domain/ids'
import { canSeeQueue } from '#shared/domain/permissions'
import type { Account } from '#shared/domain/person'
import { queueScope } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import type { QueueSize } from '#shared/protocol/archive'
import type { Database } from './tables'
import { wordQuery } from './wordQuery'

/** Looked at in one go, so that others have their turn between, however many tickets have the words. */
const MATCHES_AT_ONCE = 500

interface Match {
  readonly place: number
  /** Null of a ticket in another queue. */
  readonly body: string | null
}

/**
 * Open tickets of these queues that have every word, as the archive finds closed ones, the first ones that the store took
 * in: for consoles that do not keep the queues. Queues that the account may not see have none.
 */
export async function searchOpen(
  db: Database,
  account: Account,
  words: string,
  queues: readonly QueueId[],
  most: number,
): Promise<readonly Ticket[]> {
  const query = wordQuery(words)
  const scopes = queues.filter((queue) => canSeeQueue(account, queue)).map(queueScope)
  const found: Ticket[] = []
  if (query === null || scopes.length === 0) return found
  let after = 0
  for (;;) {
    const { rows } = await sql<Match>`
      SELECT found.rowid AS place, entity.body
      FROM (SELECT rowid FROM open_words WHERE open_words MATCH ${query} AND rowid > ${after}
            ORDER BY rowid LIMIT ${MATCHES_AT_ONCE}) AS found
      LEFT JOIN entity ON entity.rowid = found.rowid AND entity.scope IN (${sql.join(scopes)})`.execute(db)
    // Only parsed tickets are written into the store, so they are not parsed again.
    found.push(...rows.flatMap(({ body }) => (body === null ? [] : [JSON.parse(body) as Ticket])))
    after = rows.at(-1)?.place ?? after
    if (rows.length < MATCHES_AT_ONCE || found.length >= most) return found.slice(0, most)
  }
}

/** What each queue in the account's view would take on a computer that keeps it; one question per queue. */
export async function queueSizes(
  db: Database,
  account: Account,
  queues: readonly QueueId[],
): Promise<readonly QueueSize[]> {
  const sizes: QueueSize[] = []
  for (const queue of queues) {
    if (!canSeeQueue(account, queue)) continue
    const { rows } = await sql<Omit<QueueSize, 'queue'>>`
      SELECT count(CASE WHEN entity.kind = 'ticket' THEN 1 END) AS tickets,
        coalesce(sum(octet_length(entity.body)), 0) AS bytes
      FROM scope_entry JOIN entity ON entity.kind = scope_entry.kind AND entity.id = scope_entry.id
      WHERE scope_entry.scope = ${queueScope(queue)} AND scope_entry.live = 1`.execute(db)
    sizes.push({ queue, tickets: rows[0]?.tickets ?? 0, bytes: rows[0]?.bytes ?? 0 })
  }
  return sizes
}
