import * as z from 'zod/mini'
import { actorName } from '../domain/person'
import { accepted, refused } from '../domain/result'
import { acknowledgementOf, isDone } from '../domain/ticket'
import { defineCommand } from './command'
import { changed, stamp, unchanged, withEvents, withWorkBegun } from './record'
import { refusedByStatus } from './refusedByStatus'

/**
 * "I have it." The first in server order wins and owns the ticket if nobody did; a second person is told who was
 * first; the same person again changes nothing (CMD1, CMD2).
 */
export const acknowledge = defineCommand({
  name: 'acknowledge',
  version: 1,
  args: z.strictObject({}),
  apply(ticket, _args, context) {
    const first = acknowledgementOf(ticket)
    if (first) {
      const isMine = first.by.kind === 'agent' && first.by.person.id === context.actor.id
      if (isMine) return accepted(unchanged)
      return refused({ kind: 'already-acknowledged', by: actorName(first.by), at: first.at })
    }
    if (isDone(ticket.status)) return refusedByStatus(ticket, context)
    const begun = withWorkBegun(withEvents(ticket, { type: 'acknowledged', ...stamp(context) }), context)
    if (begun.owner) return accepted(changed(begun))
    const owned = withEvents(
      { ...begun, owner: context.actor },
      { type: 'assigned', ...stamp(context), to: context.actor },
    )
    return accepted(changed(owned))
  },
})
