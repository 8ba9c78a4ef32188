import type { Scope } from '#shared/domain/scope'
import type { PackedKind } from '#shared/protocol/packedPart'
import type { RowKey, RowStamp } from '#shared/sync/row'
import type { PageHead } from './pages'

/** Where a row stands in the pages that are kept. */
export interface PagedRow extends RowStamp {
  readonly slot: { readonly page: number; readonly at: number }
}

/** Without the tickets of messages: nothing is judged by them, and a window would keep them all. */
type KnownHead = Omit<PageHead, 'tickets'>

interface KnownPage {
  readonly page: number
  readonly head: KnownHead
  readonly holes: Set<number>
}

export interface PagedRows {
  readonly get: (key: RowKey) => PagedRow | null
  readonly delete: (key: RowKey) => void
  readonly wipe: (scopes: readonly Scope[]) => void
  /** Notes a page with the slots of it that hold nothing; its rows are no longer where they were. */
  readonly add: (page: number, head: PageHead, holes: readonly number[]) => void
  /** Slots of a page that are crossed out. */
  readonly holesIn: (page: number) => ReadonlySet<number>
  /** How many slots a page has, crossed out or not. */
  readonly slotsIn: (page: number) => number
  readonly cross: (page: number, slots: readonly number[]) => void
}

/** More than a page ever has. */
const SLOTS = 2 ** 16

/**
 * The rows in pages by kind and id. Of each there is one number, its page's turn and its slot, and all else stands in
 * the page's head: an object for every row would cost a window some megabytes.
 */
export function createPagedRows(): PagedRows {
  const pages: KnownPage[] = []
  const byNumber = new Map<number, KnownPage>()
  const kinds = { ticket: createPlaces(pages), message: createPlaces(pages) }
  const pageAt = (place: number): KnownPage | undefined => pages[Math.floor(place / SLOTS)]
  return {
    get: (key) => {
      const named = pagedName(key)
      const place = named ? kinds[named.kind].known().get(named.id) : undefined
      if (place === undefined) return null
      const known = pageAt(place)
      const at = place % SLOTS
      const v = known?.head.v[at]
      return known && v !== undefined ? { scope: known.head.scope, v, slot: { page: known.page, at } } : null
    },
    delete: (key) => {
      const named = pagedName(key)
      if (named) kinds[named.kind].known().delete(named.id)
    },
    wipe: (scopes) => {
      if (scopes.length === 0) return
      const isWiped = (place: number) => scopes.some((scope) => pageAt(place)?.head.scope === scope)
      for (const { known } of Object.values(kinds)) {
        for (const [id, place] of known()) if (isWiped(place)) known().delete(id)
      }
    },
    add: (page, { scope, kind, ids, v }, holes) => {
      const known = { page, head: { scope, kind, ids, v }, holes: new Set(holes) }
      const turn = pages.push(known) - 1
      byNumber.set(page, known)
      kinds[kind].owe(turn)
    },
    holesIn: (page) => byNumber.get(page)?.holes ?? new Set(),
    slotsIn: (page) => byNumber.get(page)?.head.ids.length ?? 0,
    cross: (page, slots) => {
      for (const slot of slots) byNumber.get(page)?.holes.add(slot)
    },
  }
}

/** The places of one kind's rows, put down once one is asked for: many a change is about tickets alone. */
function createPlaces(pages: readonly KnownPage[]) {
  const places = new Map<string, number>()
  let owed: number[] = []
  return {
    owe: (turn: number): void => void owed.push(turn),
    known: (): Map<string, number> => {
      for (const turn of owed) {
        const page = pages[turn]
        for (const [at, id] of page?.head.ids.entries() ?? []) {
          if (!page?.holes.has(at)) places.set(id, turn * SLOTS + at)
        }
      }
      if (owed.length > 0) owed = []
      return places
    },
  }
}

/** Null for a kind that does not come in pages. */
function pagedName(key: RowKey): { readonly kind: PackedKind; readonly id: string } | null {
  if (key.startsWith('ticket:')) return { kind: 'ticket', id: key.slice('ticket:'.length) }
  if (key.startsWith('message:')) return { kind: 'message', id: key.slice('message:'.length) }
  return null
}
