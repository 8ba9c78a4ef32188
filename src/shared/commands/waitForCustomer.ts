import * as z from 'zod/mini'
import { accepted } from '../domain/result'
import { inOrderOfTime } from '../domain/sla/course'
import { isDone, type Ticket } from '../domain/ticket'
import { defineCommand } from './command'
import { changed, unchanged, withStatus } from './record'
import { refusedByStatus } from './refusedByStatus'

/**
 * The customer has written since the desk last set a status: the wait is over although the status still says so (R21). By
 * the order of time, as clocks have it: a wait may have been told of only after the message that ended it.
 */
function hasCustomerAnswered({ history }: Ticket): boolean {
  const events = inOrderOfTime(history)
  const ended = events.findLastIndex(({ type }) => type === 'customerReplied')
  return ended > events.findLastIndex(({ type }) => type === 'statusChanged')
}

/**
 * The customer has to move before the desk can; clocks that the agreement pauses stand still from now (CMD8). A wait
 * that the customer's message ended begins anew (CMD14).
 */
export const waitForCustomer = defineCommand({
  name: 'waitForCustomer',
  version: 1,
  args: z.strictObject({}),
  apply(ticket, _args, context) {
    if (isDone(ticket.status)) return refusedByStatus(ticket, context)
    if (ticket.status !== 'waiting-customer') {
      return accepted(changed(withStatus(ticket, 'waiting-customer', context)))
    }
    if (!hasCustomerAnswered(ticket)) return accepted(unchanged)
    const resumed = withStatus(ticket, 'active', context)
    return accepted(changed(withStatus(resumed, 'waiting-customer', context)))
  },
})
