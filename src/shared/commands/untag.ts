import * as z from 'zod/mini'
import { accepted } from '../domain/result'
import { ticketAfter } from '../domain/rowAfter'
import { tagSchema } from '../domain/ticket'
import { defineCommand } from './command'
import { changed, stamp, unchanged } from './record'

/** Take a tag off the ticket (CMD35). */
export const untag = defineCommand({
  name: 'untag',
  version: 1,
  args: z.strictObject({ tag: tagSchema }),
  apply(ticket, { tag: word }, context) {
    if (!ticket.tags.includes(word)) return accepted(unchanged)
    return accepted(changed(ticketAfter(ticket, { type: 'untagged', ...stamp(context), tag: word })))
  },
})
