import { secondTicketOf } from '#shared/commands/pair'
import type { Refusal } from '#shared/commands/refusal'
import type { TicketId } from '#shared/domain/ids'
import type { Message } from '#shared/domain/message'
import { canWorkIn } from '#shared/domain/permissions'
import type { Account } from '#shared/domain/person'
import { accepted, type Result, refused } from '#shared/domain/result'
import { scopeOfTicket } from '#shared/domain/scope'
import { absorbedBy, mergedIntoOf } from '#shared/domain/sla/merging'
import type { Ticket } from '#shared/domain/ticket'
import type { Intent } from '#shared/protocol/messages'
import type { Change } from './commitChanges'
import { readEntity } from './entityRows'
import type { Records, StoredEntity } from './records'
import { moved } from './writeTickets'

/** Another ticket that a command is about, or that one of its tickets is part of. */
export interface OtherTicket {
  readonly data: Ticket
  readonly stored: StoredEntity
}
export type OtherTickets = ReadonlyMap<TicketId, OtherTicket>

/** Tickets that are part of one another are followed so far. */
const LONGEST_CHAIN = 100

/** The second ticket of a command over two, on which the agent must be allowed to work, and what that is part of. */
export async function otherTickets(
  records: Records,
  account: Account,
  intent: Intent,
): Promise<Result<OtherTickets, Refusal>> {
  const others = new Map<TicketId, OtherTicket>()
  const second = secondTicketOf(intent)
  if (second === null || second === intent.ticketId) return accepted(others)
  let next: TicketId | null = second
  while (next !== null && !others.has(next) && others.size < LONGEST_CHAIN) {
    const found: OtherTicket | null = await readEntity(records, 'ticket', next)
    if (next === second && (!found || !canWorkIn(account, found.data.queue))) {
      return refused({ kind: 'no-such-ticket', ticket: second })
    }
    if (!found) break
    others.set(next, found)
    next = mergedIntoOf(found.data)
  }
  return accepted(others)
}

/** A ticket before and after a command. */
export interface Turned {
  readonly before: OtherTicket
  readonly after: Ticket
}

/**
 * What a merge, or its taking back, changes besides the ticket it was said of: the other one, and the conversation,
 * which goes to where the work goes on and remembers where it was written (MRG14).
 */
export async function changesOfPair(
  records: Records,
  first: Ticket,
  { before, after }: Turned,
): Promise<readonly Change[]> {
  const scope = scopeOfTicket(after)
  const other: Change = { entity: { kind: 'ticket', data: after }, scope, before: before.stored }
  const isMerge = mergedIntoOf(first) === after.id
  const conversation = isMerge
    ? await broughtAlong(records, first, after)
    : await takenBack(records, after, first)
  return [other, ...conversation]
}

async function broughtAlong(records: Records, source: Ticket, target: Ticket): Promise<readonly Change[]> {
  const scope = scopeOfTicket(target)
  return (await records.messagesOf([source.id])).map((stored) => {
    const message = JSON.parse(stored.body) as Message
    const data = { ...message, ticketId: target.id, cameFrom: message.cameFrom ?? source.id }
    return { entity: { kind: 'message', data }, scope, before: stored }
  })
}

/** The source's own words and those of the tickets that were part of it before it became a part. */
async function takenBack(records: Records, source: Ticket, target: Ticket): Promise<readonly Change[]> {
  const scope = scopeOfTicket(source)
  const family = await familyOf(records, source)
  const changes: Change[] = []
  for (const stored of await records.messagesOf([target.id])) {
    const { cameFrom, ...message } = JSON.parse(stored.body) as Message
    if (cameFrom === undefined || !family.has(cameFrom)) continue
    const origin = cameFrom === source.id ? {} : { cameFrom }
    const data: Message = { ...message, ticketId: source.id, ...origin }
    changes.push({ entity: { kind: 'message', data }, scope, before: stored })
  }
  // What was written on it while it was a part comes along to where it is now.
  for (const stored of await records.messagesOf([source.id])) {
    if (stored.scope !== scope) changes.push(moved(stored, scope))
  }
  return changes
}

async function familyOf(records: Records, ticket: Ticket): Promise<ReadonlySet<TicketId>> {
  const family = new Set([ticket.id])
  const unread = [...absorbedBy(ticket)]
  for (let id = unread.pop(); id !== undefined && family.size < LONGEST_CHAIN; id = unread.pop()) {
    if (family.has(id)) continue
    family.add(id)
    const found = await readEntity(records, 'ticket', id)
    if (found) unread.push(...absorbedBy(found.data))
  }
  return family
}
