import type { Instant } from '../instant'
import type { Ticket } from '../ticket'
import { isDone, isWaiting } from '../ticket'
import type { Metric, Target } from './agreement'
import { type Budget, budgetOf, counterOf } from './budget'
import type { CancelledClock, Clock, MetClock, MissedClock } from './clock'
import { type Course, type Deed, type Phase, courseOf } from './course'
import { type Stretch, countedMs, usedUpAt } from './stretches'
import type { Terms } from './terms'

/** One promise to be reckoned: from when, and what kept it. */
interface Promised {
  readonly metric: Metric
  readonly startedAt: Instant
  readonly kept: Deed | null
}

/**
 * Every clock of a ticket: a pure function of its history, the agreement and the calendar, without a now (R14).
 * Promises the agreement does not make have no clock. Order: acknowledgement, first response, resolution.
 */
export function evaluateTicket(ticket: Ticket, terms: Terms): readonly Clock[] {
  const course = courseOf(ticket)
  const clocks: Clock[] = []
  for (const promised of promisesOf(course)) {
    const clock = clockOf(promised, course.phases, terms)
    if (clock) clocks.push(clock)
  }
  return clocks
}

function promisesOf(course: Course): readonly Promised[] {
  const { startedAt, answerOwedFrom } = course
  const promises: Promised[] = [{ metric: 'acknowledgement', startedAt, kept: course.acknowledged }]
  if (answerOwedFrom !== null) {
    promises.push({ metric: 'firstResponse', startedAt: answerOwedFrom, kept: course.replied })
  }
  const done = doneAtLast(course.phases)
  promises.push({ metric: 'resolution', startedAt, kept: done })
  return promises
}

/** The phase in which the ticket became done for good; closing a resolved ticket does not move it (R23). */
function doneAtLast(phases: readonly Phase[]): Phase | null {
  let found: Phase | null = null
  for (let index = phases.length - 1; index >= 0; index -= 1) {
    const phase = phases[index]
    if (!phase || !isDone(phase.status)) break
    found = phase
  }
  return found
}

/** The last phase that began at or before the instant, or the first one. */
function phaseAt(phases: readonly Phase[], at: Instant): Phase | undefined {
  return phases.findLast((phase) => phase.at <= at) ?? phases[0]
}

function clockOf(promised: Promised, phases: readonly Phase[], terms: Terms): Clock | null {
  const { metric, startedAt, kept } = promised
  const done = doneAtLast(phases)
  const endsAt = kept ?? done
  // What is fulfilled is not judged again: the priority at that moment stands (R24).
  const last = kept && metric === 'resolution' ? done : endsAt ? phaseAt(phases, endsAt.at) : phases.at(-1)
  if (!last) return null
  const target = terms.agreement.targets[last.priority][metric]
  if (!target) return withdrawn(promised, phases, terms)
  const identity = { metric, cycle: 0, target, startedAt }
  const budget = budgetOf(target, startedAt, terms)
  if (!budget) return { ...identity, state: 'cancelled', cancelledAt: startedAt, reason: 'never-open' }
  const stretches = stretchesOf(promised, phases, target, terms)
  if (endsAt) return ended(identity, endsAt, kept !== null, budget, stretches)
  return open(identity, last, budget, stretches, terms)
}

type Identity = Pick<Clock, 'metric' | 'cycle' | 'target' | 'startedAt'>

/** A promise made at an earlier priority and not at this one is withdrawn, not forgotten (R25). */
function withdrawn(promised: Promised, phases: readonly Phase[], terms: Terms): CancelledClock | null {
  const { metric, startedAt } = promised
  const targetOf = (phase: Phase): Target | null => terms.agreement.targets[phase.priority][metric]
  const index = phases.findLastIndex((phase) => targetOf(phase) !== null)
  const promisedPhase = phases[index]
  const target = promisedPhase ? targetOf(promisedPhase) : null
  const withdrawal = phases[index + 1]
  if (!target || !withdrawal) return null
  const identity = { metric, cycle: 0, target, startedAt }
  return { ...identity, state: 'cancelled', cancelledAt: withdrawal.at, reason: 'no-target' }
}

function stretchesOf(
  promised: Promised,
  phases: readonly Phase[],
  target: Target,
  terms: Terms,
): readonly Stretch[] {
  const { metric, startedAt } = promised
  const pausing = terms.agreement.pauses[metric]
  const stretches: Stretch[] = []
  for (const [index, phase] of phases.entries()) {
    const to = phases[index + 1]?.at ?? null
    if (to !== null && to <= startedAt) continue
    if (isDone(phase.status) || pausing.includes(phase.status)) continue
    const from = phase.at < startedAt ? startedAt : phase.at
    if (from === to) continue
    const counter = counterOf(terms.agreement.targets[phase.priority][metric] ?? target, terms)
    stretches.push({ from, to, counter })
  }
  return stretches
}

/** The due instant. Business days keep their time of day even where that is no open time (R5, R13). */
function dueAtOf(budget: Budget, stretches: readonly Stretch[]): Instant | null {
  const usedUp = usedUpAt(stretches, budget.budgetMs)
  const plain = budget.keepsTimeOfDayAt
  if (usedUp === null || plain === null || usedUp >= plain) return usedUp
  return budget.counter.openBetween(usedUp, plain) === 0 ? plain : usedUp
}

/**
 * A promise that is over: met when no more than the budget was used (R6). One that nobody kept before the ticket
 * was done is cancelled, unless it had been broken by then.
 */
function ended(
  identity: Identity,
  deed: Deed,
  isKept: boolean,
  budget: Budget,
  stretches: readonly Stretch[],
): MetClock | MissedClock | CancelledClock {
  const elapsedMs = countedMs(stretches, deed.at)
  const dueAt = elapsedMs > budget.budgetMs ? dueAtOf(budget, stretches) : null
  if (dueAt !== null) return { ...identity, state: 'missed', metAt: deed.at, by: deed.by, dueAt, elapsedMs }
  if (!isKept) return { ...identity, state: 'cancelled', cancelledAt: deed.at, reason: 'done-without' }
  return { ...identity, state: 'met', metAt: deed.at, by: deed.by, elapsedMs }
}

function open(
  identity: Identity,
  last: Phase,
  budget: Budget,
  stretches: readonly Stretch[],
  terms: Terms,
): Clock {
  if (isWaiting(last.status) && terms.agreement.pauses[identity.metric].includes(last.status)) {
    const remainingMs = budget.budgetMs - countedMs(stretches, last.at)
    return { ...identity, state: 'paused', pausedAt: last.at, remainingMs, reason: last.status }
  }
  const dueAt = dueAtOf(budget, stretches)
  if (dueAt === null) {
    return { ...identity, state: 'cancelled', cancelledAt: identity.startedAt, reason: 'never-open' }
  }
  const warnings = terms.agreement.warnAtPercent
    .toSorted((a, b) => a - b)
    .map((percent) => ({
      percent,
      at:
        percent === 100
          ? dueAt
          : (usedUpAt(stretches, Math.ceil((budget.budgetMs * percent) / 100)) ?? dueAt),
    }))
  return { ...identity, state: 'running', dueAt, warnings }
}
