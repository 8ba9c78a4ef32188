import type { Queue } from '#shared/domain/desk'
import type { Actor, Person } from '#shared/domain/person'
import type { Ticket } from '#shared/domain/ticket'
import type { TicketWrite } from './store'

/** Everybody of the desk and every queue that these tickets speak of; a queue nobody named is called by its id. */
export function namesMet(
  writes: readonly TicketWrite[],
  named: readonly Queue[],
): { readonly people: readonly Person[]; readonly queues: readonly Queue[] } {
  const people = new Map<string, Person>()
  const queues = new Map<string, Queue>(named.map((queue) => [queue.id, queue]))
  const meet = (person: Person | null) => {
    if (person) people.set(person.id, person)
  }
  for (const { ticket, messages } of writes) {
    if (!queues.has(ticket.queue)) queues.set(ticket.queue, { id: ticket.queue, name: ticket.queue })
    for (const person of peopleOf(ticket)) meet(person)
    for (const message of messages) meet(agentBehind(message.by))
  }
  return { people: [...people.values()], queues: [...queues.values()] }
}

const agentBehind = (actor: Actor): Person | null => (actor.kind === 'agent' ? actor.person : null)

function* peopleOf(ticket: Ticket): Generator<Person | null> {
  yield ticket.owner
  for (const event of ticket.history) {
    yield agentBehind(event.by)
    if (event.type === 'assigned') yield event.to
  }
}
