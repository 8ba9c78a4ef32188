import type { Random } from '#kit/random'
import type { DeskData } from '#renderer/data/deskData'
import { messageId } from '#shared/domain/ids'
import type { Ticket } from '#shared/domain/ticket'

const verbs = [
  'acknowledge',
  'take',
  'note',
  'note',
  'note',
  'reply',
  'waitForCustomer',
  'resolve',
  'reopen',
] as const

/** An agent does something to a ticket in sight. */
export async function workIn(desk: DeskData, random: Random, unique: string): Promise<void> {
  const tickets = [...desk.tickets.get().byId.values()]
  if (tickets.length === 0) return
  const { ticket } = random.pick(tickets)
  await doOne(desk, random.pick(verbs), ticket, unique)
}

async function doOne(
  desk: DeskData,
  verb: (typeof verbs)[number],
  ticket: Ticket,
  unique: string,
): Promise<void> {
  switch (verb) {
    case 'note':
    case 'reply':
      await desk.dispatch(verb, ticket.id, { messageId: messageId(unique), body: unique })
      return
    case 'resolve':
      await desk.dispatch(verb, ticket.id, { seenEvents: ticket.history.length })
      return
    case 'acknowledge':
    case 'take':
    case 'waitForCustomer':
    case 'reopen':
      await desk.dispatch(verb, ticket.id, {})
      return
    default:
      verb satisfies never
  }
}
