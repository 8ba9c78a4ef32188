import * as z from 'zod/mini'
import { accepted } from '../domain/result'
import { stepsDoneIn } from '../domain/stepsDone'
import { stepSchema } from '../domain/ticket'
import { defineCommand } from './command'
import { changed, stamp, unchanged, withEvents } from './record'
import { refusedByStatus } from './refusedByStatus'

/** Say that a suggested step was done on this ticket, or was not after all; the last in server order stands (CMD33). */
export const tickStep = defineCommand({
  name: 'tickStep',
  version: 1,
  args: z.strictObject({ step: stepSchema, isDone: z.boolean() }),
  apply(ticket, { step, isDone }, context) {
    if (ticket.status === 'closed') return refusedByStatus(ticket, context)
    if (stepsDoneIn(ticket).has(step) === isDone) return accepted(unchanged)
    return accepted(changed(withEvents(ticket, { type: 'stepTicked', ...stamp(context), step, isDone })))
  },
})
