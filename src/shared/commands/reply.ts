import { accepted } from '../domain/result'
import { defineCommand } from './command'
import { stamp, withEvents, withWorkBegun } from './record'
import { messageOf, writingArgs } from './write'

/** A public answer to the customer. Never refused for what others did meanwhile: words are not lost (CMD5). */
export const reply = defineCommand({
  name: 'reply',
  version: 2,
  args: writingArgs,
  apply(ticket, args, context) {
    const message = messageOf(ticket, args, 'public', context)
    const answered = withEvents(ticket, { type: 'replied', ...stamp(context), messageId: message.id })
    return accepted({ changed: true, ticket: withWorkBegun(answered, context), message })
  },
})
