import * as z from 'zod/mini'
import { accepted, refused } from '../domain/result'
import { ticketAfter } from '../domain/rowAfter'
import { MOST_TAGS, tagSchema } from '../domain/ticket'
import { defineCommand } from './command'
import { changed, stamp, unchanged } from './record'

/** Put a tag on the ticket, for finding it again (CMD35). */
export const tag = defineCommand({
  name: 'tag',
  version: 1,
  args: z.strictObject({ tag: tagSchema }),
  apply(ticket, { tag: word }, context) {
    if (ticket.tags.includes(word)) return accepted(unchanged)
    if (ticket.tags.length >= MOST_TAGS) return refused({ kind: 'too-many-tags', most: MOST_TAGS })
    return accepted(changed(ticketAfter(ticket, { type: 'tagged', ...stamp(context), tag: word })))
  },
})
