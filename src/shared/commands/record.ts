import type { Actor } from '../domain/person'
import type { Status, Ticket, TicketEvent } from '../domain/ticket'
import type { CommandContext, Outcome } from './command'

/** The fields every event of this run of a verb carries. */
export const stamp = (context: CommandContext) => ({
  at: context.at,
  receivedAt: context.receivedAt,
  by: { kind: 'agent', person: context.actor } satisfies Actor as Actor,
})

/** The ticket with these events added to its history, in this order. */
export const withEvents = (ticket: Ticket, ...events: readonly TicketEvent[]): Ticket => ({
  ...ticket,
  history: [...ticket.history, ...events],
})

/** The ticket in another status, with the event that says so; itself when it is there already. */
export function withStatus(ticket: Ticket, to: Status, context: CommandContext): Ticket {
  if (ticket.status === to) return ticket
  const event: TicketEvent = { type: 'statusChanged', ...stamp(context), from: ticket.status, to }
  return withEvents({ ...ticket, status: to }, event)
}

/** Somebody works on it now, so it is no longer new. */
export const withWorkBegun = (ticket: Ticket, context: CommandContext): Ticket =>
  ticket.status === 'new' ? withStatus(ticket, 'active', context) : ticket

export const changed = (ticket: Ticket): Outcome => ({ changed: true, ticket, message: null })
export const unchanged: Outcome = { changed: false }
