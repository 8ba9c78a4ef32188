import { alwaysOpen } from '../calendar/alwaysOpen'
import { addBusinessDays } from '../calendar/businessDays'
import type { Calendar } from '../calendar/calendar'
import { type Instant, MINUTE_MS } from '../instant'
import type { Target } from './agreement'

/** A target made countable for one clock. */
export interface Budget {
  /** The calendar of the promise, or the one that never closes. */
  readonly counter: Calendar
  readonly budgetMs: number
  /** Where the last of the budget would fall if nothing ever paused; kept only for business days. */
  readonly keepsTimeOfDayAt: Instant | null
}

export const counterOf = (target: Target, calendar: Calendar): Calendar =>
  target.unit === 'wall-minutes' ? alwaysOpen : calendar

/**
 * What a target gives a clock that started then; null when the calendar does not hold so many days. Business days
 * are laid out on the calendar's own dates and measured there, never turned into minutes by a factor (R13).
 */
export function budgetOf(target: Target, startedAt: Instant, calendar: Calendar): Budget | null {
  const counter = counterOf(target, calendar)
  if (target.unit !== 'business-days') {
    return { counter, budgetMs: target.value * MINUTE_MS, keepsTimeOfDayAt: null }
  }
  const lastAt = addBusinessDays(calendar, startedAt, target.value, target.ends ?? 'time-of-day')
  if (lastAt === null) return null
  return { counter, budgetMs: counter.openBetween(startedAt, lastAt), keepsTimeOfDayAt: lastAt }
}
