import { assertNever } from '#shared/domain/assertNever'
import type { Desk } from '#shared/domain/desk'
import { type Instant, MINUTE_MS } from '#shared/domain/instant'
import type { Agreement, Metric, Target, Targets } from '#shared/domain/sla/agreement'
import type { Clock } from '#shared/domain/sla/clock'
import { defaultAgreement } from '#shared/domain/sla/defaultAgreement'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { compileTerms, type Terms } from '#shared/domain/sla/terms'
import type { Priority } from '#shared/domain/ticket'
import { aDesk, at, type TicketBuilder } from './builders'

/** A time on a date of March 2026; Monday 2 March is a working day, 08:00-16:00 UTC. */
export const hm = (time: string, date = '2026-03-02'): Instant => at(`${date}T${time}Z`)
export const isoMinute = (moment: Instant): string => new Date(moment).toISOString().slice(0, 16)

const usualDesk = aDesk()
const termsByDesk = new WeakMap<Desk, Terms>()

/** A desk's terms, compiled once per desk object. */
export const termsOf = (desk: Desk): Terms => {
  const known = termsByDesk.get(desk)
  if (known) return known
  const compiled = compileTerms(desk, hm('09:00'))
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusal))
  termsByDesk.set(desk, compiled.value)
  return compiled.value
}

/** Every clock of the ticket under the desk’s terms. */
export const clocksOf = (builder: TicketBuilder, desk: Desk = usualDesk): readonly Clock[] =>
  evaluateTicket(builder.build(), termsOf(desk))

export const clock = (metric: Metric, builder: TicketBuilder, desk?: Desk): Clock => {
  const found = clocksOf(builder, desk).find((candidate) => candidate.metric === metric)
  if (!found) throw new Error(`No clock for ${metric}`)
  return found
}
/** The clock on one line: "running 2026-03-02T10:00", "paused 90", "met 30". */
export const said = (metric: Metric, builder: TicketBuilder, desk?: Desk): string => {
  const found = clock(metric, builder, desk)
  switch (found.state) {
    case 'running':
      return `running ${isoMinute(found.dueAt)}`
    case 'paused':
      return `paused ${found.remainingMs / MINUTE_MS}`
    case 'met':
    case 'missed':
      return `${found.state} ${found.elapsedMs / MINUTE_MS}`
    case 'cancelled':
      return `cancelled ${found.reason}`
    default:
      return assertNever(found)
  }
}

export const openMinutes = (value: number): Target => ({ unit: 'open-minutes', value })
/** The desk with something else agreed, for every policy. */
export const agreed = (changes: Partial<Agreement>, desk: Desk = aDesk()): Desk => ({
  ...desk,
  agreements: desk.agreements.map((agreement) => ({ ...agreement, ...changes })),
})

/** What the default agreement promises at a priority. */
export const targetsOf = (priority: Priority): Targets =>
  defaultAgreement.policies.find(({ when }) => when.priority?.includes(priority))?.targets ?? {}

/** The desk with other targets at one priority: all of them, so name those that are to stay. */
export const promising = (priority: Priority, targets: Targets, desk: Desk = aDesk()): Desk => ({
  ...desk,
  agreements: desk.agreements.map((agreement) => ({
    ...agreement,
    policies: agreement.policies.map((policy) =>
      policy.when.priority?.includes(priority) ? { ...policy, targets } : policy,
    ),
  })),
})

/** Resolution in so many open minutes for P3; other priorities as by default. */
export const resolveWithin = (value: number): Desk =>
  promising('P3', { ...targetsOf('P3'), resolution: openMinutes(value) })
