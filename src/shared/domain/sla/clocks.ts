import { isWaiting } from '../ticket'
import type { Budget } from './budget'
import type {
  CancelledClock,
  CancelReason,
  Clock,
  MetClock,
  MissedClock,
  PausedClock,
  RunningClock,
} from './clock'
import type { Cycle, CycleEnd, Phase } from './cycle'
import { countedMs, dueAtOf } from './legs'
import { type Run, runOf } from './run'
import { warningsOf } from './warnings'

/** Spelt out where nearly every clock passes: spreading it there takes as long as all the reckoning. */
type Identity = Pick<Clock, 'metric' | 'cycle' | 'policyId' | 'target' | 'startedAt' | 'past'>

/** The clock of one cycle; null for what was never promised. `number` counts the clocks of the metric from 0. */
export function clockOf(cycle: Cycle, number: number, phases: readonly Phase[]): Clock | null {
  return stateOf(runOf(cycle, phases), number, phases)
}

/** What a cycle has come to. */
export function stateOf(run: Run, number: number, phases: readonly Phase[]): Clock | null {
  const identity = identityOf(run, number)
  if (identity === null) return null
  if (run.promise === null)
    return { ...identity, state: 'cancelled', cancelledAt: run.withdrawnAt, reason: 'no-target' }
  if (run.budget === null) return neverOpen(identity)
  if (run.cycle.end) return ended(identity, run, run.cycle.end, run.budget)
  return paused(identity, run, run.budget, phases) ?? running(identity, run, run.budget)
}

function identityOf({ cycle, promised, startedAt, past }: Run, number: number): Identity | null {
  if (promised === null) return null
  const { by, promise } = promised
  return {
    metric: cycle.metric,
    cycle: number,
    policyId: by.policy.id,
    target: promise.target,
    startedAt,
    past,
  }
}

const neverOpen = (identity: Identity): CancelledClock => ({
  ...identity,
  state: 'cancelled',
  cancelledAt: identity.startedAt,
  reason: 'never-open',
})

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
  identity: Identity,
  { legs }: Run,
  { at, by, how }: CycleEnd,
  budget: Budget,
): MetClock | MissedClock | CancelledClock {
  const elapsedMs = countedMs(legs, at)
  const dueAt = elapsedMs > budget.budgetMs ? dueAtOf(budget, legs) : null
  if (dueAt !== null) return { ...identity, state: 'missed', metAt: at, by, dueAt, elapsedMs }
  if (how === 'kept') return { ...identity, state: 'met', metAt: at, by, elapsedMs }
  return { ...identity, state: 'cancelled', cancelledAt: at, reason: reasonOf[how] }
}

/** A clock that stands still has no due instant, only what is left (R22). */
function paused(
  identity: Identity,
  { pausedAt, legs }: Run,
  budget: Budget,
  phases: readonly Phase[],
): PausedClock | null {
  const reason = phases.at(-1)?.status
  if (pausedAt === null || reason === undefined || !isWaiting(reason)) return null
  const remainingMs = budget.budgetMs - countedMs(legs, pausedAt)
  return { ...identity, state: 'paused', pausedAt, remainingMs, reason }
}

/** Due at the earliest instant at which the budget is used up (R5). One exceeded on arrival warns once (R24). */
function running(identity: Identity, run: Run, budget: Budget): RunningClock | CancelledClock {
  const { legs, exceededOnArrivalAt, promised } = run
  const dueAt = dueAtOf(budget, legs)
  if (dueAt === null) return neverOpen(identity)
  const levels = promised?.by.manners.warnings ?? []
  const warnings =
    exceededOnArrivalAt === null
      ? warningsOf(levels, budget, legs, dueAt)
      : levels.slice(0, 1).map(() => ({ level: DUE, at: exceededOnArrivalAt }))
  return { ...identity, state: 'running', dueAt, warnings, exceededOnArrivalAt }
}

const DUE = { percent: 100 } as const
