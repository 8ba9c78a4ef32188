import { applyCommand, type CommandArgs } from '#shared/commands/catalogue'
import type { QueueId } from '#shared/domain/ids'
import { type Instant, later } from '#shared/domain/instant'
import { type Account, personOf } from '#shared/domain/person'
import type { ClockDifference } from '#shared/domain/sla/difference'
import type { Terms } from '#shared/domain/sla/terms'
import { whatIf } from '#shared/domain/sla/whatIf'
import { isDone, lastTouchedAt, type Priority, type Status, type Ticket } from '#shared/domain/ticket'
import { type PlainVerb, plainVerbArgs } from '../../../desk/verbs'

/** A change as the verb that makes it and what the verb is told. */
export type Change =
  | { readonly verb: 'changePriority'; readonly args: CommandArgs<'changePriority'> }
  | { readonly verb: 'moveToQueue'; readonly args: CommandArgs<'moveToQueue'> }
  | { readonly verb: 'waitFor'; readonly args: CommandArgs<'waitFor'> }
  | { readonly verb: PlainVerb }

export const toPriority = (to: Priority): Change => ({ verb: 'changePriority', args: { to } })
export const toQueue = (to: QueueId): Change => ({ verb: 'moveToQueue', args: { to } })

/** The verb that brings a ticket into a status; null for one that nobody sets by hand. */
export function toStatus(to: Status, ticket: Ticket): Change | null {
  switch (to) {
    case 'active':
      return { verb: isDone(ticket.status) ? 'reopen' : 'resume' }
    case 'waiting-customer':
      return { verb: 'waitForCustomer' }
    case 'waiting-vendor':
    case 'waiting-problem':
    case 'waiting-evidence':
      return { verb: 'waitFor', args: { status: to } }
    case 'resolved':
      return { verb: 'resolve' }
    case 'new':
    case 'closed':
    default:
      return null
  }
}

/**
 * What a change made at `now` would do to the clocks (TKT11): the very verb the agent would run, on the ticket as it
 * stands. Null when it would be refused or change nothing.
 */
export function previewOf(
  change: Change,
  ticket: Ticket,
  account: Account,
  terms: Terms,
  now: Instant,
): readonly ClockDifference[] | null {
  const args = 'args' in change ? change.args : plainVerbArgs(change.verb, ticket, account)
  // A present cut to the second must not put the change before what has just happened.
  const at = later(now, lastTouchedAt(ticket))
  const result = applyCommand(ticket, change.verb, args, { actor: personOf(account), at, receivedAt: at })
  if (!result.ok || !result.value.changed) return null
  const events = result.value.ticket.history.slice(ticket.history.length)
  return whatIf(ticket, terms, events).differences
}
