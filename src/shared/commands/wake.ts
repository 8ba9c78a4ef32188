import * as z from 'zod/mini'
import { accepted } from '../domain/result'
import { snoozeOf } from '../domain/snooze'
import { defineCommand } from './command'
import { changed, stamp, unchanged, withEvents } from './record'

/** End one's own snooze before its time (CMD31). */
export const wake = defineCommand({
  name: 'wake',
  version: 1,
  args: z.strictObject({}),
  apply(ticket, _args, context) {
    if (!snoozeOf(ticket, context.actor.id, context.at)) return accepted(unchanged)
    return accepted(changed(withEvents(ticket, { type: 'woken', ...stamp(context) })))
  },
})
