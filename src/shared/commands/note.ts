import { accepted } from '../domain/result'
import { defineCommand } from './command'
import { stamp, withEvents } from './record'
import { messageOf, writingArgs } from './write'

/** An internal note, for the desk only. It is no answer to the customer (R16). */
export const note = defineCommand({
  name: 'note',
  version: 2,
  args: writingArgs,
  apply(ticket, args, context) {
    const message = messageOf(ticket, args, 'internal', context)
    const noted = withEvents(ticket, { type: 'noted', ...stamp(context), messageId: message.id })
    return accepted({ changed: true, ticket: noted, message })
  },
})
