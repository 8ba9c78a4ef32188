import { type Instant, MINUTE_MS, plusMs } from '../instant'
import { isDone, isWaiting, type Status, type Ticket, type WaitingStatus } from '../ticket'
import type { Metric, Target, Warning } from './agreement'
import { type Budget, budgetOf, counterOf } from './budget'
import type { CancelledClock, Clock, MetClock, MissedClock, PausedClock, RunningClock } from './clock'
import { type Course, courseOf, type Deed, type Phase } from './course'
import { type CompiledPolicy, factsOf, policyFor } from './policies'
import { countedMs, type Stretch, usedUpAt } from './stretches'
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
  const policyAt = policyByPhase(ticket, terms)
  for (const promised of promisesOf(course)) {
    const clock = clockOf(promised, course.phases, policyAt)
    if (clock) clocks.push(clock)
  }
  return clocks
}

type PolicyAt = (phase: Pick<Phase, 'priority'>) => CompiledPolicy | null

/** Chosen by the newest version, and by what the ticket was in the phase. */
function policyByPhase(ticket: Ticket, terms: Terms): PolicyAt {
  const policies = terms.versions.at(-1)?.policies ?? []
  const facts = factsOf(ticket)
  return ({ priority }) => policyFor(policies, { ...facts, priority })
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

function clockOf(promised: Promised, phases: readonly Phase[], policyAt: PolicyAt): Clock | null {
  const { metric, startedAt, kept } = promised
  const end = kept ?? doneAtLast(phases)
  const last = phases.at(-1)
  // What is over is not judged again: the priority at its end stands (R24).
  const decisive = end ?? last
  const chosen = decisive ? policyAt(decisive) : null
  const target = chosen?.policy.targets[metric]
  if (!last || !chosen || !target) return withdrawn(promised, phases, policyAt)
  const identity = { metric, cycle: 0, policyId: chosen.policy.id, target, startedAt, past: NOTHING }
  const budget = budgetOf(target, startedAt, chosen.calendar)
  if (!budget) return { ...identity, state: 'cancelled', cancelledAt: startedAt, reason: 'never-open' }
  const stretches = stretchesOf(promised, phases, chosen, policyAt)
  if (end) return ended(identity, end, kept !== null, budget, stretches)
  const pause = pauseAtLast(phases, chosen.manners.pauses[metric] ?? [])
  return pause ? paused(identity, pause, budget, stretches) : running(identity, budget, stretches, chosen)
}

interface Pause {
  readonly since: Instant
  readonly reason: WaitingStatus
}

/** The pause that lasts to the end, and its latest reason; null when the last phase counts. */
function pauseAtLast(phases: readonly Phase[], pausing: readonly Status[]): Pause | null {
  const reason = phases.at(-1)?.status
  if (reason === undefined || !isWaiting(reason) || !pausing.includes(reason)) return null
  const before = phases.findLastIndex(({ status }) => !isWaiting(status) || !pausing.includes(status))
  const first = phases[before + 1]
  return first ? { since: first.at, reason } : null
}

/** Spelt out where nearly every clock passes: spreading it there takes as long as all the reckoning. */
type Identity = Pick<Clock, 'metric' | 'cycle' | 'policyId' | 'target' | 'startedAt' | 'past'>
const NOTHING = [] as const
const WALL: Target = { unit: 'wall-minutes', value: 1 }

/** A promise made at an earlier priority and not at this one is withdrawn, not forgotten (R25). */
function withdrawn(promised: Promised, phases: readonly Phase[], policyAt: PolicyAt): CancelledClock | null {
  const { metric, startedAt } = promised
  const targetOf = (phase: Phase): Target | null => policyAt(phase)?.policy.targets[metric] ?? null
  const index = phases.findLastIndex((phase) => targetOf(phase) !== null)
  const promisedPhase = phases[index]
  const target = promisedPhase ? targetOf(promisedPhase) : null
  const withdrawal = phases[index + 1]
  if (!promisedPhase || !target || !withdrawal) return null
  const policyId = policyAt(promisedPhase)?.policy.id ?? ''
  const identity = { metric, cycle: 0, policyId, target, startedAt, past: NOTHING }
  return { ...identity, state: 'cancelled', cancelledAt: withdrawal.at, reason: 'no-target' }
}

function stretchesOf(
  promised: Promised,
  phases: readonly Phase[],
  chosen: CompiledPolicy,
  policyAt: PolicyAt,
): readonly Stretch[] {
  const { metric, startedAt } = promised
  const pausing = chosen.manners.pauses[metric] ?? []
  const stretches: Stretch[] = []
  for (const [index, phase] of phases.entries()) {
    const to = phases[index + 1]?.at ?? null
    if (to !== null && to <= startedAt) continue
    const isPaused = isWaiting(phase.status) && pausing.includes(phase.status)
    if (isPaused || isDone(phase.status)) continue
    const from = phase.at < startedAt ? startedAt : phase.at
    if (from === to) continue
    const then = policyAt(phase)
    const target = then?.policy.targets[metric]
    const counter =
      then && target
        ? counterOf(target, then.calendar)
        : counterOf(chosen.policy.targets[metric] ?? WALL, chosen.calendar)
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

function paused(
  identity: Identity,
  { since, reason }: Pause,
  budget: Budget,
  stretches: readonly Stretch[],
): PausedClock {
  const remainingMs = budget.budgetMs - countedMs(stretches, since)
  return { ...identity, state: 'paused', pausedAt: since, remainingMs, reason }
}

function running(
  identity: Identity,
  budget: Budget,
  stretches: readonly Stretch[],
  { manners }: CompiledPolicy,
): RunningClock | CancelledClock {
  const dueAt = dueAtOf(budget, stretches)
  if (dueAt === null) {
    return { ...identity, state: 'cancelled', cancelledAt: identity.startedAt, reason: 'never-open' }
  }
  const warningAt = (level: Warning): Instant => {
    if ('percent' in level) {
      if (level.percent === 100) return dueAt
      return usedUpAt(stretches, Math.ceil((budget.budgetMs * level.percent) / 100)) ?? dueAt
    }
    const leadMs = level.minutesLeft * MINUTE_MS
    if (level.hours === 'always') return plusMs(dueAt, -leadMs)
    return budget.counter.addOpen(dueAt, -leadMs) ?? dueAt
  }
  const warnings = manners.warnings
    .map((level) => ({ level, at: warningAt(level) }))
    .toSorted((a, b) => a.at - b.at)
  return { ...identity, state: 'running', dueAt, warnings, exceededOnArrivalAt: null }
}
