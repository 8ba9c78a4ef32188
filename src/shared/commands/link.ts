import * as z from 'zod/mini'
import { ticketIdSchema } from '../domain/ids'
import { linksOf } from '../domain/links'
import { accepted, refused } from '../domain/result'
import { defineCommand } from './command'
import { changed, stamp, unchanged, withEvents } from './record'

/** Say that another ticket belongs with this one. It is written here only; consoles show it from both sides (CMD34). */
export const link = defineCommand({
  name: 'link',
  version: 1,
  args: z.strictObject({ ticket: ticketIdSchema }),
  apply(ticket, { ticket: other }, context) {
    if (other === ticket.id)
      return refused({ kind: 'invalid', detail: 'A ticket belongs with itself anyway.' })
    if (linksOf(ticket).includes(other)) return accepted(unchanged)
    return accepted(changed(withEvents(ticket, { type: 'linked', ...stamp(context), ticket: other })))
  },
})
