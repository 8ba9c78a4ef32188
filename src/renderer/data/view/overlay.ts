import { applyIntent } from '#shared/commands/applyIntent'
import { writingArgs } from '#shared/commands/write'
import type { MessageId, TicketId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import type { Message } from '#shared/domain/message'
import type { Person } from '#shared/domain/person'
import type { Ticket, TicketEvent } from '#shared/domain/ticket'
import type { Intent } from '#shared/protocol/messages'
import type { SavedName } from '../deskData'
import { savedName } from '../outbox/waitingCommand'

export interface Overlaid {
  readonly ticket: Ticket
  /** Messages that the waiting commands write. */
  readonly messages: readonly Message[]
  readonly waiting: readonly SavedName[]
}

/** Another ticket as it was before the command of this number; null where it is not kept here. */
export type TicketBefore = (ticket: TicketId, n: number) => Ticket | null

/** The same for all tickets on which nothing waits: these are nearly all there are. */
const NO_MESSAGES: readonly Message[] = []
const NOTHING_WAITS: readonly SavedName[] = []

/**
 * The confirmed ticket with the agent's waiting commands on top, in order, by the same verbs as the server's
 * (sync.md 2.5). One that is refused here is left out of the view and stays in the outbox: the server has the word.
 */
export function overlay(
  confirmed: Ticket,
  intents: readonly Intent[],
  actor: Person,
  ticketBefore: TicketBefore = () => null,
): Overlaid {
  if (intents.length === 0) return { ticket: confirmed, messages: NO_MESSAGES, waiting: NOTHING_WAITS }
  let ticket = confirmed
  const messages: Message[] = []
  const waiting: SavedName[] = []
  for (const intent of intents) {
    waiting.push(savedName(intent))
    // The row may arrive before its acknowledgement: what it shows already must not be shown twice.
    if (hasLeftMark(confirmed, actor, intent)) continue
    const outcome = outcomeOn(ticket, intent, actor, ticketBefore)
    if (outcome === null) continue
    ticket = outcome.ticket
    if (outcome.message) messages.push(outcome.message)
  }
  return { ticket, messages, waiting }
}

/** What a command makes of this ticket, be it the one it was said of or the second one; null for nothing. */
function outcomeOn(
  ticket: Ticket,
  intent: Intent,
  actor: Person,
  ticketBefore: TicketBefore,
): { readonly ticket: Ticket; readonly message: Message | null } | null {
  const { at, n, ticketId } = intent
  const otherTicket = (id: TicketId) => (id === ticket.id ? ticket : ticketBefore(id, n))
  const first = otherTicket(ticketId)
  if (first === null) return null
  const result = applyIntent(first, intent, { actor, at, receivedAt: at, otherTicket })
  if (!result.ok || !result.value.changed) return null
  const { message, other } = result.value
  if (ticketId === ticket.id) return { ticket: result.value.ticket, message }
  return other ? { ticket: other, message: null } : null
}

/**
 * Whether the history holds what this command does: the message it writes, or else an event of this person at its very
 * instant, which an outbox gives only once. A copy of the profile may give it as well, so a message is known by its id
 * alone (OUT163); the server may have cut its instant, too.
 */
function hasLeftMark(ticket: Ticket, actor: Person, { at, args }: Intent): boolean {
  const written = namesMessage(args) ? writingArgs.safeParse(args) : NOTHING_WRITTEN
  return ticket.history.some((event) =>
    written.success ? isOfMessage(event, written.data.messageId) : isOfInstant(event, actor, at),
  )
}

/** Most verbs write nothing, and a schema spends most of its time on putting into words what is missing. */
const namesMessage = (args: unknown): boolean =>
  typeof args === 'object' && args !== null && 'messageId' in args
const NOTHING_WRITTEN = { success: false } as const

const isOfMessage = (event: TicketEvent, written: MessageId): boolean =>
  'messageId' in event && event.messageId === written

const isOfInstant = (event: TicketEvent, actor: Person, at: Instant): boolean =>
  event.at === at && event.by.kind === 'agent' && event.by.person.id === actor.id
