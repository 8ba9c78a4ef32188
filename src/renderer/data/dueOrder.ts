import type { TicketId } from '#shared/domain/ids'
import { boardClocks } from '#shared/domain/sla/boardClocks'
import type { TicketView } from './deskData'

/** Where a ticket stands on the board; does not depend on now, so the order changes only when a row does. */
interface Place {
  readonly id: TicketId
  /** Running before paused before without a clock. */
  readonly rank: 0 | 1 | 2
  readonly dueAt: number
}

/** From this many changes on, one sort is cheaper than moving each by itself. */
const SORT_FROM = 48

/** Closed tickets have no place on the board. */
function placeOf(view: TicketView): Place | null {
  const { id, status } = view.ticket
  if (status === 'closed') return null
  const next = boardClocks(view.clocks).next
  if (next === null) return { id, rank: 2, dueAt: 0 }
  return next.state === 'running' ? { id, rank: 0, dueAt: next.dueAt } : { id, rank: 1, dueAt: 0 }
}

const compare = (a: Place, b: Place): number =>
  a.rank - b.rank || a.dueAt - b.dueAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

export interface DueOrder {
  /** The same array until the order has changed. */
  readonly ids: () => readonly TicketId[]
  /** Views that are new or not what they were; null for tickets that went. */
  readonly update: (changes: ReadonlyMap<TicketId, TicketView | null>) => void
}

/** The board's order, kept sorted: a change costs a search and a copy of the list, many changes one sort. */
export function createDueOrder(): DueOrder {
  const places = new Map<TicketId, Place>()
  let ids: readonly TicketId[] = []

  const placed = (id: TicketId): Place => {
    const place = places.get(id)
    if (!place) throw new Error(`${id} stands in the order without a place.`)
    return place
  }
  /** The index of the first id that does not stand before the place. */
  const find = (list: readonly TicketId[], place: Place): number => {
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const id = list[middle]
      if (id !== undefined && compare(placed(id), place) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
  const moveEach = (moves: readonly Move[]): void => {
    const list = [...ids]
    for (const { id, before, after } of moves) {
      if (before) list.splice(find(list, before), 1)
      if (after) {
        places.set(id, after)
        list.splice(find(list, after), 0, id)
      } else places.delete(id)
    }
    ids = list
  }
  const sortAll = (moves: readonly Move[]): void => {
    for (const { id, after } of moves) {
      if (after) places.set(id, after)
      else places.delete(id)
    }
    ids = [...places.values()].toSorted(compare).map(({ id }) => id)
  }
  return {
    ids: () => ids,
    update: (changes) => {
      const moves: Move[] = []
      for (const [id, view] of changes) {
        const before = places.get(id) ?? null
        const after = view === null ? null : placeOf(view)
        const isStill =
          before === after || (before !== null && after !== null && compare(before, after) === 0)
        if (!isStill) moves.push({ id, before, after })
      }
      if (moves.length === 0) return
      if (moves.length < SORT_FROM) moveEach(moves)
      else sortAll(moves)
    },
  }
}

interface Move {
  readonly id: TicketId
  readonly before: Place | null
  readonly after: Place | null
}
