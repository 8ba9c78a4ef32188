import * as z from 'zod/mini'
import { ticketIdSchema } from '../domain/ids'
import { linksOf } from '../domain/links'
import { accepted } from '../domain/result'
import { defineCommand } from './command'
import { changed, stamp, unchanged, withEvents } from './record'

/** Take back a link that was written on this ticket (CMD34). */
export const unlink = defineCommand({
  name: 'unlink',
  version: 1,
  args: z.strictObject({ ticket: ticketIdSchema }),
  apply(ticket, { ticket: other }, context) {
    if (!linksOf(ticket).includes(other)) return accepted(unchanged)
    return accepted(changed(withEvents(ticket, { type: 'unlinked', ...stamp(context), ticket: other })))
  },
})
