import * as z from 'zod/mini'
import { instantSchema } from '../domain/instant'
import { accepted, refused } from '../domain/result'
import { isDone, snoozeReasonSchema } from '../domain/ticket'
import { defineCommand } from './command'
import { changed, stamp, withEvents } from './record'
import { refusedByStatus } from './refusedByStatus'

/**
 * Put the ticket away for oneself until then. The reason is asked where it sleeps past a promise; whether it does, the
 * console knows, and the server takes its word. One that came too late to sleep at all is told so (CMD30).
 */
export const snooze = defineCommand({
  name: 'snooze',
  version: 1,
  args: z.strictObject({ until: instantSchema, reason: z.nullable(snoozeReasonSchema) }),
  apply(ticket, { until, reason }, context) {
    if (isDone(ticket.status)) return refusedByStatus(ticket, context)
    if (until <= context.at) return refused({ kind: 'invalid', detail: 'The snooze ends before it begins.' })
    return accepted(changed(withEvents(ticket, { type: 'snoozed', ...stamp(context), until, reason })))
  },
})
