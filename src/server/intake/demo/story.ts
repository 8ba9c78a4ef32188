import { acknowledge } from '#shared/commands/acknowledge'
import { assign } from '#shared/commands/assign'
import type { CommandContext, Outcome } from '#shared/commands/command'
import { note } from '#shared/commands/note'
import type { Refusal } from '#shared/commands/refusal'
import { reopen } from '#shared/commands/reopen'
import { reply } from '#shared/commands/reply'
import { resolve } from '#shared/commands/resolve'
import { waitForCustomer } from '#shared/commands/waitForCustomer'
import { assertNever } from '#shared/domain/assertNever'
import type { Queue } from '#shared/domain/desk'
import { type MessageId, messageId, type TicketId } from '#shared/domain/ids'
import { type Instant, plusMs, SECOND_MS } from '#shared/domain/instant'
import type { Message } from '#shared/domain/message'
import type { Actor, Person } from '#shared/domain/person'
import type { Result } from '#shared/domain/result'
import type { Channel, Priority, Requester, Status, Ticket, TicketEvent } from '#shared/domain/ticket'
import type { TicketWrite } from '../../db/store'
import { asAgent } from './people'

/** One thing somebody does to a ticket. */
export type Deed =
  | { readonly kind: 'acknowledge' | 'wait' | 'resolve' | 'reopen'; readonly by: Person }
  | { readonly kind: 'waitForVendor' | 'carryOn'; readonly by: Person }
  | { readonly kind: 'reply' | 'note'; readonly by: Person; readonly body: string }
  | { readonly kind: 'assign'; readonly by: Person; readonly to: Person }
  | { readonly kind: 'move'; readonly by: Person; readonly to: Queue }
  | { readonly kind: 'rank'; readonly by: Person; readonly to: Priority }
  | { readonly kind: 'customerReply'; readonly body: string }
  | { readonly kind: 'close' }

export interface Opening {
  readonly subject: string
  readonly says: string
  readonly requester: Requester
  readonly queue: Queue
  readonly priority: Priority
  readonly channel: Channel
  readonly category: string
  readonly receipt: string
}

const deskRobot: Actor = { kind: 'system', name: 'T-Minus desk' }

/** A message id no other message has: its ticket, its place in the history, and when it was written. */
const newMessageId = (ticket: Ticket, at: Instant): MessageId =>
  messageId(`${ticket.id}-${ticket.history.length}-${at.toString(36)}`)

/** The ticket as it comes in, with what its requester wrote and, for written channels, the automatic receipt. */
export function open(id: TicketId, opening: Opening, at: Instant): TicketWrite {
  const { requester, channel } = opening
  const by: Actor =
    channel === 'monitoring'
      ? { kind: 'system', name: requester.name }
      : { kind: 'requester', name: requester.name }
  const ticket: Ticket = {
    id,
    subject: opening.subject,
    requester,
    queue: opening.queue.id,
    priority: opening.priority,
    status: 'new',
    owner: null,
    channel,
    category: opening.category,
    assetClass: null,
    tags: [],
    openedAt: at,
    history: [{ type: 'opened', at, receivedAt: at, by }],
  }
  const first = written(ticket, 'first', at, by, opening.says)
  if (channel !== 'email' && channel !== 'portal') return { ticket, messages: [first] }
  const receipt = written(ticket, 'receipt', plusMs(at, SECOND_MS), deskRobot, opening.receipt)
  return { ticket, messages: [first, { ...receipt, isAutomatic: true }] }
}

const written = (ticket: Ticket, name: string, at: Instant, by: Actor, body: string): Message => ({
  id: messageId(`${ticket.id}-${name}`),
  ticketId: ticket.id,
  at,
  receivedAt: at,
  by,
  visibility: 'public',
  isAutomatic: by.kind === 'system',
  isLate: false,
  body,
})

/** The story with one more deed in it; itself when the desk's own rules refuse the deed. */
export function after(story: TicketWrite, deed: Deed, at: Instant): TicketWrite {
  const { ticket, messages } = story
  switch (deed.kind) {
    case 'acknowledge':
    case 'wait':
    case 'resolve':
    case 'reopen':
    case 'assign':
    case 'reply':
    case 'note': {
      const decided = byCommand(ticket, deed, { actor: deed.by, at, receivedAt: at })
      if (!decided.ok || !decided.value.changed) return story
      const { message } = decided.value
      return { ticket: decided.value.ticket, messages: message ? [...messages, message] : messages }
    }
    case 'waitForVendor':
      return { ticket: withStatus(ticket, 'waiting-vendor', at, asAgent(deed.by)), messages }
    case 'carryOn':
      return { ticket: withStatus(ticket, 'active', at, asAgent(deed.by)), messages }
    case 'close':
      return { ticket: withStatus(ticket, 'closed', at, deskRobot), messages }
    case 'move':
      return { ticket: moved(ticket, deed.to, at, deed.by), messages }
    case 'rank':
      return { ticket: ranked(ticket, deed.to, at, deed.by), messages }
    case 'customerReply':
      return customerWrote(story, deed.body, at)
    default:
      return assertNever(deed)
  }
}

/** The deeds that are verbs of the desk, with its own guards. */
type CommandDeed = Exclude<
  Deed,
  { kind: 'waitForVendor' | 'carryOn' | 'close' | 'move' | 'rank' | 'customerReply' }
>

function byCommand(ticket: Ticket, deed: CommandDeed, context: CommandContext): Result<Outcome, Refusal> {
  switch (deed.kind) {
    case 'acknowledge':
      return acknowledge.apply(ticket, {}, context)
    case 'wait':
      return waitForCustomer.apply(ticket, {}, context)
    case 'resolve':
      return resolve.apply(ticket, { seenEvents: ticket.history.length }, context)
    case 'reopen':
      return reopen.apply(ticket, {}, context)
    case 'assign':
      return assign.apply(ticket, { to: deed.to }, context)
    case 'reply':
      return reply.apply(ticket, { messageId: newMessageId(ticket, context.at), body: deed.body }, context)
    case 'note':
      return note.apply(ticket, { messageId: newMessageId(ticket, context.at), body: deed.body }, context)
    default:
      return assertNever(deed)
  }
}

const withEvent = (ticket: Ticket, event: TicketEvent): Ticket => ({
  ...ticket,
  history: [...ticket.history, event],
})

function withStatus(ticket: Ticket, to: Status, at: Instant, by: Actor): Ticket {
  if (ticket.status === to) return ticket
  const event: TicketEvent = { type: 'statusChanged', at, receivedAt: at, by, from: ticket.status, to }
  return withEvent({ ...ticket, status: to }, event)
}

function moved(ticket: Ticket, to: Queue, at: Instant, by: Person): Ticket {
  if (ticket.queue === to.id) return ticket
  const event: TicketEvent = {
    type: 'moved',
    at,
    receivedAt: at,
    by: asAgent(by),
    from: ticket.queue,
    to: to.id,
  }
  return withEvent({ ...ticket, queue: to.id }, event)
}

function ranked(ticket: Ticket, to: Priority, at: Instant, by: Person): Ticket {
  if (ticket.priority === to) return ticket
  const event: TicketEvent = {
    type: 'priorityChanged',
    at,
    receivedAt: at,
    by: asAgent(by),
    from: ticket.priority,
    to,
  }
  return withEvent({ ...ticket, priority: to }, event)
}

/** A message from the customer; it ends a wait for them (R21) and brings a resolved ticket back. */
function customerWrote(story: TicketWrite, body: string, at: Instant): TicketWrite {
  const { ticket } = story
  const by: Actor = { kind: 'requester', name: ticket.requester.name }
  const message: Message = {
    ...written(ticket, 'customer', at, by, body),
    id: newMessageId(ticket, at),
    isLate: ticket.status === 'closed',
  }
  const heard = withEvent(ticket, {
    type: 'customerReplied',
    at,
    receivedAt: at,
    by,
    messageId: message.id,
  })
  const isCalledBack = ticket.status === 'waiting-customer' || ticket.status === 'resolved'
  return {
    ticket: isCalledBack ? withStatus(heard, 'active', at, by) : heard,
    messages: [...story.messages, message],
  }
}
