import { type Instant, later } from '../instant'
import type { Ticket } from '../ticket'
import type { Conditions, Metric } from './agreement'
import type { Clock } from './clock'
import { stateOf } from './clocks'
import { courseOf } from './course'
import type { Course, Phase } from './cycle'
import type { Explanation, MatchedCondition, PathAhead, Span, TargetReason } from './explanation'
import { dueAtOf, type Leg } from './legs'
import { marksOf, policyNameOf } from './marks'
import type { CompiledPolicy, CompiledPromise, TicketFacts } from './policies'
import { type Run, runOf } from './run'
import { spansOf } from './spans'
import { factsAt } from './story'
import type { Terms } from './terms'

/**
 * Why a clock is due when it is, as of `now`: what counted and what did not, who paused it, what changed its target,
 * and the way ahead. Null for a clock that the ticket does not have. It reads the same run of the promise that the
 * clock itself is made of, so its spans sum up to the clock exactly.
 */
export function explain(
  ticket: Ticket,
  terms: Terms,
  metric: Metric,
  cycle: number,
  now: Instant,
): Explanation | null {
  const course = courseOf(ticket, terms.versions)
  const run = runNumbered(course, metric, cycle)
  const clock = run && stateOf(run, cycle, course.phases)
  if (!run || !clock || !run.promised) return null
  const until = endOf(run, clock, now)
  const spans = spansOf(run.legs, course.phases, run.startedAt, until)
  const budgetMs = run.budget?.budgetMs ?? null
  const usedMs = countedIn(spans)
  return {
    clock,
    why: reasonOf(ticket, course.phases, run, run.promised),
    budgetMs,
    spans,
    usedMs,
    ahead: aheadOf(run, clock, course.phases, now),
    isPastDue: isPastDue(clock, now),
    marks: marksOf(ticket, course, run, until),
  }
}

const countedIn = (spans: readonly Span[]): number => spans.reduce((sum, { countedMs }) => sum + countedMs, 0)

/** The run of the clock with this number: only what was promised is numbered. */
function runNumbered({ cycles, phases }: Course, metric: Metric, number: number): Run | null {
  let left = number
  for (const cycle of cycles[metric]) {
    const run = runOf(cycle, phases)
    if (run.promised === null) continue
    if (left === 0) return run
    left -= 1
  }
  return null
}

/** Up to when a clock has anything to tell. A clock that stands still tells all that is known of its pauses. */
function endOf(run: Run, clock: Clock, now: Instant): Instant {
  if (clock.state === 'cancelled') return clock.cancelledAt
  if (clock.state === 'met' || clock.state === 'missed') return clock.metAt
  return clock.state === 'paused' ? resumptionOf(run, now) : later(now, clock.startedAt)
}

/** Now, but not before the last that is known to have happened. */
const resumptionOf = ({ legs, startedAt }: Run, now: Instant): Instant =>
  later(now, legs.at(-1)?.from ?? startedAt)

function isPastDue(clock: Clock, now: Instant): boolean {
  if (clock.state === 'paused') return clock.remainingMs < 0
  return clock.state === 'running' && now > clock.dueAt
}

/** The way from now to the due instant; where the clock stands still, the way if it went on now (R22). */
function aheadOf(run: Run, clock: Clock, phases: readonly Phase[], now: Instant): PathAhead | null {
  if (isPastDue(clock, now) || run.budget === null) return null
  const from = later(now, run.startedAt)
  if (clock.state === 'running') {
    const spans = spansOf(run.legs, phases, from, clock.dueAt)
    return { kind: 'running', dueAt: clock.dueAt, spans }
  }
  if (clock.state !== 'paused') return null
  const resumedAt = resumptionOf(run, now)
  const resumed: readonly Leg[] = [
    ...run.legs.map((leg) => (leg.to === null ? { ...leg, to: resumedAt } : leg)),
    { kind: 'counting', from: resumedAt, to: null, counter: run.budget.counter, phase: phases.length - 1 },
  ]
  const dueAt = dueAtOf(run.budget, resumed)
  return dueAt && { kind: 'if-resumed', dueAt, spans: spansOf(resumed, phases, resumedAt, dueAt) }
}

function reasonOf(
  ticket: Ticket,
  phases: readonly Phase[],
  { cycle }: Run,
  { by, promise }: { readonly by: CompiledPolicy; readonly promise: CompiledPromise },
): TargetReason {
  const last = cycle.end?.phase ?? phases.length - 1
  const decisive = phases.findLast((phase, index) => index <= last && phase.policy === by) ?? phases[last]
  const facts = factsAt(ticket, decisive?.priority ?? ticket.priority, decisive?.queue ?? ticket.queue)
  return {
    policy: policyNameOf(by),
    place: by.place,
    conditions: conditionsOf(by.policy.when, facts),
    calendars: by.policy.calendars,
    hours: promise.counter.name,
    target: promise.target,
    pauses: promise.pauses,
  }
}

const conditionFields = [
  'priority',
  'channel',
  'category',
  'tier',
  'assetClass',
  'queue',
] as const satisfies readonly (keyof Conditions)[]

function conditionsOf(when: Conditions, facts: TicketFacts): readonly MatchedCondition[] {
  return conditionFields.flatMap((field) => {
    const [allowed, value] = [when[field], facts[field]]
    return allowed === undefined || value === null ? [] : [{ field, allowed, value }]
  })
}
