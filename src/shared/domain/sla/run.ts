import { alwaysOpen } from '../calendar/alwaysOpen'
import type { Calendar } from '../calendar/calendar'
import { type Instant, later } from '../instant'
import { isDone, isWaiting } from '../ticket'
import type { Metric } from './agreement'
import { type Budget, budgetOf } from './budget'
import type { PastVerdict } from './clock'
import type { Cycle, Phase } from './cycle'
import { countedMs, dueAtOf, type Leg } from './legs'
import type { CompiledPolicy, CompiledPromise } from './policies'

/** A change of what is promised, as an explanation tells it. */
export interface Turn {
  readonly phase: number
  readonly at: Instant
  readonly from: CompiledPromise | null
  readonly to: CompiledPromise | null
  readonly restarted: boolean
}

/** A cycle carried through the phases of its ticket: what counted, by which promise, and what was judged on the way. */
export interface Run {
  readonly cycle: Cycle
  /** Where the cycle began, or where a change of target began it anew (R24). */
  startedAt: Instant
  legs: Leg[]
  /** What is promised at the end; null when it is not promised any more (R25). */
  promise: CompiledPromise | null
  /** The last that was promised, and by which policy; null when it never was. */
  promised: { readonly by: CompiledPolicy; readonly promise: CompiledPromise } | null
  /** When what is promised last changed: for a promise that is withdrawn, when it was. */
  turnedAt: Instant
  /** Null where the calendar does not hold so many days. */
  budget: Budget | null
  readonly past: PastVerdict[]
  exceededOnArrivalAt: Instant | null
  /** Since when the clock stands still; null while it does not. */
  pausedAt: Instant | null
  /** The judgement of a ticket that is done, while it is not known whether it stays so (R23). */
  verdict: PastVerdict | null
  readonly turns: Turn[]
}

/** Carries a cycle through the phases from its start to its end, or to the last. */
export function runOf(cycle: Cycle, phases: readonly Phase[]): Run {
  const run: Run = {
    cycle,
    startedAt: cycle.startedAt,
    legs: [],
    promise: null,
    promised: null,
    turnedAt: cycle.startedAt,
    budget: null,
    past: [],
    exceededOnArrivalAt: null,
    pausedAt: null,
    verdict: null,
    turns: [],
  }
  const last = cycle.end?.phase ?? phases.length - 1
  for (let index = cycle.startPhase; index <= last; index += 1) {
    const phase = phases[index]
    if (!phase) break
    const from = index === cycle.startPhase ? cycle.startedAt : later(phase.at, cycle.startedAt)
    const to = index === last ? (cycle.end?.at ?? null) : (phases[index + 1]?.at ?? null)
    // What lasts no time changes nothing; but where the cycle ends, it decides by whose promise it is judged.
    if (index === last || to === null || from < to) passThrough(run, index, phase, from, to)
  }
  bringForward(run)
  return run
}

function passThrough(run: Run, index: number, phase: Phase, from: Instant, to: Instant | null): void {
  const { metric } = run.cycle
  const promise = phase.policy?.promises[metric] ?? null
  if (isDone(phase.status)) judge(run, phase, from)
  else if (run.verdict) goOn(run)
  if (promise?.key !== run.promise?.key) changeTarget(run, index, phase, promise, from)
  run.promise = promise
  const isNews = promise !== null && promise !== run.promised?.promise
  if (phase.policy && isNews) run.promised = { by: phase.policy, promise }
  const kind = kindOf(metric, phase, promise)
  if (kind !== 'paused') run.pausedAt = null
  else run.pausedAt ??= from
  const counter = promise?.counter ?? alwaysOpen
  if (goesOnCounting(run, kind, counter, to)) return
  const leg: Leg = { kind, from, to, counter, phase: index }
  // A list that is added to makes room for many more, and nearly every run has one leg.
  if (run.legs.length === 0) run.legs = [leg]
  else run.legs.push(leg)
}

function kindOf(metric: Metric, { status, policy }: Phase, promise: CompiledPromise | null): Leg['kind'] {
  if (!promise) return 'not-promised'
  if (isDone(status)) return countsWhileDone(metric, policy) ? 'counting' : 'done'
  return isWaiting(status) && promise.pauses.includes(status) ? 'paused' : 'counting'
}

/** Only the resolution's time may go on while the ticket was thought to be done (R23). */
const countsWhileDone = (metric: Metric, policy: CompiledPolicy | null): boolean =>
  metric === 'resolution' && policy?.manners.onReopen === 'count-done-time'

/** One leg where the clock goes on counting by the same calendar. */
function goesOnCounting({ legs }: Run, kind: Leg['kind'], counter: Calendar, to: Instant | null): boolean {
  const last = legs.at(-1)
  if (last?.kind !== 'counting' || kind !== 'counting' || last.counter !== counter) return false
  last.to = to
  return true
}

/** The ticket is done: kept in time, or late. */
function judge(run: Run, { by }: Phase, at: Instant): void {
  const { metric } = run.cycle
  const isKeptByDone = metric === 'resolution' || metric === 'ownership'
  if (!isKeptByDone || run.verdict || !run.promise || !run.budget) return
  const { target } = run.promise
  const isLate = countedMs(run.legs, at) > run.budget.budgetMs
  const dueAt = isLate ? dueAtOf(run.budget, run.legs) : null
  run.verdict =
    dueAt === null ? { kind: 'met', target, metAt: at, by } : { kind: 'missed', target, dueAt, metAt: at, by }
}

/** It was not done after all: the earlier judgement stays as history (R23). */
function goOn(run: Run): void {
  if (run.verdict) run.past.push(run.verdict)
  run.verdict = null
}

/**
 * Another promise from here on. A breach of the old one stays in the record; what was used stays used, or the clock
 * begins anew; a budget that is used up on arrival says so (R24). A promise that ends is withdrawn (R25).
 */
function changeTarget(
  run: Run,
  index: number,
  { policy }: Phase,
  promise: CompiledPromise | null,
  at: Instant,
): void {
  const isFirst = run.legs.length === 0
  if (run.promise && run.budget && !run.verdict) recordBreach(run, run.promise, run.budget, at)
  const restarted = !isFirst && promise !== null && policy?.manners.onTargetChange === 'restart'
  if (restarted) {
    run.startedAt = at
    run.legs = []
    run.pausedAt = null
  }
  if (!isFirst) run.turns.push({ phase: index, at, from: run.promise, to: promise, restarted })
  run.turnedAt = at
  run.budget = promise && budgetOf(promise.target, run.startedAt, promise.calendar)
  run.exceededOnArrivalAt = run.budget && isUsedUpBefore(run.legs, run.budget, at) ? at : null
}

function recordBreach(run: Run, { target }: CompiledPromise, budget: Budget, at: Instant): void {
  if (countedMs(run.legs, at) <= budget.budgetMs) return
  const dueAt = dueAtOf(budget, run.legs)
  if (dueAt !== null) run.past.push({ kind: 'breached', target, dueAt })
}

function isUsedUpBefore(legs: readonly Leg[], budget: Budget, at: Instant): boolean {
  const dueAt = dueAtOf(budget, legs)
  return dueAt !== null && dueAt < at
}

/** A wait whose start another ticket's customer brought forward may be past due by that alone (R27). */
function bringForward(run: Run): void {
  const at = run.cycle.broughtForwardAt
  const hasNewStart = at !== null && run.startedAt === run.cycle.startedAt
  if (hasNewStart && run.budget && isUsedUpBefore(run.legs, run.budget, at)) run.exceededOnArrivalAt = at
}
