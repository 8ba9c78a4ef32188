import type { Scope } from '#shared/domain/scope'
import type { PackedKind } from '#shared/protocol/packedPart'
import type { RowKey, RowStamp } from '#shared/sync/row'
import type { PageHead } from './pages'

/** Where a row stands in the pages that are kept. */
export interface PagedRow extends RowStamp {
  readonly slot: { readonly page: number; readonly at: number }
}

interface KnownPage {
  readonly page: number
  readonly head: PageHead
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
  const places: Record<PackedKind, Map<string, number>> = { ticket: new Map(), message: new Map() }
  const pages: KnownPage[] = []
  const byNumber = new Map<number, KnownPage>()
  const pageAt = (place: number): KnownPage | undefined => pages[Math.floor(place / SLOTS)]
  return {
    get: (key) => {
      const named = pagedName(key)
      const place = named ? places[named.kind].get(named.id) : undefined
      if (place === undefined) return null
      const known = pageAt(place)
      const at = place % SLOTS
      const v = known?.head.v[at]
      return known && v !== undefined ? { scope: known.head.scope, v, slot: { page: known.page, at } } : null
    },
    delete: (key) => {
      const named = pagedName(key)
      if (named) places[named.kind].delete(named.id)
    },
    wipe: (scopes) => {
      if (scopes.length === 0) return
      const isWiped = (place: number) => scopes.some((scope) => pageAt(place)?.head.scope === scope)
      for (const rows of Object.values(places)) {
        for (const [id, place] of rows) if (isWiped(place)) rows.delete(id)
      }
    },
    add: (page, head, holes) => {
      const known = { page, head, holes: new Set(holes) }
      const first = (pages.push(known) - 1) * SLOTS
      byNumber.set(page, known)
      for (const [at, id] of head.ids.entries()) {
        if (!known.holes.has(at)) places[head.kind].set(id, first + at)
      }
    },
    holesIn: (page) => byNumber.get(page)?.holes ?? new Set(),
    slotsIn: (page) => byNumber.get(page)?.head.ids.length ?? 0,
    cross: (page, slots) => {
      for (const slot of slots) byNumber.get(page)?.holes.add(slot)
    },
  }
}

/** Null for a kind that does not come in pages. */
function pagedName(key: RowKey): { readonly kind: PackedKind; readonly id: string } | null {
  if (key.startsWith('ticket:')) return { kind: 'ticket', id: key.slice('ticket:'.length) }
  if (key.startsWith('message:')) return { kind: 'message', id: key.slice('message:'.length) }
  return null
}
