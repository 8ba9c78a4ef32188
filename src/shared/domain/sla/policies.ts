import type { Calendar } from '../calendar/calendar'
import type { Priority, Ticket } from '../ticket'
import type { Conditions, Manners, Policy } from './agreement'

/** What a policy may be chosen by: what the ticket is, and what it was at some time of its life. */
export type TicketFacts = Pick<Ticket, 'channel' | 'category' | 'assetClass' | 'queue'> & {
  readonly priority: Priority
  readonly tier: Ticket['requester']['tier']
}

/** A policy ready to reckon with. */
export interface CompiledPolicy {
  readonly policy: Policy
  /** Its own manners, or the agreement's; warnings as written. */
  readonly manners: Manners
  /** Open while all its calendars are. */
  readonly calendar: Calendar
}

const allows = <Value>(allowed: readonly Value[] | undefined, value: Value | null): boolean =>
  allowed === undefined || (value !== null && allowed.includes(value))

/** Whether every condition that is given holds. */
export const holds = (when: Conditions, facts: TicketFacts): boolean =>
  allows(when.priority, facts.priority) &&
  allows(when.channel, facts.channel) &&
  allows(when.category, facts.category) &&
  allows(when.tier, facts.tier) &&
  allows(when.assetClass, facts.assetClass) &&
  allows<string>(when.queue, facts.queue)

/** The first policy in order that matches; null when none does. */
export const policyFor = (policies: readonly CompiledPolicy[], facts: TicketFacts): CompiledPolicy | null =>
  policies.find(({ policy }) => holds(policy.when, facts)) ?? null

/** What a ticket is now, as policies are chosen by it. */
export const factsOf = (ticket: Ticket): TicketFacts => ({
  priority: ticket.priority,
  channel: ticket.channel,
  category: ticket.category,
  tier: ticket.requester.tier,
  assetClass: ticket.assetClass,
  queue: ticket.queue,
})
