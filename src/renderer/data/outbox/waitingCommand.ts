import { isCommandName } from '#shared/commands/catalogue'
import type { Intent } from '#shared/protocol/messages'
import type { RefusedCommand, SavedName, WaitingCommand } from '../deskData'
import type { RefusedIntent } from './outboxStore'

export const savedName = ({ name }: Intent): SavedName => (isCommandName(name) ? name : 'unknown')

export const waitingCommand = (intent: Intent): WaitingCommand => ({
  n: intent.n,
  id: intent.id,
  name: savedName(intent),
  ticketId: intent.ticketId,
  at: intent.at,
  args: intent.args,
})

export const refusedCommand = ({ intent, refusal }: RefusedIntent): RefusedCommand => ({
  ...waitingCommand(intent),
  refusal,
})
