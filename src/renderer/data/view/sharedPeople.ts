import type { PersonId } from '#shared/domain/ids'
import type { Actor, Person } from '#shared/domain/person'
import type { Requester, Ticket } from '#shared/domain/ticket'

/**
 * The people of a window's tickets, each of them once. A ticket comes with a copy of everybody it names, once more for
 * every event of its history; all of these copies together weigh as much as the tickets.
 */
export interface SharedPeople {
  /** Puts those that are known in the places of their copies: the ticket says the same as before. */
  readonly shareIn: (ticket: Ticket) => void
}

/** One for all that have none, which are nearly all there are. */
const NO_TAGS: Ticket['tags'] = []

export function createSharedPeople(): SharedPeople {
  const people = new Map<PersonId, Person>()
  const agents = new Map<PersonId, Extract<Actor, { kind: 'agent' }>>()
  const named = { requester: new Map<string, Actor>(), system: new Map<string, Actor>() }
  const requesters = new Map<string, Requester>()

  const personOf = (person: Person): Person => {
    const known = people.get(person.id)
    if (known?.name === person.name) return known
    people.set(person.id, person)
    return person
  }
  const agentOf = (person: Person): Actor => {
    const known = agents.get(person.id)
    if (known?.person === person) return known
    const agent = { kind: 'agent', person } as const
    agents.set(person.id, agent)
    return agent
  }
  const actorOf = (actor: Actor): Actor =>
    actor.kind === 'agent' ? agentOf(personOf(actor.person)) : firstOf(named[actor.kind], actor.name, actor)
  const requesterOf = (requester: Requester): Requester => {
    const known = requesters.get(requester.name)
    if (known?.tier === requester.tier && known.organisation === requester.organisation) return known
    requesters.set(requester.name, requester)
    return requester
  }
  return {
    shareIn: (ticket) => {
      // What did not fit its form at once was copied and frozen.
      if (Object.isFrozen(ticket)) return
      const places: { requester: Requester; owner: Person | null; tags: Ticket['tags'] } = ticket
      places.requester = requesterOf(ticket.requester)
      places.owner = ticket.owner && personOf(ticket.owner)
      if (ticket.tags.length === 0) places.tags = NO_TAGS
      for (const event of ticket.history) {
        if (Object.isFrozen(event)) continue
        const place: { by: Actor } = event
        place.by = actorOf(event.by)
      }
    },
  }
}

function firstOf<Value>(known: Map<string, Value>, key: string, value: Value): Value {
  const first = known.get(key)
  if (first !== undefined) return first
  known.set(key, value)
  return value
}
