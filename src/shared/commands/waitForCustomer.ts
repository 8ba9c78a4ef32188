import * as z from 'zod/mini'
import { accepted, refused } from '../domain/result'
import { isDone } from '../domain/ticket'
import { defineCommand } from './command'
import { changed, unchanged, withStatus } from './record'

/** The customer has to move before the desk can; clocks that the agreement pauses stand still from now. */
export const waitForCustomer = defineCommand({
  name: 'waitForCustomer',
  version: 1,
  args: z.strictObject({}),
  apply(ticket, _args, context) {
    if (isDone(ticket.status)) return refused({ kind: 'not-in-this-status', status: ticket.status })
    if (ticket.status === 'waiting-customer') return accepted(unchanged)
    return accepted(changed(withStatus(ticket, 'waiting-customer', context)))
  },
})
