import type { Table } from 'dexie'
import type { TicketId } from '#shared/domain/ids'
import type { Scope } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import { messagesOf, type PackedKind } from '#shared/protocol/packedPart'
import type { Seq } from '#shared/protocol/rows'
import type { CachedRow } from '#shared/sync/row'
import type { MessageRow, TicketRow } from './cacheTables'
import { inflateJson } from './inflate'

/**
 * What can be known of a page without inflating it. A page is written once and never changed; a row of it that is
 * replaced or goes is crossed out.
 */
export interface PageHead {
  readonly scope: Scope
  readonly kind: PackedKind
  readonly ids: readonly string[]
  readonly v: readonly Seq[]
  /** The ticket of each message; nothing in a page of tickets. */
  readonly tickets: readonly TicketId[]
}
/** A page to be written. */
export interface NewPage {
  readonly head: PageHead
  /** Slots that hold nothing from the beginning. */
  readonly holes: readonly number[]
  /** The rows that it holds. */
  readonly taken: readonly CachedRow[]
  readonly body: Uint8Array<ArrayBuffer>
}
export interface NumberedPage extends PageHead {
  readonly page: number
}

export interface PageTables {
  readonly pages: Table<NumberedPage, number, PageHead>
  readonly bodies: Table<{ readonly page: number; readonly body: Uint8Array<ArrayBuffer> }, number>
  /** Slots that are crossed out. */
  readonly holes: Table<{ readonly page: number; readonly slots: readonly number[] }, number>
}
export const pageTables = { pages: '++page, scope', bodies: 'page', holes: 'page' }

/** A page with its bytes, as it was at one moment. */
export interface StoredPage extends NumberedPage {
  readonly body: Uint8Array<ArrayBuffer>
  readonly holes: ReadonlySet<number>
}

/** Within the caller's transaction. */
export async function storedPages(
  { bodies, holes }: PageTables,
  heads: readonly NumberedPage[],
): Promise<readonly StoredPage[]> {
  const numbers = heads.map(({ page }) => page)
  const [bytes, crossed] = await Promise.all([bodies.bulkGet(numbers), holes.bulkGet(numbers)])
  return heads.map((head, index) => ({
    ...head,
    body: bytes[index]?.body ?? new Uint8Array(),
    holes: new Set(crossed[index]?.slots),
  }))
}

/** The rows of a page of tickets that are not crossed out. They were parsed when they came and are not parsed again. */
export async function ticketsIn(
  { scope, v, body, holes }: StoredPage,
  isWanted: (slot: number) => boolean = () => true,
): Promise<readonly TicketRow[]> {
  const { data } = (await inflateJson(body)) as { readonly data: readonly Ticket[] }
  const rows: TicketRow[] = []
  for (const [slot, ticket] of data.entries()) {
    const version = v[slot]
    if (version === undefined || holes.has(slot) || !isWanted(slot)) continue
    rows.push({ scope, v: version, id: ticket.id, data: ticket })
  }
  return rows
}

/** A slot of a page of messages; without a row where what it holds is not the message that the head names. */
export interface MessageSlot {
  readonly slot: number
  readonly row: MessageRow | null
}

/** The messages of a page that are not crossed out, each read only now (SYN391). */
export async function messagesIn(
  { scope, ids, v, tickets, body, holes }: StoredPage,
  isWanted: (slot: number) => boolean = () => true,
): Promise<readonly MessageSlot[]> {
  const messageAt = messagesOf(await inflateJson(body).catch(() => null), { ids, tickets })
  return v.flatMap((version, slot): MessageSlot[] => {
    if (holes.has(slot) || !isWanted(slot)) return []
    const data = messageAt(slot)
    const row = data && { scope, v: version, id: data.id, ticketId: data.ticketId, data }
    return [{ slot, row }]
  })
}

/** The heads of the pages, which never change, read once. */
export interface PageShelf {
  /** All that there are, within the caller's transaction. */
  readonly heads: () => Promise<readonly NumberedPage[]>
  /** The tables were made anew: the same numbers are other pages. */
  readonly forget: () => void
}

export function createPageShelf({ pages }: PageTables): PageShelf {
  let known = new Map<number, NumberedPage>()
  return {
    heads: async () => {
      const numbers = await pages.toCollection().primaryKeys()
      const missing = numbers.filter((page) => !known.has(page))
      const isNew = missing.length === numbers.length
      const read = await (isNew ? pages.toArray() : pages.bulkGet(missing))
      const all = new Map(read.flatMap((head) => (head ? [[head.page, head]] : [])))
      known = new Map(
        numbers.flatMap((page) => {
          const head = known.get(page) ?? all.get(page)
          return head ? [[page, head]] : []
        }),
      )
      return [...known.values()]
    },
    forget: () => {
      known = new Map()
    },
  }
}
