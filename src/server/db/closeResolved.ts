import { type RawBuilder, sql } from 'kysely'
import { closedByItself, closeResolvedAfterHoursOf, closesAt } from '#shared/domain/closing'
import type { TicketId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import { scopeOfTicket } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import { type ChangeGroup, commitChanges } from './commitChanges'
import { readEntity, readStored } from './entityRows'
import type { RecordBook } from './records'
import type { ClosedSome } from './store'
import type { Database } from './tables'
import { moved } from './writeTickets'

/** See Store.closeResolved. */
export async function closeResolved(
  db: Database,
  book: RecordBook,
  now: Instant,
  after: TicketId | null,
  most: number,
): Promise<ClosedSome> {
  const desk = await readEntity(book, 'desk', 'desk')
  const hours = desk === null ? null : closeResolvedAfterHoursOf(desk.data)
  if (hours === null) return { commit: [], looked: null }
  const ids = await resolvedIds(db, after, most)
  const commit = await book.atOnce(async (records) => {
    const stored = await readStored(records, 'ticket', ids)
    const due = [...stored.values()].flatMap((row) => {
      // Only parsed tickets are written into the store, so it is not parsed again.
      const ticket = JSON.parse(row.body) as Ticket
      const at = closesAt(ticket, hours)
      return at !== null && at <= now ? [{ row, ticket: closedByItself(ticket, now) }] : []
    })
    const conversation = await records.messagesOf(due.map(({ row }) => row.id))
    const groups = due.map(({ row, ticket }): ChangeGroup => {
      const scope = scopeOfTicket(ticket)
      const messages = conversation.filter(({ ticketId }) => ticketId === row.id)
      const closed = { entity: { kind: 'ticket', data: ticket }, scope, before: row } as const
      return [closed, ...messages.map((message) => moved(message, scope))]
    })
    return commitChanges(records, groups, null)
  })
  return { commit, looked: ids.length < most ? null : (ids.at(-1) ?? null) }
}

async function resolvedIds(db: Database, after: TicketId | null, most: number): Promise<readonly TicketId[]> {
  const { rows } = await openResolved(after, most).execute(db)
  return rows.map(({ id }) => id)
}

/** By the scopes of open tickets; `CROSS` keeps SQLite from beginning with every ticket that there is (SRV258). */
export const openResolved = (after: TicketId | null, most: number): RawBuilder<{ id: TicketId }> => sql`
  SELECT entity.id
  FROM scope_entry CROSS JOIN entity ON entity.kind = 'ticket' AND entity.id = scope_entry.id
  WHERE scope_entry.scope IN (SELECT scope FROM scope WHERE scope NOT LIKE '%:closed')
    AND scope_entry.kind = 'ticket' AND scope_entry.live = 1 AND scope_entry.id > ${after ?? ''}
    AND json_extract(entity.body, '$.status') = 'resolved'
  ORDER BY scope_entry.id LIMIT ${most}`
