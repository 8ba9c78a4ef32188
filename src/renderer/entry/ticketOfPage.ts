import { type TicketId, ticketIdSchema } from '#shared/domain/ids'

/** The ticket that a window of its own is for, by the page's `?ticket=ID`; null for the board. */
export function ticketOfPage(search: string): TicketId | null {
  const parsed = ticketIdSchema.safeParse(new URLSearchParams(search).get('ticket'))
  return parsed.success ? parsed.data : null
}
