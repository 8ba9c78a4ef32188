import * as z from 'zod/mini'
import { accepted, refused } from '../domain/result'
import { isDone } from '../domain/ticket'
import { defineCommand } from './command'
import { changed, stamp, unchanged, withEvents, withWorkBegun } from './record'
import { refusedByStatus } from './refusedByStatus'

/** Take a ticket that nobody owns. Somebody else's is not taken but assigned over (CMD3). */
export const take = defineCommand({
  name: 'take',
  version: 1,
  args: z.strictObject({}),
  apply(ticket, _args, context) {
    if (isDone(ticket.status)) return refusedByStatus(ticket, context)
    if (ticket.owner?.id === context.actor.id) return accepted(unchanged)
    if (ticket.owner) return refused({ kind: 'taken', by: ticket.owner.name })
    const owned = withEvents(
      { ...ticket, owner: context.actor },
      { type: 'assigned', ...stamp(context), to: context.actor },
    )
    return accepted(changed(withWorkBegun(owned, context)))
  },
})
