import { type BoardClocks, boardClocks } from '#shared/domain/sla/boardClocks'
import type { TicketView } from '../data/deskData'

const known = new WeakMap<TicketView, BoardClocks>()

/** The two clocks a row shows. Worked out once per version of a ticket: a view is never changed in place. */
export function nextClocksOf(view: TicketView): BoardClocks {
  const found = known.get(view)
  if (found) return found
  const made = boardClocks(view.clocks)
  known.set(view, made)
  return made
}
