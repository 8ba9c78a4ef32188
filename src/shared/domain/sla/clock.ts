import type { Instant } from '../instant'
import type { Actor } from '../person'
import type { WaitingStatus } from '../ticket'
import type { Metric, Target, Warning } from './agreement'

/** A judgement that stood before the clock went on, kept as history (R23, R24). */
export type PastVerdict =
  | { readonly kind: 'met'; readonly target: Target; readonly metAt: Instant; readonly by: Actor }
  | {
      readonly kind: 'missed'
      readonly target: Target
      readonly dueAt: Instant
      readonly metAt: Instant
      readonly by: Actor
    }
  /** Due and not kept under a target that was then replaced. */
  | { readonly kind: 'breached'; readonly target: Target; readonly dueAt: Instant }

/** One run of one promise on one ticket. A metric may have several cycles; every one is kept. */
export interface ClockIdentity {
  readonly metric: Metric
  /** Counts from 0 per metric. */
  readonly cycle: number
  /** The policy that promised it; where the policy changed, the one at the end. */
  readonly policyId: string
  readonly target: Target
  readonly startedAt: Instant
  readonly past: readonly PastVerdict[]
}

/**
 * What a clock can be. Nothing here depends on the present: a running clock is past due as soon as
 * `now > dueAt` (R6), which the reader works out from its own now.
 */
export type Clock = RunningClock | PausedClock | MetClock | MissedClock | CancelledClock

export interface RunningClock extends ClockIdentity {
  readonly state: 'running'
  readonly dueAt: Instant
  /**
   * The instants of its warnings, ascending, as bare numbers: a board keeps those of some ten thousands of clocks. The due
   * instant is the level of 100 percent.
   */
  readonly warnedAt: readonly Instant[]
  /** What is reached at each of them, in the same places. */
  readonly levels: readonly Warning[]
  /**
   * When a change of target, or a start brought forward by a merge, found the budget used up already; null for a clock
   * that was not (R24, R27).
   */
  readonly exceededOnArrivalAt: Instant | null
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

/** Why a promise came to nothing: neither met nor missed. */
export type CancelReason =
  /** The policy that matches now, or none that does, does not promise it (R25). */
  | 'no-target'
  | 'never-open'
  /** Its ticket became part of another (R27). */
  | 'merged'
  /** The ticket was done in time without it. */
  | 'done-without'
  /** The ticket went to another queue in time. */
  | 'moved-on'

export interface CancelledClock extends ClockIdentity {
  readonly state: 'cancelled'
  readonly cancelledAt: Instant
  readonly reason: CancelReason
}

/** As much of an open clock as a reading needs; a running or paused clock is one. */
export type Countdown = Pick<RunningClock, 'state' | 'dueAt'> | Pick<PausedClock, 'state' | 'remainingMs'>
