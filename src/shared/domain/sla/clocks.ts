import { type Instant, later } from '../instant'
import { isWaiting } from '../ticket'
import type { Warning } from './agreement'
import type { Budget } from './budget'
import type {
  CancelledClock,
  CancelReason,
  Clock,
  ClockIdentity,
  MetClock,
  MissedClock,
  PausedClock,
  RunningClock,
} from './clock'
import { cancelledClock, metClock, missedClock, pausedClock, runningClock } from './clockStates'
import type { Cycle, CycleEnd, Phase } from './cycle'
import { countedMs, dueAtOf, type Leg } from './legs'
import { type Run, runOf } from './run'
import { type ReachedLevels, reachedLevels } from './warnings'

/** The clock of one cycle; null for what was never promised. `number` counts the clocks of the metric from 0. */
export function clockOf(cycle: Cycle, number: number, phases: readonly Phase[]): Clock | null {
  return stateOf(runOf(cycle, phases), number, phases)
}

/** What a promise has come to. */
export function stateOf(run: Run, number: number, phases: readonly Phase[]): Clock | null {
  const identity = identityOf(run, number)
  if (identity === null) return null
  const { promise, turnedAt, budget, cycle } = run
  if (promise === null) return cancelledClock(identity, turnedAt, 'no-target')
  if (budget === null) return cancelledClock(identity, identity.startedAt, 'never-open')
  if (cycle.end) return ended(identity, run, cycle.end, budget)
  return paused(identity, run, budget, phases) ?? running(identity, run, budget)
}

/** One for all clocks: a board of tickets has some ten thousands of them. */
const NOTHING_PAST: ClockIdentity['past'] = []

/** The policy and the target are those at the end, or the last that there were. */
function identityOf({ cycle, promised, startedAt, past }: Run, number: number): ClockIdentity | null {
  if (promised === null) return null
  const { by, promise } = promised
  const { metric } = cycle
  const kept = past.length === 0 ? NOTHING_PAST : past
  return { metric, cycle: number, policyId: by.policy.id, target: promise.target, startedAt, past: kept }
}

const reasonOf: Record<Exclude<CycleEnd['how'], 'kept'>, CancelReason> = {
  done: 'done-without',
  'moved-on': 'moved-on',
  merged: 'merged',
}

/**
 * A cycle that is over: met when no more than the budget was used (R6). One that nobody kept is cancelled, unless it
 * had been broken by then.
 */
function ended(
  identity: ClockIdentity,
  { legs }: Run,
  { at, by, how }: CycleEnd,
  budget: Budget,
): MetClock | MissedClock | CancelledClock {
  const elapsedMs = countedMs(legs, at)
  const dueAt = elapsedMs > budget.budgetMs ? dueAtOf(budget, legs) : null
  if (dueAt !== null) return missedClock(identity, at, by, dueAt, elapsedMs)
  return how === 'kept' ? metClock(identity, at, by, elapsedMs) : cancelledClock(identity, at, reasonOf[how])
}

/** A clock that stands still has no due instant, only what is left (R22). */
function paused(
  identity: ClockIdentity,
  { pausedAt, legs }: Run,
  { budgetMs }: Budget,
  phases: readonly Phase[],
): PausedClock | null {
  const status = phases.at(-1)?.status
  if (pausedAt === null || status === undefined || !isWaiting(status)) return null
  return pausedClock(identity, pausedAt, budgetMs - countedMs(legs, pausedAt), status)
}

/** Due at the earliest instant at which the budget is used up (R5), with the warnings on the way. */
function running(identity: ClockIdentity, run: Run, budget: Budget): RunningClock | CancelledClock {
  const { legs, exceededOnArrivalAt, promised } = run
  const dueAt = dueAtOf(budget, legs)
  if (dueAt === null) return cancelledClock(identity, identity.startedAt, 'never-open')
  const levels = promised?.by.manners.warnings ?? []
  const reached =
    exceededOnArrivalAt === null
      ? reachedLevels(levels, budget, legs, dueAt)
      : warnedOnArrival(levels, legs, exceededOnArrivalAt)
  return runningClock(identity, dueAt, reached, exceededOnArrivalAt)
}

const NO_LEVELS: ReachedLevels = { warnedAt: [], levels: [] }
const DUE: readonly Warning[] = [{ percent: 100 }]

/**
 * A target that is used up when it arrives is told of once, not per level (R24): when it arrives, or when the clock goes
 * on where it stood still then; never where nobody wants warnings.
 */
function warnedOnArrival(
  levels: readonly Warning[],
  legs: readonly Leg[],
  arrivedAt: Instant,
): ReachedLevels {
  if (levels.length === 0) return NO_LEVELS
  const goesOn = legs.find(({ kind, to }) => kind === 'counting' && (to === null || to > arrivedAt))
  return { warnedAt: [later(arrivedAt, goesOn?.from ?? arrivedAt)], levels: DUE }
}
