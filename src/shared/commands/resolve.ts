import * as z from 'zod/mini'
import { accepted, refused } from '../domain/result'
import { isDone } from '../domain/ticket'
import { defineCommand } from './command'
import { changed, unchanged, withStatus } from './record'
import { refusedByStatus } from './refusedByStatus'
import { changeUnseenBy } from './stale'

/** Done, as far as the desk knows. Refused when somebody else moved the ticket since the agent looked (CMD7). */
export const resolve = defineCommand({
  name: 'resolve',
  version: 1,
  args: z.strictObject({ seenEvents: z.int().check(z.nonnegative()) }),
  apply(ticket, { seenEvents }, context) {
    if (ticket.status === 'resolved') return accepted(unchanged)
    if (isDone(ticket.status)) return refusedByStatus(ticket, context)
    const unseen = changeUnseenBy(context.actor, ticket, seenEvents)
    if (unseen) return refused(unseen)
    return accepted(changed(withStatus(ticket, 'resolved', context)))
  },
})
