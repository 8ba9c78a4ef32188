import type { Table } from 'dexie'
import type { TicketId } from '#shared/domain/ids'
import type { Message } from '#shared/domain/message'
import type { Scope } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import type { PackedKind } from '#shared/protocol/packedPart'
import type { Seq } from '#shared/protocol/rows'
import type { CachedRow, RowStamp } from '#shared/sync/row'
import { inflateJson } from './unpackPart'

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

export interface PageRow extends RowStamp {
  readonly id: string
  /** Of the kind that the page is of. */
  readonly data: Ticket | Message
}

/** The rows of a page that are not crossed out. They were parsed when they came and are not parsed again. */
export async function rowsIn(
  { scope, ids, v, body, holes }: StoredPage,
  isWanted: (slot: number) => boolean = () => true,
): Promise<readonly PageRow[]> {
  const { data } = (await inflateJson(body)) as { readonly data: readonly PageRow['data'][] }
  const rows: PageRow[] = []
  for (const [slot, entity] of data.entries()) {
    const id = ids[slot]
    const version = v[slot]
    if (id === undefined || version === undefined || holes.has(slot) || !isWanted(slot)) continue
    rows.push({ scope, v: version, id, data: entity })
  }
  return rows
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
