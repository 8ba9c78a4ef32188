import type { TicketId } from './ids'
import type { Ticket } from './ticket'

/** The tickets that this one was linked with, in the order of the links; the other side of a link is not in it. */
export function linksOf({ history }: Pick<Ticket, 'history'>): readonly TicketId[] {
  const links = new Set<TicketId>()
  for (const event of history) {
    if (event.type === 'linked') links.add(event.ticket)
    if (event.type === 'unlinked') links.delete(event.ticket)
  }
  return [...links]
}
