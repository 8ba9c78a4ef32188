import type { Result } from '../domain/result'
import type { Ticket } from '../domain/ticket'
import { applyCommand } from './catalogue'
import type { CommandContext, Outcome } from './command'
import type { Refusal } from './refusal'
import { presentArgs } from './upcast'

/** A verb as an outbox keeps it: of whatever release it is, and sent as it was saved. */
export interface SavedVerb {
  readonly name: string
  readonly version: number
  readonly args: unknown
}

/** Runs a saved verb on a ticket, in the console over the cached row and in the server over the true one alike. */
export function applyIntent(
  ticket: Ticket,
  { name, version, args }: SavedVerb,
  context: CommandContext,
): Result<Outcome, Refusal> {
  const read = presentArgs(name, version, args)
  return read.ok ? applyCommand(ticket, name, read.value, context) : read
}
