import { isCommandName } from '#shared/commands/catalogue'
import type { Intent } from '#shared/protocol/messages'
import type { RefusedCommand, WaitingCommand } from './deskData'
import type { RefusedIntent } from './outboxStore'

/** A verb this release does not know can only have been saved by a newer one; it is shown as the plainest of all. */
const nameOf = (intent: Intent): WaitingCommand['name'] => (isCommandName(intent.name) ? intent.name : 'note')

export const waitingCommand = (intent: Intent): WaitingCommand => ({
  n: intent.n,
  id: intent.id,
  name: nameOf(intent),
  ticketId: intent.ticketId,
  at: intent.at,
  args: intent.args,
})

export const refusedCommand = ({ intent, refusal }: RefusedIntent): RefusedCommand => ({
  ...waitingCommand(intent),
  refusal,
})
