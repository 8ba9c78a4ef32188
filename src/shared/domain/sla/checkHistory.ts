import type { WrittenPath } from '../calendar/calendarRefusal'
import type { TicketId } from '../ids'
import type { Ticket, TicketEvent } from '../ticket'

/** Why a ticket's history cannot be true, and where in the ticket that is. */
export interface HistoryRefusal {
  readonly kind:
    | 'before-opening'
    | 'opened-twice'
    | 'opened-elsewhen'
    | 'heard-before-it-happened'
    | 'heard-out-of-order'
    | 'merged-into-itself'
    | 'merged-twice'
    | 'not-merged'
    | 'not-absorbed'
    | 'waited-later'
  readonly path: WrittenPath
  /** What is wrong and what to do, in one plain sentence or two. */
  readonly sentence: string
}

type Kind = HistoryRefusal['kind']

const sentences: Record<Kind, string> = {
  'before-opening':
    'This happened before the ticket was opened. Correct the time of the event or of the opening.',
  'opened-twice': 'The ticket is opened a second time. Tell a ticket that was done and is not as reopened.',
  'opened-elsewhen': 'The ticket is opened at another time than it says itself. Make the two the same.',
  'heard-before-it-happened':
    'The server heard of this before it happened. Correct the time at which it happened.',
  'heard-out-of-order':
    'The server heard of this before the event above it. Put events in the order in which they were heard of.',
  'merged-into-itself': 'A ticket cannot become part of itself. Name another ticket.',
  'merged-twice': 'The ticket is part of another one already. Take it out of that one first.',
  'not-merged': 'The ticket is taken out of one that it is no part of. Leave this out.',
  'not-absorbed': 'A ticket is taken out that is no part of this one. Leave this out.',
  'waited-later':
    'The customer of the other ticket begins to wait after it became part of this one. Correct the time.',
}

/**
 * Everything in a history that cannot be true, in its order; empty when it may be kept. For tickets told from outside:
 * what the verbs of the desk write is sound by itself. Late work is no fault (R28).
 */
export function checkHistory(ticket: Ticket): readonly HistoryRefusal[] {
  const faults: HistoryRefusal[] = []
  const absorbed = new Set<TicketId>()
  let part: TicketId | null = null
  for (const [index, event] of ticket.history.entries()) {
    const found = [...timeFaults(ticket, event, index), ...mergeFaults(ticket, event, part, absorbed)]
    for (const [kind, field] of found) {
      faults.push({ kind, path: ['history', index, field], sentence: sentences[kind] })
    }
    if (event.type === 'merged') part = event.into
    if (event.type === 'unmerged') part = null
    if (event.type === 'absorbed') absorbed.add(event.ticket)
    if (event.type === 'released') absorbed.delete(event.ticket)
  }
  return faults
}

type Found = readonly [kind: Kind, field: string]

function timeFaults(ticket: Ticket, event: TicketEvent, index: number): readonly Found[] {
  const before = ticket.history[index - 1]
  const found: Found[] = []
  if (event.at < ticket.openedAt) found.push(['before-opening', 'at'])
  if (event.type === 'opened' && event.at > ticket.openedAt) found.push(['opened-elsewhen', 'at'])
  if (event.type === 'opened' && ticket.history.findIndex(({ type }) => type === 'opened') < index) {
    found.push(['opened-twice', 'type'])
  }
  if (event.receivedAt < event.at) found.push(['heard-before-it-happened', 'at'])
  if (before && event.receivedAt < before.receivedAt) found.push(['heard-out-of-order', 'receivedAt'])
  return found
}

function mergeFaults(
  ticket: Ticket,
  event: TicketEvent,
  part: TicketId | null,
  absorbed: ReadonlySet<TicketId>,
): readonly Found[] {
  switch (event.type) {
    case 'merged':
      if (event.into === ticket.id) return [['merged-into-itself', 'into']]
      return part === null ? [] : [['merged-twice', 'into']]
    case 'unmerged':
      return part === event.from ? [] : [['not-merged', 'from']]
    case 'absorbed':
      if (event.ticket === ticket.id) return [['merged-into-itself', 'ticket']]
      return event.waitingSince !== null && event.waitingSince > event.at
        ? [['waited-later', 'waitingSince']]
        : []
    case 'released':
      return absorbed.has(event.ticket) ? [] : [['not-absorbed', 'ticket']]
    case 'opened':
    case 'acknowledged':
    case 'assigned':
    case 'moved':
    case 'statusChanged':
    case 'priorityChanged':
    case 'replied':
    case 'noted':
    case 'customerReplied':
    case 'touched':
    case 'snoozed':
    case 'woken':
    case 'stepTicked':
    case 'linked':
    case 'unlinked':
    case 'tagged':
    case 'untagged':
    default:
      return []
  }
}
