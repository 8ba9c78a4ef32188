import type { Dexie } from 'dexie'
import type { TicketId } from '#shared/domain/ids'
import { foldText } from '#shared/words/foldText'
import { soughtWords } from '#shared/words/soughtWords'
import type { CacheTables } from './cacheTables'
import { createFoldedPages, type FoldedTexts } from './foldedPages'
import { messagesIn, type NumberedPage, type PageShelf, storedPages } from './pages'

/** Answers the tickets in whose messages kept here every word stands, each in one message; fewer when taken back. */
export type SearchMessages = (words: string, signal: AbortSignal) => Promise<ReadonlySet<TicketId>>

/** A byte each in most languages. */
const MOST_CHARACTERS = 24_000_000

/** Looks through what is kept page by page, so that typing and clocks go on meanwhile. */
export function createMessageSearch(db: Dexie, tables: CacheTables, shelf: PageShelf): SearchMessages {
  const folded = createFoldedPages(MOST_CHARACTERS)
  return async (words, signal) => {
    const found = new Set<TicketId>()
    const sought = soughtWords(words)
    if (sought.length === 0) return found
    const look = (ticketId: TicketId | undefined, text: string): void => {
      if (ticketId !== undefined && sought.every((word) => text.includes(word))) found.add(ticketId)
    }
    await tables.messages.each(({ data: { ticketId, body } }) => look(ticketId, foldText(body)))
    const heads = await shelf.heads()
    folded.keepOnly(heads)
    for (const head of heads) {
      if (signal.aborted) break
      if (head.kind !== 'message') continue
      const texts = await folded.of(head, () => foldPage(db, tables, head))
      const holes = new Set((await tables.holes.get(head.page))?.slots)
      for (const [slot, text] of texts.entries()) if (!holes.has(slot)) look(head.tickets[slot], text)
    }
    return found
  }
}

/**
 * Every slot of the page: which of them are crossed out may change, and what stands in them does not. In a message that
 * cannot be read there is nothing to be found; its conversation says so.
 */
async function foldPage(db: Dexie, tables: CacheTables, head: NumberedPage): Promise<FoldedTexts> {
  const [page] = await db.transaction('r', [tables.bodies, tables.holes], () => storedPages(tables, [head]))
  if (page === undefined) return []
  const slots = await messagesIn({ ...page, holes: new Set() })
  return slots.map(({ row }) => (row ? foldText(row.data.body) : ''))
}
