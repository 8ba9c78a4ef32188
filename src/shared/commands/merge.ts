import * as z from 'zod/mini'
import { type TicketId, ticketIdSchema } from '../domain/ids'
import { accepted, refused } from '../domain/result'
import { type MergeRefusal, mergedIntoOf, mergeTickets } from '../domain/sla/merging'
import type { Ticket } from '../domain/ticket'
import { type CommandContext, defineCommand } from './command'
import { stamp, unchanged } from './record'
import type { Refusal } from './refusal'

/**
 * Make the ticket part of another one, which owes from then on what this one owed (R27, CMD21). What stands against it
 * is the domain's to say; that both may be worked on is the server's.
 */
export const merge = defineCommand({
  name: 'merge',
  version: 1,
  args: z.strictObject({ into: ticketIdSchema }),
  apply(ticket, { into }, context) {
    if (mergedIntoOf(ticket) === into) return accepted(unchanged)
    const target = into === ticket.id ? ticket : otherTicket(context, into)
    if (target === null) return refused({ kind: 'no-such-ticket', ticket: into })
    const merged = mergeTickets(ticket, target, {
      ...stamp(context),
      mergedInto: (id) => partOf(id === ticket.id ? ticket : otherTicket(context, id)),
    })
    if (!merged.ok) return refused(mergeRefused(merged.refusal, ticket.id, into))
    const { source, target: other } = merged.value
    return accepted({ changed: true, ticket: source, message: null, other })
  },
})

export const otherTicket = ({ otherTicket: find }: CommandContext, id: TicketId): Ticket | null =>
  find?.(id) ?? null

const partOf = (ticket: Ticket | null): TicketId | null => (ticket === null ? null : mergedIntoOf(ticket))

export const mergeRefused = (
  { kind, into }: MergeRefusal,
  source: TicketId,
  target: TicketId,
): Extract<Refusal, { kind: 'no-merge' }> => ({ kind: 'no-merge', why: kind, source, target, into })
