import type * as z from 'zod/mini'
import type { PersonId, TicketId } from '../domain/ids'
import type { Instant } from '../domain/instant'
import type { Message } from '../domain/message'
import type { Person } from '../domain/person'
import type { Result } from '../domain/result'
import type { Ticket } from '../domain/ticket'
import type { Refusal } from './refusal'

/** Who runs a verb, and when. `at` is when the agent did it; `receivedAt` when the server takes it. */
export interface CommandContext {
  readonly actor: Person
  readonly at: Instant
  readonly receivedAt: Instant
  /** Looks up another ticket, for a verb that is about two; left out where none can be looked up. */
  readonly otherTicket?: (id: TicketId) => Ticket | null
  /** Whether somebody signs in no more; left out where nobody can tell. */
  readonly hasLeft?: (id: PersonId) => boolean
}

/**
 * What a verb does to a ticket, and to the other one where it is about two. `changed: false` is a success without
 * effect: it takes no sequence number.
 */
export type Outcome =
  | {
      readonly changed: true
      readonly ticket: Ticket
      readonly message: Message | null
      readonly other?: Ticket
    }
  | { readonly changed: false }

/**
 * A verb of the desk: what it needs to be told, and what it does. `apply` is pure and runs twice, at once in the
 * console over the cached ticket and later in the server over the true one.
 */
export interface Command<Name extends string, Args> {
  readonly name: Name
  /** Raised when the shape of the arguments changes; older shapes are then read by an upcaster. */
  readonly version: number
  readonly args: z.ZodMiniType<Args>
  readonly apply: (ticket: Ticket, args: Args, context: CommandContext) => Result<Outcome, Refusal>
}

export const defineCommand = <const Name extends string, Args>(
  command: Command<Name, Args>,
): Command<Name, Args> => command
