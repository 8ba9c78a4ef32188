import type { Ticket } from '#shared/domain/ticket'
import { priorityLabel } from '../../ui/words'

/** What a ticket is called at the head of its pane: number, priority and subject. */
export const TicketName = ({ ticket }: { readonly ticket: Ticket }) => (
  <>
    <span className="ticket-id figures">{ticket.id}</span>
    <span className="priority" data-priority={ticket.priority} title={priorityLabel(ticket.priority)}>
      {ticket.priority}
    </span>
    <h1 id="ticket-title" title={ticket.subject} dir="auto">
      {ticket.subject}
    </h1>
  </>
)
