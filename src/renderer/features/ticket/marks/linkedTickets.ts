import type { TicketId } from '#shared/domain/ids'
import { linksOf } from '#shared/domain/links'
import type { Ticket } from '#shared/domain/ticket'
import type { TicketMirror } from '../../../data/deskData'

export interface LinkedTicket {
  readonly id: TicketId
  /** The ticket on which the link is written, and where it is taken back. */
  readonly writtenOn: TicketId
}

const backLinks = new WeakMap<TicketMirror, ReadonlyMap<TicketId, readonly TicketId[]>>()

/** Which tickets name a ticket, for every ticket; read once per state of the mirror. */
function backLinksIn(mirror: TicketMirror): ReadonlyMap<TicketId, readonly TicketId[]> {
  const known = backLinks.get(mirror)
  if (known) return known
  const made = new Map<TicketId, TicketId[]>()
  for (const { ticket } of mirror.byId.values()) {
    for (const to of linksOf(ticket)) made.set(to, [...(made.get(to) ?? []), ticket.id])
  }
  backLinks.set(mirror, made)
  return made
}

/** The tickets linked with this one, from both sides: its own links first, each ticket once (CMD34). */
export function linkedTickets(ticket: Ticket, mirror: TicketMirror): readonly LinkedTicket[] {
  const own = linksOf(ticket).map((id): LinkedTicket => ({ id, writtenOn: ticket.id }))
  const theirs = (backLinksIn(mirror).get(ticket.id) ?? []).map((id): LinkedTicket => ({ id, writtenOn: id }))
  const seen = new Set<TicketId>()
  return [...own, ...theirs].filter(({ id }) => !seen.has(id) && seen.add(id))
}
