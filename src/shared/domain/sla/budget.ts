import { alwaysOpen } from '../calendar/alwaysOpen'
import { addBusinessDays } from '../calendar/businessDays'
import type { Calendar, Counter } from '../calendar/calendar'
import { type Instant, MINUTE_MS } from '../instant'
import type { Target } from './agreement'

/** A target made countable for one clock. */
export interface Budget {
  readonly counter: Counter
  readonly budgetMs: number
  /** Where the last of the budget would fall if nothing ever paused; kept only for business days. */
  readonly keepsTimeOfDayAt: Instant | null
}

export const counterOf = (target: Target, calendar: Calendar): Counter =>
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
  const lastAt = addBusinessDays(calendar, startedAt, target.value, 'time-of-day')
  if (lastAt === null) return null
  return { counter, budgetMs: counter.openBetween(startedAt, lastAt), keepsTimeOfDayAt: lastAt }
}
