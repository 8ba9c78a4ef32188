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

interface Move {
  readonly id: TicketId
  readonly before: Place | null
  readonly after: Place | null
}

/** From this many changes on, merging them all into the list is cheaper than moving each by itself. */
const MERGE_FROM = 48

/** Closed tickets have no place on the board. */
function placeOf(view: TicketView): Place | null {
  const { id, status } = view.ticket
  if (status === 'closed') return null
  const { next } = boardClocks(view.clocks)
  if (next === null) return { id, rank: 2, dueAt: 0 }
  return next.state === 'running' ? { id, rank: 0, dueAt: next.dueAt } : { id, rank: 1, dueAt: 0 }
}

const compareIds = (a: TicketId, b: TicketId): number => {
  if (a === b) return 0
  return a < b ? -1 : 1
}
const compare = (a: Place, b: Place): number => a.rank - b.rank || a.dueAt - b.dueAt || compareIds(a.id, b.id)

/** The index of the first that does not stand before the place. */
function indexFor(list: readonly Place[], place: Place): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = list[middle]
    if (there && compare(there, place) < 0) low = middle + 1
    else high = middle
  }
  return low
}

export interface DueOrder {
  /** The same array until the order has changed. */
  readonly ids: () => readonly TicketId[]
  /** Views that are new or not what they were; null for tickets that went. */
  readonly update: (changes: ReadonlyMap<TicketId, TicketView | null>) => void
}

/** The board's order, kept sorted: a change costs a search and a copy of the list, many changes one pass over it. */
export function createDueOrder(): DueOrder {
  const places = new Map<TicketId, Place>()
  let list: readonly Place[] = []
  /** Null when many have come or gone since it was asked for. */
  let ids: readonly TicketId[] | null = []

  const settle = ({ id, after }: Move): void => {
    if (after) places.set(id, after)
    else places.delete(id)
  }
  return {
    ids: () => (ids ??= list.map(({ id }) => id)),
    update: (changes) => {
      const moves = movesOf(changes, places)
      if (moves.length === 0) return
      for (const move of moves) settle(move)
      if (moves.length < MERGE_FROM) {
        const moved = movedEach(list, ids ?? list.map(({ id }) => id), moves)
        list = moved.list
        ids = moved.ids
      } else {
        list = mergedIn(list, moves)
        ids = null
      }
    },
  }
}

interface Ordered {
  readonly list: readonly Place[]
  readonly ids: readonly TicketId[]
}

function movedEach(
  before: readonly Place[],
  idsBefore: readonly TicketId[],
  moves: readonly Move[],
): Ordered {
  const list = [...before]
  const ids = [...idsBefore]
  for (const { before: left, after } of moves) {
    if (left) {
      const from = indexFor(list, left)
      list.splice(from, 1)
      ids.splice(from, 1)
    }
    if (after) {
      const to = indexFor(list, after)
      list.splice(to, 0, after)
      ids.splice(to, 0, after.id)
    }
  }
  return { list, ids }
}

function mergedIn(list: readonly Place[], moves: readonly Move[]): readonly Place[] {
  const left = new Set(moves.flatMap(({ id, before }) => (before ? [id] : [])))
  const come = moves.flatMap(({ after }) => after ?? []).toSorted(compare)
  const merged: Place[] = []
  let next = 0
  for (const place of list) {
    if (left.has(place.id)) continue
    for (let first = come[next]; first && compare(first, place) < 0; first = come[++next]) merged.push(first)
    merged.push(place)
  }
  return [...merged, ...come.slice(next)]
}

function movesOf(
  changes: ReadonlyMap<TicketId, TicketView | null>,
  places: ReadonlyMap<TicketId, Place>,
): readonly Move[] {
  const moves: Move[] = []
  for (const [id, view] of changes) {
    const before = places.get(id) ?? null
    const after = view === null ? null : placeOf(view)
    const isStill = before === null || after === null ? before === after : compare(before, after) === 0
    if (!isStill) moves.push({ id, before, after })
  }
  return moves
}
