import type { Table } from 'dexie'
import * as z from 'zod/mini'
import { type TicketId, ticketIdSchema } from '#shared/domain/ids'
import { DAY_MS, HOUR_MS, type Instant } from '#shared/domain/instant'

/** So long files are kept of a message without words that nobody works on any more (ATT20). */
export const DRAFT_FILES_KEPT_MS = 30 * DAY_MS

const touchSchema = z.strictObject({ ticket: z.string(), at: z.int() })

export interface DraftTables<Key> {
  readonly files: Table<unknown, Key>
  /** When somebody last worked on the message of a ticket. */
  readonly touches: Table<unknown, string>
}

/** Whether a ticket was not asked about within this hour: who looks again and again need not be noted each time. */
export function onceAnHour(now: () => Instant): (ticket: TicketId) => boolean {
  const asked = new Map<TicketId, Instant>()
  return (ticket) => {
    const sinceMs = now() - (asked.get(ticket) ?? Number.NEGATIVE_INFINITY)
    const isDue = sinceMs < 0 || sinceMs >= HOUR_MS
    if (isDue) asked.set(ticket, now())
    return isDue
  }
}

// What follows runs inside the caller's transaction over both tables.

async function touchedAt<Key>({ touches }: DraftTables<Key>, ticket: TicketId): Promise<number | null> {
  return touchSchema.safeParse(await touches.get(ticket)).data?.at ?? null
}

/** Notes that somebody works on the message; one without files has no age. */
export async function touchDraft<Key>(
  tables: DraftTables<Key>,
  ticket: TicketId,
  now: Instant,
): Promise<void> {
  const count = await tables.files.where('ticket').equals(ticket).count()
  await (count === 0 ? tables.touches.delete(ticket) : tables.touches.put({ ticket, at: now }))
}

/** Whose files nobody has touched for 30 days. Files of no known age are as old as this look at them. */
export async function agedDrafts<Key>(tables: DraftTables<Key>, now: Instant): Promise<readonly TicketId[]> {
  const tickets = await tables.files.orderBy('ticket').uniqueKeys()
  const aged: TicketId[] = []
  for (const key of tickets) {
    const ticket = ticketIdSchema.safeParse(key).data
    if (ticket === undefined) continue
    const at = await touchedAt(tables, ticket)
    // Under a clock that ran ahead they would be kept without end.
    if (at === null || at > now) await tables.touches.put({ ticket, at: now })
    else if (now - at >= DRAFT_FILES_KEPT_MS) aged.push(ticket)
  }
  return aged
}

/** Answers whether they were let go: somebody may have come back to the message meanwhile. */
export async function letGoOf<Key>(
  tables: DraftTables<Key>,
  ticket: TicketId,
  now: Instant,
): Promise<boolean> {
  const at = await touchedAt(tables, ticket)
  if (at === null || now - at < DRAFT_FILES_KEPT_MS) return false
  await tables.files.where('ticket').equals(ticket).delete()
  await tables.touches.delete(ticket)
  return true
}
