import type { Dexie } from 'dexie'
import type { TicketId } from '#shared/domain/ids'
import type { PackedKind } from '#shared/protocol/packedPart'
import type { BetweenRows, CacheStore } from './cacheStore'
import type { CacheTables, MessageRow, TicketRow } from './cacheTables'
import { messagesIn, type PageShelf, type StoredPage, storedPages, ticketsIn } from './pages'

/** A window is busy with them for about a millisecond: nothing more urgent waits longer. */
const ROWS_AT_ONCE = 128

type Reading = Pick<CacheStore, 'screen' | 'tickets' | 'ticketsOf' | 'messagesOf' | 'directory'>

/** What windows read of the cache, whoever writes it: records of their own, and what stands in pages. */
export function createReading(db: Dexie, tables: CacheTables, shelf: PageShelf): Reading {
  const inOne = <Value>(work: () => Promise<Value>): Promise<Value> =>
    db.transaction('r', [tables.tickets, tables.messages, tables.pages, tables.bodies, tables.holes], work)
  const headsOf = async (kind: PackedKind) => (await shelf.heads()).filter((head) => head.kind === kind)
  return {
    directory: () => tables.directory.toArray(),
    screen: () => tables.screen.toArray(),
    tickets: async (between = async () => undefined) => {
      const [single, pages] = await inOne(async () => [
        await tables.tickets.toArray(),
        await storedPages(tables, await headsOf('ticket')),
      ])
      await eachLot(single, between)
      return [...single, ...(await ticketRows(pages, between))]
    },
    ticketsOf: async (ids) => {
      const [single, pages] = await inOne(async () => {
        const rows = (await tables.tickets.bulkGet([...ids])).filter((row) => row !== undefined)
        if (rows.length === ids.length) return [rows, []]
        const heads = (await headsOf('ticket')).filter((head) => ids.some((id) => head.ids.includes(id)))
        return [rows, await storedPages(tables, heads)]
      })
      const wanted = new Set<string>(ids)
      return [...single, ...(await ticketRows(pages)).filter(({ id }) => wanted.has(id))]
    },
    messagesOf: async (ticket) => {
      const [single, pages] = await inOne(async () => {
        const heads = (await headsOf('message')).filter((head) => head.tickets.includes(ticket))
        const rows = await tables.messages.where('ticketId').equals(ticket).toArray()
        return [rows, await storedPages(tables, heads)]
      })
      return [...single, ...(await messageRows(pages, ticket))]
    },
  }
}

async function ticketRows(
  pages: readonly StoredPage[],
  between: BetweenRows = async () => undefined,
): Promise<readonly TicketRow[]> {
  const rows: TicketRow[] = []
  for (const page of pages) {
    const inPage = await ticketsIn(page)
    rows.push(...inPage)
    await eachLot(inPage, between)
  }
  return rows
}

async function eachLot(rows: readonly TicketRow[], between: BetweenRows): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await between(rows.slice(from, from + ROWS_AT_ONCE))
  }
}

/** Rejects when a message cannot be read: a conversation without it would not tell that something is missing. */
async function messageRows(pages: readonly StoredPage[], ticketId: TicketId): Promise<readonly MessageRow[]> {
  const rows: MessageRow[] = []
  for (const page of pages) {
    for (const { row } of await messagesIn(page, (slot) => page.tickets[slot] === ticketId)) {
      if (row === null) throw new Error('A message in it is not as the server sent it.')
      rows.push(row)
    }
  }
  return rows
}
