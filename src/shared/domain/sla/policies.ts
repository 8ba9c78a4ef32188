import type { Calendar } from '../calendar/calendar'
import type { Instant } from '../instant'
import type { Priority, Status, Ticket } from '../ticket'
import {
  type Agreement,
  ALWAYS,
  type Conditions,
  type Manners,
  type Metric,
  metrics,
  type Policy,
  type Target,
} from './agreement'
import { counterOf } from './budget'

/** What a policy may be chosen by: what the ticket is, and what it was at some time of its life. */
export type TicketFacts = Pick<Ticket, 'channel' | 'category' | 'assetClass'> & {
  readonly queue: string
  readonly priority: Priority
  readonly tier: Ticket['requester']['tier']
}

/** One thing a policy promises, ready to reckon with. */
export interface CompiledPromise {
  readonly target: Target
  /** What its time is counted by. */
  readonly counter: Calendar
  /** The calendar its business days are laid out on. */
  readonly calendar: Calendar
  /** Statuses in which its clock stands still (R19). */
  readonly pauses: readonly Status[]
  /** Equal for promises of as much time, counted alike: going from one to the other changes no target. */
  readonly key: string
}

/** A policy ready to reckon with. */
export interface CompiledPolicy {
  readonly policy: Policy
  readonly agreement: Agreement
  /** From 1, in the order in which policies are tried. */
  readonly place: number
  /** Its own manners, or the agreement's; warnings as written. */
  readonly manners: Manners
  /** Open while all its calendars are. */
  readonly calendar: Calendar
  readonly promises: Readonly<Partial<Record<Metric, CompiledPromise>>>
}

/** One version of the agreement, ready to reckon with. */
export interface AgreementInForce {
  readonly agreement: Agreement
  /** Null: from ever. */
  readonly effectiveAt: Instant | null
  /** In the order in which they are tried. */
  readonly policies: readonly CompiledPolicy[]
}

const mannersOf = (policy: Policy, agreement: Agreement): Manners => ({
  pauses: policy.pauses ?? agreement.pauses,
  warnings: policy.warnings ?? agreement.warnings,
  onReopen: policy.onReopen ?? agreement.onReopen,
  onTargetChange: policy.onTargetChange ?? agreement.onTargetChange,
  nextResponseFrom: policy.nextResponseFrom ?? agreement.nextResponseFrom,
})

/** The calendars of a policy that decide when it is closed, in their order: each once, without the one that never is. */
export const closingCalendars = (ids: readonly string[]): readonly string[] =>
  [...new Set(ids)].filter((id) => id !== ALWAYS)

function promiseOf(
  target: Target,
  policy: Policy,
  calendar: Calendar,
  pauses: readonly Status[],
): CompiledPromise {
  const hours = target.unit === 'wall-minutes' ? '' : JSON.stringify(closingCalendars(policy.calendars))
  const ends = target.unit === 'business-days' ? (target.ends ?? 'time-of-day') : ''
  const key = [target.unit, target.value, ends, hours].join(' ')
  return { target, counter: counterOf(target, calendar), calendar, pauses, key }
}

export function compilePolicy(policy: Policy, agreement: Agreement, calendar: Calendar): CompiledPolicy {
  const manners = mannersOf(policy, agreement)
  const promises: Partial<Record<Metric, CompiledPromise>> = {}
  for (const metric of metrics) {
    const target = policy.targets[metric]
    if (target) promises[metric] = promiseOf(target, policy, calendar, manners.pauses[metric] ?? [])
  }
  const place = agreement.policies.indexOf(policy) + 1
  return { policy, agreement, place, manners, calendar, promises }
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
  allows(when.queue, facts.queue)

/** The first policy in order that matches; null when none does. */
export function policyFor(policies: readonly CompiledPolicy[], facts: TicketFacts): CompiledPolicy | null {
  for (const compiled of policies) {
    if (holds(compiled.policy.when, facts)) return compiled
  }
  return null
}
