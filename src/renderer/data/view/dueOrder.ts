import type { TicketId } from '#shared/domain/ids'
import { boardClocks } from '#shared/domain/sla/boardClocks'
import type { TicketView } from '../deskData'

/** Where a ticket stands on the board; does not depend on now, so the order changes only when a row does. */
interface Place {
  readonly id: TicketId
  /** Running before paused before without a clock. */
  readonly rank: 0 | 1 | 2
  readonly dueAt: number
}

interface Move {
  readonly before: Place | null
  readonly after: Place | null
}

/** A ticket's view before and after a change; null where there is none. */
export interface ViewChange {
  readonly before: TicketView | null
  readonly after: TicketView | null
}

/** From this many changes on, merging them all into the list is cheaper than moving each by itself. */
const MERGE_FROM = 48

/** Closed tickets have no place on the board. */
function placeOf(view: TicketView | null): Place | null {
  if (view === null) return null
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
  readonly update: (changes: readonly ViewChange[]) => void
}

/** The board's order, kept sorted: a change costs a search and a copy of the list, many changes one pass over it. */
export function createDueOrder(): DueOrder {
  let list: Place[] = []
  /** Null when many have come or gone since it was asked for. */
  let ids: readonly TicketId[] | null = []
  return {
    ids: () => (ids ??= list.map(({ id }) => id)),
    update: (changes) => {
      const moves = movesOf(changes)
      if (moves.length === 0) return
      if (moves.length < MERGE_FROM) {
        ids = movedEach(list, ids ?? list.map(({ id }) => id), moves)
        return
      }
      const left = new Set(moves.flatMap(({ before }) => (before ? [before.id] : [])))
      if (left.size > 0) list = list.filter(({ id }) => !left.has(id))
      mergeIn(list, moves.flatMap(({ after }) => after ?? []).toSorted(compare))
      ids = null
    },
  }
}

/** Moves them in the list itself; those who were given the ids keep theirs as they were. */
function movedEach(
  list: Place[],
  idsBefore: readonly TicketId[],
  moves: readonly Move[],
): readonly TicketId[] {
  const ids = [...idsBefore]
  for (const { before, after } of moves) {
    if (before) {
      const from = indexFor(list, before)
      list.splice(from, 1)
      ids.splice(from, 1)
    }
    if (after) {
      const to = indexFor(list, after)
      list.splice(to, 0, after)
      ids.splice(to, 0, after.id)
    }
  }
  return ids
}

/** From the last on, so that each that stands there moves once, and none that stands before all that come. */
function mergeIn(list: Place[], come: readonly Place[]): void {
  let standing = list.length - 1
  for (const place of come) list.push(place)
  let to = list.length - 1
  for (const place of come.toReversed()) {
    for (; standing >= 0; standing -= 1) {
      const there = list[standing]
      if (!there || compare(there, place) <= 0) break
      list[to] = there
      to -= 1
    }
    list[to] = place
    to -= 1
  }
}

function movesOf(changes: readonly ViewChange[]): readonly Move[] {
  const moves: Move[] = []
  for (const change of changes) {
    const before = placeOf(change.before)
    const after = placeOf(change.after)
    const isStill = before === null || after === null ? before === after : compare(before, after) === 0
    if (!isStill) moves.push({ before, after })
  }
  return moves
}
