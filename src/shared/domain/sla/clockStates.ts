import type { Instant } from '../instant'
import type { Actor } from '../person'
import type { WaitingStatus } from '../ticket'
import type {
  CancelledClock,
  CancelReason,
  ClockIdentity,
  MetClock,
  MissedClock,
  PausedClock,
  RunningClock,
} from './clock'
import type { ReachedLevels } from './warnings'

/*
 * A clock of each state, its fields spelt out one by one: spreading the identity takes seven times as long as all the
 * reckoning that came before.
 */

export const runningClock = (
  { metric, cycle, policyId, target, startedAt, past }: ClockIdentity,
  dueAt: Instant,
  { warnedAt, levels }: ReachedLevels,
  exceededOnArrivalAt: Instant | null,
): RunningClock => ({
  metric,
  cycle,
  policyId,
  target,
  startedAt,
  past,
  state: 'running',
  dueAt,
  warnedAt,
  levels,
  exceededOnArrivalAt,
})

export const pausedClock = (
  { metric, cycle, policyId, target, startedAt, past }: ClockIdentity,
  pausedAt: Instant,
  remainingMs: number,
  reason: WaitingStatus,
): PausedClock => ({
  metric,
  cycle,
  policyId,
  target,
  startedAt,
  past,
  state: 'paused',
  pausedAt,
  remainingMs,
  reason,
})

export const metClock = (
  { metric, cycle, policyId, target, startedAt, past }: ClockIdentity,
  metAt: Instant,
  by: Actor,
  elapsedMs: number,
): MetClock => ({
  metric,
  cycle,
  policyId,
  target,
  startedAt,
  past,
  state: 'met',
  metAt,
  by,
  elapsedMs,
})

export const missedClock = (
  { metric, cycle, policyId, target, startedAt, past }: ClockIdentity,
  metAt: Instant,
  by: Actor,
  dueAt: Instant,
  elapsedMs: number,
): MissedClock => ({
  metric,
  cycle,
  policyId,
  target,
  startedAt,
  past,
  state: 'missed',
  metAt,
  by,
  dueAt,
  elapsedMs,
})

export const cancelledClock = (
  { metric, cycle, policyId, target, startedAt, past }: ClockIdentity,
  cancelledAt: Instant,
  reason: CancelReason,
): CancelledClock => ({
  metric,
  cycle,
  policyId,
  target,
  startedAt,
  past,
  state: 'cancelled',
  cancelledAt,
  reason,
})
