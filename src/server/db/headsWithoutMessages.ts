import { queueOfScope, type Scope } from '#shared/domain/scope'
import { createDigest } from '#shared/protocol/digest'
import type { ScopeHead } from '#shared/protocol/rows'
import type { Records } from './records'

/** By scope. Reckoned anew when the scope has moved on. */
export type QuietHeads = Map<Scope, ScopeHead>

/**
 * The heads of scopes as they are for somebody who is told of no message. `whole` are their heads of the same moment;
 * only queues have messages.
 */
export async function headsWithoutMessages(
  records: Records,
  whole: Readonly<Record<Scope, ScopeHead>>,
  known: QuietHeads,
): Promise<Readonly<Record<Scope, ScopeHead>>> {
  const quiet: Record<Scope, ScopeHead> = { ...whole }
  for (const [name, { head }] of Object.entries(whole)) {
    const scope = name as Scope
    if (queueOfScope(scope) === null) continue
    const before = known.get(scope)
    const present = before?.head === head ? before : { head, ...(await ticketsOf(records, scope)) }
    known.set(scope, present)
    quiet[scope] = present
  }
  return quiet
}

async function ticketsOf(records: Records, scope: Scope): Promise<Pick<ScopeHead, 'count' | 'digest'>> {
  const tickets = await records.ticketsIn(scope)
  const digest = createDigest()
  for (const { id, seq } of tickets) digest.toggle('ticket', id, seq)
  return { count: tickets.length, digest: digest.hex() }
}
