import * as z from 'zod/mini'
import { accepted } from '../domain/result'
import { prioritySchema } from '../domain/ticket'
import { defineCommand } from './command'
import { changed, stamp, unchanged, withEvents } from './record'
import { refusedByStatus } from './refusedByStatus'

/** How much it matters, and by that which policy promises what (R24). The last in server order stands (CMD15). */
export const changePriority = defineCommand({
  name: 'changePriority',
  version: 1,
  args: z.strictObject({ to: prioritySchema }),
  apply(ticket, { to }, context) {
    if (ticket.status === 'closed') return refusedByStatus(ticket, context)
    if (ticket.priority === to) return accepted(unchanged)
    const event = { type: 'priorityChanged', ...stamp(context), from: ticket.priority, to } as const
    return accepted(changed(withEvents({ ...ticket, priority: to }, event)))
  },
})
