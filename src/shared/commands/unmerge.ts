import * as z from 'zod/mini'
import { ticketIdSchema } from '../domain/ids'
import { accepted, refused } from '../domain/result'
import { absorbedBy, unmergeTickets } from '../domain/sla/merging'
import { defineCommand } from './command'
import { mergeRefused, otherTicket } from './merge'
import { changed, stamp, withEvents } from './record'

/**
 * Take another ticket out of this one, of which it became a part; both go on as if the merge had not been (R27, CMD22).
 * A console does not keep what was merged, so it shows this ticket's side alone until the server has done both.
 */
export const unmerge = defineCommand({
  name: 'unmerge',
  version: 1,
  args: z.strictObject({ ticket: ticketIdSchema }),
  apply(ticket, { ticket: part }, context) {
    if (!absorbedBy(ticket).includes(part)) {
      return refused({ kind: 'no-merge', why: 'not-merged', source: part, target: ticket.id, into: null })
    }
    const source = otherTicket(context, part)
    if (source === null) {
      return accepted(changed(withEvents(ticket, { type: 'released', ...stamp(context), ticket: part })))
    }
    const parted = unmergeTickets(source, ticket, stamp(context))
    if (!parted.ok) return refused(mergeRefused(parted.refusal, part, ticket.id))
    return accepted({
      changed: true,
      ticket: parted.value.target,
      message: null,
      other: parted.value.source,
    })
  },
})
