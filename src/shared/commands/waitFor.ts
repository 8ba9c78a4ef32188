import * as z from 'zod/mini'
import { accepted } from '../domain/result'
import { isDone } from '../domain/ticket'
import { defineCommand } from './command'
import { changed, unchanged, withStatus } from './record'
import { refusedByStatus } from './refusedByStatus'

/**
 * Somebody else than the customer has to move first: a supplier, the people of a problem record, or who has the
 * evidence. Whether clocks stand still meanwhile is for the policy to say (R19, CMD18).
 */
export const waitFor = defineCommand({
  name: 'waitFor',
  version: 1,
  args: z.strictObject({ status: z.enum(['waiting-vendor', 'waiting-problem', 'waiting-evidence']) }),
  apply(ticket, { status }, context) {
    if (isDone(ticket.status)) return refusedByStatus(ticket, context)
    if (ticket.status === status) return accepted(unchanged)
    return accepted(changed(withStatus(ticket, status, context)))
  },
})
