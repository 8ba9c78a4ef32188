import * as z from 'zod/mini'
import { accepted } from '../domain/result'
import { isDone } from '../domain/ticket'
import { defineCommand } from './command'
import { changed, unchanged, withStatus } from './record'
import { refusedByStatus } from './refusedByStatus'

/** The desk works on it: a wait is over whoever it was for, and clocks that stood still go on (CMD19). */
export const resume = defineCommand({
  name: 'resume',
  version: 1,
  args: z.strictObject({}),
  apply(ticket, _args, context) {
    if (isDone(ticket.status)) return refusedByStatus(ticket, context)
    if (ticket.status === 'active') return accepted(unchanged)
    return accepted(changed(withStatus(ticket, 'active', context)))
  },
})
