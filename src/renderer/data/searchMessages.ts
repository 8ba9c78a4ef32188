import type { Dexie } from 'dexie'
import type { TicketId } from '#shared/domain/ids'
import type { Message } from '#shared/domain/message'
import { foldText } from '#shared/words/foldText'
import type { CacheTables } from './cacheTables'
import { type NumberedPage, type PageShelf, rowsIn, storedPages } from './pages'

/** Answers the tickets in whose messages kept here every word stands, each in one message; fewer when taken back. */
export type SearchMessages = (words: string, signal: AbortSignal) => Promise<ReadonlySet<TicketId>>

/** Looks through what is kept page by page, so that typing and clocks go on meanwhile. */
export function createMessageSearch(db: Dexie, tables: CacheTables, shelf: PageShelf): SearchMessages {
  return async (words, signal) => {
    const found = new Set<TicketId>()
    const sought = foldText(words).split(/\s+/).filter(Boolean)
    if (sought.length === 0) return found
    const look = ({ ticketId, body }: Message): void => {
      const text = foldText(body)
      if (sought.every((word) => text.includes(word))) found.add(ticketId)
    }
    await tables.messages.each(({ data }) => look(data))
    for (const head of await shelf.heads()) {
      if (signal.aborted) break
      if (head.kind === 'message') await lookThroughPage(db, tables, head, look)
    }
    return found
  }
}

async function lookThroughPage(
  db: Dexie,
  tables: CacheTables,
  head: NumberedPage,
  look: (message: Message) => void,
): Promise<void> {
  const pages = await db.transaction('r', [tables.bodies, tables.holes], () => storedPages(tables, [head]))
  for (const page of pages) for (const { data } of await rowsIn(page)) look(data as Message)
}
