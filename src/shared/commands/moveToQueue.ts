import * as z from 'zod/mini'
import { queueIdSchema } from '../domain/ids'
import { accepted } from '../domain/result'
import { defineCommand } from './command'
import { changed, stamp, unchanged, withEvents } from './record'
import { refusedByStatus } from './refusedByStatus'

/**
 * Hand the ticket to another queue; its owner stays. The last in server order stands (CMD16). Which queues there are
 * and who may act in them, a ticket does not know: see `destinationOf`.
 */
export const moveToQueue = defineCommand({
  name: 'moveToQueue',
  version: 1,
  args: z.strictObject({ to: queueIdSchema }),
  apply(ticket, { to }, context) {
    if (ticket.status === 'closed') return refusedByStatus(ticket, context)
    if (ticket.queue === to) return accepted(unchanged)
    const event = { type: 'moved', ...stamp(context), from: ticket.queue, to } as const
    return accepted(changed(withEvents({ ...ticket, queue: to }, event)))
  },
})
