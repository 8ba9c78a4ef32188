import { anAgent, aRequester, aTicket, event as happened, type TicketBuilder, theSystem } from '#kit/builders'
import type { Actor } from '#shared/domain/person'
import type { Status, Ticket } from '#shared/domain/ticket'
import { instantOf } from './comparison'
import { type PeerPolicies, waitingStatus } from './peerPolicies'
import type { Semantics } from './peerSemantics'
import type { PeerEvent, TicketVector } from './ticketVector'

/** Where an internal promise begins; before, the ticket stands with nobody it was promised by. */
const FRONT = 'front'
const OWNERS = 'owners'

interface Telling {
  readonly vector: TicketVector
  readonly semantics: Semantics
  readonly policies: PeerPolicies
}

function statusOf(peer: string, { vector, semantics }: Telling): Status {
  if (vector.paused_statuses?.includes(peer)) return waitingStatus(semantics)
  if (!vector.resolved_statuses?.includes(peer)) return peer.toLowerCase() === 'new' ? 'new' : 'active'
  return peer.toLowerCase() === 'closed' ? 'closed' : 'resolved'
}

/** Who did it. A requester who is also the owner stays a requester (R16). */
function actorOf(by: string | null | undefined, usual: Actor): Actor {
  if (!by) return usual
  if (/system|auto|machine|bot/i.test(by)) return theSystem()
  if (/customer|requester|requestor|contact|user/i.test(by)) return aRequester()
  return /agent|owner|staff/i.test(by) ? anAgent() : usual
}

const wordsForStatus: Readonly<Record<string, 'resolved' | 'closed' | 'active'>> = {
  resolved: 'resolved',
  solved: 'resolved',
  closed: 'closed',
  reopened: 'active',
}

type Step = (ticket: TicketBuilder, event: PeerEvent, telling: Telling) => TicketBuilder

const steps: Readonly<Record<string, Step>> = {
  created: (ticket, { at, by, status }, telling) =>
    ticket
      .openedAt(instantOf(at), actorOf(by, aRequester()))
      .status(status ? statusOf(status, telling) : 'new'),
  status: (ticket, { at, by, status }, telling) =>
    ticket.statusAt(instantOf(at), statusOf(status ?? '', telling), actorOf(by, anAgent())),
  agent_reply: (ticket, { at, by }) => ticket.repliedAt(instantOf(at), actorOf(by, anAgent())),
  auto_reply: (ticket, { at }) => ticket.repliedAt(instantOf(at), theSystem()),
  customer_reply: (ticket, { at }) => ticket.customerRepliedAt(instantOf(at)),
  internal_note: (ticket, { at, by }) => ticket.notedAt(instantOf(at), actorOf(by, anAgent())),
  acknowledged: (ticket, { at, by }) => ticket.acknowledgedAt(instantOf(at), actorOf(by, anAgent())),
  assigned: (ticket, { at }) => ticket.with(happened.touched(instantOf(at), anAgent())),
  ola_assigned: (ticket, { at }, { semantics }) =>
    semantics.isOlaFromAssignment
      ? ticket.inQueue(OWNERS).with(happened.moved(instantOf(at), FRONT, OWNERS))
      : ticket,
  priority: (ticket) => ticket,
  policy: (ticket) => ticket,
  calendar: (ticket) => ticket,
}
const otherNames: Readonly<Record<string, string>> = {
  public_reply: 'agent_reply',
  reply: 'agent_reply',
  auto_response: 'auto_reply',
  customer_message: 'customer_reply',
  requester_reply: 'customer_reply',
  note: 'internal_note',
  private_note: 'internal_note',
  agent_note: 'internal_note',
  acknowledge: 'acknowledged',
  group_assigned: 'ola_assigned',
  sla: 'policy',
  policy_change: 'policy',
  priority_change: 'priority',
}

function stepOf(type: string): Step | null {
  const status = wordsForStatus[type]
  if (status) return (ticket, { at, by }) => ticket.statusAt(instantOf(at), status, actorOf(by, anAgent()))
  return steps[otherNames[type] ?? type] ?? null
}

/** Events of the vector that cannot be told as events of a ticket of ours. */
export const unknownEvents = (vector: TicketVector): readonly string[] =>
  vector.events.map(({ type }) => type).filter((type) => stepOf(type) === null)

/** Acts of an agent that end what a peer calls a first response although they answer nobody. */
const isFirstAction = (event: PeerEvent): boolean =>
  /^(?:status|internal_note|acknowledged|assigned)$/.test(otherNames[event.type] ?? event.type) &&
  actorOf(event.by, anAgent()).kind === 'agent'

/** The vector's story up to its `as_of` as a ticket of ours, or some events of it. */
export function ticketOf(telling: Telling, events: readonly PeerEvent[] = eventsOf(telling.vector)): Ticket {
  const { semantics, policies } = telling
  const hasOwnAssignment = events.some(({ type }) => type === 'ola_assigned')
  let ticket = aTicket()
    .priority(policies.firstPriority)
    .inQueue(hasOwnAssignment && semantics.isOlaFromAssignment ? FRONT : OWNERS)
  let isActedOn = false
  for (const event of events) {
    ticket = stepOf(event.type)?.(ticket, event, telling) ?? ticket
    const priority = policies.priorityAfter.get(event)
    if (priority) ticket = ticket.priorityAt(instantOf(event.at), priority)
    if (!semantics.isFirstActionEnough || isActedOn || !isFirstAction(event)) continue
    isActedOn = true
    ticket = ticket.acknowledgedAt(instantOf(event.at))
  }
  return ticket.build()
}

/** What had happened by `as_of`. */
export const eventsOf = (vector: TicketVector): readonly PeerEvent[] =>
  vector.events.filter(({ at }) => instantOf(at) <= instantOf(vector.as_of))
