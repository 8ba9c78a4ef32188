import type { TicketId } from '#shared/domain/ids'
import type { BoardOrder } from '#shared/domain/savedView'
import { lastTouchedAt, type Ticket } from '#shared/domain/ticket'
import type { TicketMirror } from '../../data/deskData'

const comparisons: Record<Exclude<BoardOrder, 'next-breach'>, (a: Ticket, b: Ticket) => number> = {
  // P1 before P2, as their names are.
  priority: (a, b) => (a.priority < b.priority ? -1 : Number(a.priority > b.priority)),
  newest: (a, b) => b.openedAt - a.openedAt,
  oldest: (a, b) => a.openedAt - b.openedAt,
  'last-touched': (a, b) => lastTouchedAt(b) - lastTouchedAt(a),
}

/** Tickets that stand in due order, in another one; equals stay in due order (BRD66). */
export function inOrderOf(
  order: BoardOrder,
  inDueOrder: readonly TicketId[],
  { byId }: Pick<TicketMirror, 'byId'>,
): readonly TicketId[] {
  if (order === 'next-breach') return inDueOrder
  const compare = comparisons[order]
  return inDueOrder
    .flatMap((id) => byId.get(id)?.ticket ?? [])
    .toSorted(compare)
    .map(({ id }) => id)
}
