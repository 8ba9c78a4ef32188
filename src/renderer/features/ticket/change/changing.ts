import type { Instant } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import { isDone, type Ticket } from '#shared/domain/ticket'
import { type ChoiceVerb, refusedBecause } from '../../../desk/verbs'

/** What of a ticket can be changed by choosing from a list. */
export type Changing = 'priority' | 'queue' | 'status'

/** The verb whose key opens the list. */
export const changingVerbs = {
  priority: 'changePriority',
  queue: 'moveToQueue',
  status: 'waitFor',
} as const satisfies Record<Changing, ChoiceVerb>

/** Why nothing of the list can be chosen, as one sentence; null when something can. What is done can be reopened. */
export function changeRefusedBecause(
  changing: Changing,
  ticket: Ticket,
  account: Account,
  now: Instant,
): string | null {
  const verb = changing === 'status' && isDone(ticket.status) ? 'reopen' : changingVerbs[changing]
  return refusedBecause(verb, ticket, account, now)
}
