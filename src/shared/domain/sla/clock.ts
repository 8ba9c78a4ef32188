import type { Instant } from '../instant'
import type { Actor } from '../person'
import type { WaitingStatus } from '../ticket'
import type { Metric, Target } from './agreement'

/** One run of one promise on one ticket. A metric may have several cycles; every one is kept. */
interface ClockIdentity {
  readonly metric: Metric
  /** Counts from 0 per metric. */
  readonly cycle: number
  readonly target: Target
  readonly startedAt: Instant
}

/**
 * What a clock can be. Nothing here depends on the present: a running clock is past due as soon as
 * `now > dueAt` (R6), which the reader works out from its own now.
 */
export type Clock = RunningClock | PausedClock | MetClock | MissedClock | CancelledClock

export interface RunningClock extends ClockIdentity {
  readonly state: 'running'
  readonly dueAt: Instant
  /** The instants at which each warning share of the budget is used up, ascending; 100 % is `dueAt`. */
  readonly warnings: readonly { readonly percent: number; readonly at: Instant }[]
}

export interface PausedClock extends ClockIdentity {
  readonly state: 'paused'
  readonly pausedAt: Instant
  /** Budget not used yet, in counted milliseconds; below zero when the pause began after the due instant. */
  readonly remainingMs: number
  readonly reason: WaitingStatus
}

export interface MetClock extends ClockIdentity {
  readonly state: 'met'
  readonly metAt: Instant
  readonly by: Actor
  /** Counted milliseconds used. */
  readonly elapsedMs: number
}

export interface MissedClock extends ClockIdentity {
  readonly state: 'missed'
  readonly metAt: Instant
  readonly by: Actor
  readonly dueAt: Instant
  readonly elapsedMs: number
}

export interface CancelledClock extends ClockIdentity {
  readonly state: 'cancelled'
  readonly cancelledAt: Instant
  readonly reason: 'no-target' | 'never-open' | 'merged' | 'done-without'
}

/** As much of an open clock as a reading needs; a running or paused clock is one. */
export type Countdown = Pick<RunningClock, 'state' | 'dueAt'> | Pick<PausedClock, 'state' | 'remainingMs'>
