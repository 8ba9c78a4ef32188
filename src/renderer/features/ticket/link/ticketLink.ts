import type { TicketId } from '#shared/domain/ids'

/**
 * What leads back to a ticket: in the desktop a link of its own kind, in a browser the address of the page that shows the
 * ticket. `origin` is that of the page, null in the desktop.
 */
export const ticketLink = (ticket: TicketId, origin: string | null): string =>
  origin === null ? `tminus://ticket/${ticket}` : `${origin}/?ticket=${encodeURIComponent(ticket)}`
