import type { TicketId } from '../domain/ids'
import { merge } from './merge'
import { unmerge } from './unmerge'

/** A saved verb by its name and its arguments, of whatever release it is. */
interface NamedVerb {
  readonly name: string
  readonly args: unknown
}

/**
 * The second ticket of a command over two, which it changes like the first and which the agent must be allowed to work
 * on like the first (CMD23); null for every other command. Wrong arguments are for the verb to refuse.
 */
export function secondTicketOf({ name, args }: NamedVerb): TicketId | null {
  if (name === merge.name) {
    const parsed = merge.args.safeParse(args)
    return parsed.success ? parsed.data.into : null
  }
  if (name !== unmerge.name) return null
  const parsed = unmerge.args.safeParse(args)
  return parsed.success ? parsed.data.ticket : null
}

/** Every ticket that a command changes, its own first. */
export function ticketsOf(command: NamedVerb & { readonly ticketId: TicketId }): readonly TicketId[] {
  const second = secondTicketOf(command)
  return second === null || second === command.ticketId ? [command.ticketId] : [command.ticketId, second]
}
