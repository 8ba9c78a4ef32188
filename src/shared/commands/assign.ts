import * as z from 'zod/mini'
import { personSchema } from '../domain/person'
import { accepted, refused } from '../domain/result'
import { defineCommand } from './command'
import { changed, stamp, unchanged, withEvents } from './record'
import { refusedByStatus } from './refusedByStatus'

/** Give the ticket to somebody who is still there, or to nobody. The last in server order stands (CMD4, CMD36). */
export const assign = defineCommand({
  name: 'assign',
  version: 1,
  args: z.strictObject({ to: z.nullable(personSchema) }),
  apply(ticket, { to }, context) {
    if (ticket.status === 'closed') return refusedByStatus(ticket, context)
    if ((ticket.owner?.id ?? null) === (to?.id ?? null)) return accepted(unchanged)
    if (to !== null && context.hasLeft?.(to.id)) return refused({ kind: 'has-left', name: to.name })
    return accepted(
      changed(withEvents({ ...ticket, owner: to }, { type: 'assigned', ...stamp(context), to })),
    )
  },
})
