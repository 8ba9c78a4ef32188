import { sql } from 'kysely'
import type { QueueId } from '#shared/domain/ids'
import { canSeeQueue } from '#shared/domain/permissions'
import type { Account } from '#shared/domain/person'
import { queueScope } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import type { QueueSize } from '#shared/protocol/archive'
import { foldText } from '#shared/words/foldText'
import type { Database } from './tables'

/** Read at a time, so that others have their turn between. */
const TICKETS_AT_ONCE = 500

const searchedText = ({ id, subject, requester, category, owner }: Ticket): string =>
  foldText([id, subject, requester.name, requester.organisation, category, owner?.name].join(' '))

/** Whether every word is the beginning of one there, as in the archive. */
function hasWords(ticket: Ticket, words: readonly string[]): boolean {
  const known = searchedText(ticket).match(/[\p{L}\p{N}]+/gu) ?? []
  return words.every((word) => known.some((one) => one.startsWith(word)))
}

/**
 * Open tickets of these queues that have every word, by id: for consoles that do not keep the queues. Queues that the
 * account may not see have none.
 */
export async function searchOpen(
  db: Database,
  account: Account,
  words: string,
  queues: readonly QueueId[],
  most: number,
): Promise<readonly Ticket[]> {
  const sought = foldText(words).match(/[\p{L}\p{N}]+/gu) ?? []
  const scopes = queues.filter((queue) => canSeeQueue(account, queue)).map(queueScope)
  const found: Ticket[] = []
  if (sought.length === 0 || scopes.length === 0) return found
  let after = ''
  for (;;) {
    const page = await db
      .selectFrom('entity')
      .select(['id', 'body'])
      .where('kind', '=', 'ticket')
      .where('scope', 'in', scopes)
      .where('id', '>', after)
      .orderBy('id')
      .limit(TICKETS_AT_ONCE)
      .execute()
    // Only parsed tickets are written into the store, so they are not parsed again.
    found.push(...page.map(({ body }) => JSON.parse(body) as Ticket).filter((one) => hasWords(one, sought)))
    after = page.at(-1)?.id ?? after
    if (page.length < TICKETS_AT_ONCE || found.length >= most) return found.slice(0, most)
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
