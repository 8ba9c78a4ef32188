import { HOUR_MS, type Instant, plusMs } from '#shared/domain/instant'
import type { Actor } from '#shared/domain/person'
import type { Metric } from '#shared/domain/sla/agreement'
import type { MetClock, MissedClock, PausedClock, RunningClock } from '#shared/domain/sla/clock'
import { anAgent } from './builders'

const target = { unit: 'open-minutes', value: 60 } as const

/** A running clock that started an hour before it is due. */
export const aRunningClock = (metric: Metric, dueAt: Instant): RunningClock => ({
  state: 'running',
  metric,
  cycle: 0,
  policyId: 'p3',
  target,
  past: [],
  startedAt: plusMs(dueAt, -HOUR_MS),
  dueAt,
  warnedAt: [dueAt],
  levels: [{ percent: 100 }],
  exceededOnArrivalAt: null,
})

export const aPausedClock = (metric: Metric, pausedAt: Instant, remainingMs: number): PausedClock => ({
  state: 'paused',
  metric,
  cycle: 0,
  policyId: 'p3',
  target,
  past: [],
  startedAt: plusMs(pausedAt, -HOUR_MS),
  pausedAt,
  remainingMs,
  reason: 'waiting-customer',
})

export const aMetClock = (metric: Metric, metAt: Instant, by: Actor = anAgent()): MetClock => ({
  state: 'met',
  metric,
  cycle: 0,
  policyId: 'p3',
  target,
  past: [],
  startedAt: plusMs(metAt, -HOUR_MS / 2),
  metAt,
  by,
  elapsedMs: HOUR_MS / 2,
})

export const aMissedClock = (metric: Metric, metAt: Instant, by: Actor = anAgent()): MissedClock => ({
  state: 'missed',
  metric,
  cycle: 0,
  policyId: 'p3',
  target,
  past: [],
  startedAt: plusMs(metAt, -2 * HOUR_MS),
  dueAt: plusMs(metAt, -HOUR_MS),
  metAt,
  by,
  elapsedMs: 2 * HOUR_MS,
})
