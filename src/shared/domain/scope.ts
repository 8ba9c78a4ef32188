import * as z from 'zod/mini'
import { type PersonId, type QueueId, queueId } from './ids'
import type { Ticket } from './ticket'

/**
 * A set of rows that is synced, permitted and withdrawn as one: `org` for everybody, `papers` for all who work here,
 * `u:<person>` for one, `q:<queue>` for a queue's open work and `q:<queue>:closed` for its archive. A row lives in exactly one.
 */
export const scopeSchema = z
  .string()
  .check(z.regex(/^(?:org|papers|u:[A-Za-z0-9._-]{1,64}|q:[A-Za-z0-9._-]{1,64}(?::closed)?)$/))
  .brand<'Scope'>()
export type Scope = z.infer<typeof scopeSchema>

export const orgScope = 'org' as Scope
/** What people of the desk write for each other: shared views, templates and guides. A display is not told of it. */
export const papersScope = 'papers' as Scope
export const personScope = (person: PersonId): Scope => `u:${person}` as Scope
export const queueScope = (queue: QueueId): Scope => `q:${queue}` as Scope
export const closedScope = (queue: QueueId): Scope => `q:${queue}:closed` as Scope

/** Where a ticket and its messages live now. */
export const scopeOfTicket = (ticket: Ticket): Scope =>
  ticket.status === 'closed' ? closedScope(ticket.queue) : queueScope(ticket.queue)

/** The queue behind a queue scope, open or closed; null for the others. */
export function queueOfScope(scope: Scope): QueueId | null {
  if (!scope.startsWith('q:')) return null
  return queueId(scope.slice(2).replace(/:closed$/, ''))
}
