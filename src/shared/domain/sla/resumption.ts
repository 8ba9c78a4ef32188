import type { Calendar } from '../calendar/calendar'
import type { Instant } from '../instant'
import { budgetOf } from './budget'
import type { PausedClock } from './clock'
import { dueAtOf } from './legs'

/**
 * When a paused clock would fall due if it went on at `now` (R22): with what it has left, and at its time of day where
 * it counts business days (R13). `now` itself for one that was late before it paused; null when the calendar does not
 * reach so far. `calendar` is that of the clock's policy.
 */
export function dueIfResumed(clock: PausedClock, calendar: Calendar, now: Instant): Instant | null {
  if (clock.remainingMs <= 0) return now
  const budget = budgetOf(clock.target, clock.startedAt, calendar)
  if (budget === null) return null
  const { counter } = budget
  const goingOn = { kind: 'counting', from: now, to: null, counter, phase: 0 } as const
  return dueAtOf({ ...budget, budgetMs: clock.remainingMs }, [goingOn])
}
