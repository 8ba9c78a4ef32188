import { isDeepStrictEqual } from 'node:util'
import type { Queue } from '#shared/domain/desk'
import { mergeHistories } from '#shared/domain/mergeHistories'
import type { Message } from '#shared/domain/message'
import type { Person } from '#shared/domain/person'
import { orgScope, type Scope, scopeOfTicket } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import { type Change, type ChangeGroup, commitChanges } from './commitChanges'
import { readStored } from './entityRows'
import { namesMet } from './namesMet'
import type { RecordBook, Records, StoredEntity } from './records'
import type { Commit, TicketWrite } from './store'

type Stored = ReadonlyMap<string, StoredEntity>

/** What the store holds of the tickets, messages and conversations that a set of writes touches. */
interface Ground {
  readonly tickets: Stored
  readonly messages: Stored
  /** Only of tickets that move to another scope. */
  readonly conversations: ReadonlyMap<string, readonly StoredEntity[]>
}

/** See IntakeStore.writeTickets. */
export async function writeTickets(
  book: RecordBook,
  writes: readonly TicketWrite[],
  queues: readonly Queue[],
): Promise<{ readonly written: number; readonly unchanged: number; readonly commit: Commit }> {
  const lastWrites = eachMessageOnce([
    ...new Map(writes.map((write) => [write.ticket.id as string, write])).values(),
  ])
  return book.atOnce(async (records) => {
    const tickets = await readStored(
      records,
      'ticket',
      lastWrites.map(({ ticket }) => ticket.id),
    )
    const merged = lastWrites.map((write) => mergedInto(tickets.get(write.ticket.id), write))
    const ground = await readGround(records, merged, tickets)
    const groups = merged.map((write) => changesOfTicket(write, ground)).filter((group) => group.length > 0)
    const names = await changesOfNames(records, lastWrites, queues)
    const commit = await commitChanges(records, names.length > 0 ? [names, ...groups] : groups, null)
    return { written: groups.length, unchanged: lastWrites.length - groups.length, commit }
  })
}

/** An id is one message: the first ticket that names it has it, as it is told there last. */
function eachMessageOnce(writes: readonly TicketWrite[]): readonly TicketWrite[] {
  const named = new Set<string>()
  return writes.map((write) => {
    const told = new Map(write.messages.map((message) => [message.id, message]))
    const messages = [...told.values()].filter(({ id }) => !named.has(id))
    for (const { id } of messages) named.add(id)
    return { ...write, messages }
  })
}

/** An intake knows its own story of a ticket and not what agents did to it here. */
function mergedInto(stored: StoredEntity | undefined, write: TicketWrite): TicketWrite {
  if (!stored) return write
  return { ...write, ticket: mergeHistories(JSON.parse(stored.body) as Ticket, write.ticket) }
}

async function readGround(
  records: Records,
  writes: readonly TicketWrite[],
  tickets: Stored,
): Promise<Ground> {
  const messages = await readStored(
    records,
    'message',
    writes.flatMap((write) => write.messages.map(({ id }) => id)),
  )
  const moving = writes.filter(({ ticket }) => {
    const before = tickets.get(ticket.id)
    return before !== undefined && before.scope !== scopeOfTicket(ticket)
  })
  const conversations = new Map<string, StoredEntity[]>()
  for (const message of await records.messagesOf(moving.map(({ ticket }) => ticket.id))) {
    conversations.set(message.ticketId, [...(conversations.get(message.ticketId) ?? []), message])
  }
  return { tickets, messages, conversations }
}

function changesOfTicket({ ticket, messages }: TicketWrite, ground: Ground): ChangeGroup {
  const scope = scopeOfTicket(ticket)
  const before = ground.tickets.get(ticket.id) ?? null
  const changes: Change[] = isSame(before, scope, ticket)
    ? []
    : [{ entity: { kind: 'ticket', data: ticket }, scope, before }]
  const mentioned = new Set<string>()
  for (const message of messages) {
    mentioned.add(message.id)
    const stored = ground.messages.get(message.id) ?? null
    if (!isSame(stored, scope, message) && !isElsewhere(stored, ticket)) {
      changes.push({ entity: { kind: 'message', data: message }, scope, before: stored })
    }
  }
  const followers = (ground.conversations.get(ticket.id) ?? []).filter(({ id }) => !mentioned.has(id))
  return [...changes, ...followers.map((message) => moved(message, scope))]
}

/** A message that lies with another ticket, as after a merge, stays there (MRG14). */
const isElsewhere = (stored: StoredEntity | null, ticket: Ticket): boolean =>
  stored !== null && (JSON.parse(stored.body) as Message).ticketId !== ticket.id

/** A message taken along to the scope its ticket moves to. */
export const moved = (message: StoredEntity, scope: Scope): Change => ({
  entity: { kind: 'message', data: JSON.parse(message.body) as Message },
  scope,
  before: message,
})

function isSame(before: StoredEntity | null, scope: Scope, now: Ticket | Message | Person | Queue): boolean {
  if (!before || before.scope !== scope) return false
  // The texts differ also when two intakes name the fields in another order, so only equal texts settle it alone.
  return before.body === JSON.stringify(now) || isDeepStrictEqual(JSON.parse(before.body), now)
}

async function changesOfNames(
  records: Records,
  writes: readonly TicketWrite[],
  named: readonly Queue[],
): Promise<ChangeGroup> {
  const { people, queues } = namesMet(writes, named)
  const storedPeople = await readStored(
    records,
    'person',
    people.map(({ id }) => id),
  )
  const storedQueues = await readStored(
    records,
    'queue',
    queues.map(({ id }) => id),
  )
  const namedIds = new Set<string>(named.map(({ id }) => id))
  const newPeople = people.filter(({ id }) => !storedPeople.has(id))
  const newQueues = queues.filter((queue) => {
    const before = storedQueues.get(queue.id) ?? null
    return before === null || (namedIds.has(queue.id) && !isSame(before, orgScope, queue))
  })
  return [
    ...newPeople.map((data): Change => ({ entity: { kind: 'person', data }, scope: orgScope, before: null })),
    ...newQueues.map(
      (data): Change => ({
        entity: { kind: 'queue', data },
        scope: orgScope,
        before: storedQueues.get(data.id) ?? null,
      }),
    ),
  ]
}
