import type * as z from 'zod/mini'
import { fromOutside } from '../domain/fromOutside'
import { type Result, refused } from '../domain/result'
import type { Ticket } from '../domain/ticket'
import { acknowledge } from './acknowledge'
import { assign } from './assign'
import { changePriority } from './changePriority'
import type { Command, CommandContext, Outcome } from './command'
import { link } from './link'
import { merge } from './merge'
import { moveToQueue } from './moveToQueue'
import { note } from './note'
import type { Refusal } from './refusal'
import { reopen } from './reopen'
import { reply } from './reply'
import { resolve } from './resolve'
import { resume } from './resume'
import { snooze } from './snooze'
import { tag } from './tag'
import { take } from './take'
import { tickStep } from './tickStep'
import { unlink } from './unlink'
import { unmerge } from './unmerge'
import { untag } from './untag'
import { waitFor } from './waitFor'
import { waitForCustomer } from './waitForCustomer'
import { wake } from './wake'

/** Every verb there is, by name. A name once shipped is never reused for something else. */
export const commands = {
  acknowledge,
  take,
  assign,
  changePriority,
  moveToQueue,
  reply,
  note,
  waitForCustomer,
  waitFor,
  resume,
  resolve,
  reopen,
  merge,
  unmerge,
  snooze,
  wake,
  tickStep,
  link,
  unlink,
  tag,
  untag,
}

export type CommandName = keyof typeof commands
export type CommandArgs<Name extends CommandName> = z.infer<(typeof commands)[Name]['args']>
export const commandNames = Object.keys(commands) as readonly CommandName[]
export const isCommandName = (name: string): name is CommandName => Object.hasOwn(commands, name)

/**
 * Runs a verb by name on arguments of unknown shape, as they come from an outbox or a socket. Never throws for bad
 * input: an unknown name or wrong arguments are refusals like any other.
 */
export function applyCommand(
  ticket: Ticket,
  name: string,
  args: unknown,
  context: CommandContext,
): Result<Outcome, Refusal> {
  if (!isCommandName(name)) return refused({ kind: 'invalid', detail: `There is no command "${name}".` })
  // The catalogue pairs each schema with the function that takes its output; the union hides that pairing.
  const command = commands[name] as Command<CommandName, unknown>
  const parsed = fromOutside(command.args, args)
  if (!parsed.ok) {
    return refused({ kind: 'invalid', detail: `The arguments of "${name}" are not of its form.` })
  }
  return command.apply(ticket, parsed.value, context)
}
