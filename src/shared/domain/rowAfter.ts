import { assertNever } from './assertNever'
import type { Ticket, TicketEvent } from './ticket'

/** What a ticket's own fields say after an event; its history is left as it is. */
export function rowAfter(ticket: Ticket, event: TicketEvent): Ticket {
  switch (event.type) {
    case 'statusChanged':
      return { ...ticket, status: event.to }
    case 'assigned':
      return { ...ticket, owner: event.to }
    case 'moved':
      return { ...ticket, queue: event.to }
    case 'priorityChanged':
      return { ...ticket, priority: event.to }
    case 'tagged':
      return { ...ticket, tags: [...ticket.tags.filter((tag) => tag !== event.tag), event.tag] }
    case 'untagged':
      return { ...ticket, tags: ticket.tags.filter((tag) => tag !== event.tag) }
    case 'opened':
    case 'acknowledged':
    case 'replied':
    case 'noted':
    case 'customerReplied':
    case 'touched':
    case 'merged':
    case 'unmerged':
    case 'absorbed':
    case 'released':
    case 'snoozed':
    case 'woken':
    case 'stepTicked':
    case 'linked':
    case 'unlinked':
      return ticket
    default:
      return assertNever(event)
  }
}

/** The ticket with one more event at the end of its history, and its fields as they are after it. */
export const ticketAfter = (ticket: Ticket, event: TicketEvent): Ticket => ({
  ...rowAfter(ticket, event),
  history: [...ticket.history, event],
})
