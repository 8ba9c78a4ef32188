import type { CommandArgs, CommandName } from '#shared/commands/catalogue'
import { commandId, messageId, type TicketId } from '#shared/domain/ids'
import { type Instant, instant } from '#shared/domain/instant'
import type { Message } from '#shared/domain/message'
import type { Ticket } from '#shared/domain/ticket'
import type { Intent } from '#shared/protocol/messages'
import { BEFORE_ALL } from '#shared/protocol/rows'
import { aRequester } from './builders'

/** An intent as a console would push it; its id is made from its number and ticket. */
export const anIntent = <Name extends CommandName>(
  n: number,
  name: Name,
  ticket: TicketId,
  args: CommandArgs<Name>,
  when: Instant = instant(0),
): Intent => ({
  n,
  id: commandId(`c-${n}-${name}-${ticket}`),
  name,
  version: 1,
  ticketId: ticket,
  args,
  at: when,
  baseV: BEFORE_ALL,
})

/** What the requester of a ticket wrote in it. */
export const aMessage = (ticket: Ticket, id: string, body = 'It still happens.'): Message => ({
  id: messageId(id),
  ticketId: ticket.id,
  at: ticket.openedAt,
  receivedAt: ticket.openedAt,
  by: aRequester(ticket.requester.name),
  visibility: 'public',
  isAutomatic: false,
  isLate: false,
  body,
})
