import { assertNever } from '#shared/domain/assertNever'
import { dayNumber, weekdayIndex } from '#shared/domain/calendar/localTime'
import { type CivilDay, civilDays, daysInYear } from './civilDays'

/** A weekday of a rule, 0 is Monday; `nth` counts within the month or year, from its end below zero, 0 is each. */
export interface RuleWeekday {
  readonly weekday: number
  readonly nth: number
}

/** An RRULE of RFC 5545 (3.3.10) as far as it chooses dates. Empty lists choose nothing in particular. */
export interface Recurrence {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  readonly interval: number
  readonly count: number | null
  readonly months: readonly number[]
  readonly monthDays: readonly number[]
  readonly yearDays: readonly number[]
  readonly weekNumbers: readonly number[]
  readonly weekdays: readonly RuleWeekday[]
  readonly positions: readonly number[]
  /** 0 is Monday. */
  readonly weekStart: number
}

/** Far enough before the first date to see the whole period it lies in, which BYSETPOS counts over. */
const LOOK_BACK_DAYS = 366
const FIRST_DAY = dayNumber(1, 1, 1)

/** Day numbers: where a rule begins, and from where to where its dates are wanted, both included. */
export interface Wanted {
  readonly startDay: number
  readonly firstDay: number
  readonly lastDay: number
  /** Whether the rule's UNTIL lies before that day's occurrence. */
  readonly isOver: (day: number) => boolean
}

/**
 * The wanted day numbers of a rule, ascending. A first date that the rule itself does not choose is not among them.
 * Every day is looked at once, so a rule without end, or without any date, costs the days of the years and no more.
 */
export function recurringDays(rule: Recurrence, wanted: Wanted): readonly number[] {
  const [start] = civilDays(wanted.startDay, wanted.startDay)
  if (!start) return []
  // A rule that counts has to be counted from its beginning.
  const from = rule.count === null ? Math.max(wanted.startDay, wanted.firstDay) : wanted.startDay
  const found: number[] = []
  let left = rule.count ?? Number.POSITIVE_INFINITY
  for (const period of periods(rule, start, from, wanted.lastDay)) {
    for (const day of positioned(period, rule.positions)) {
      if (day < from) continue
      if (day > wanted.lastDay || left === 0 || wanted.isOver(day)) return found
      left -= 1
      if (day >= wanted.firstDay) found.push(day)
    }
  }
  return found
}

/** The chosen days of each period the rule counts in, periods that the interval passes over left out. */
function* periods(
  rule: Recurrence,
  start: CivilDay,
  from: number,
  lastDay: number,
): Generator<readonly number[]> {
  const firstPeriod = periodOf(rule, start)
  let current = Number.NEGATIVE_INFINITY
  let days: number[] = []
  // The look ahead completes the last period, whose end decides what its last position is.
  for (const date of civilDays(Math.max(FIRST_DAY, from - LOOK_BACK_DAYS), lastDay + LOOK_BACK_DAYS)) {
    const period = periodOf(rule, date)
    if (period < firstPeriod || (period - firstPeriod) % rule.interval !== 0) continue
    if (period !== current) {
      yield days
      current = period
      days = []
    }
    if (isChosen(rule, date, start)) days.push(date.day)
  }
  yield days
}

function periodOf({ frequency, weekStart, weekNumbers }: Recurrence, date: CivilDay): number {
  switch (frequency) {
    case 'DAILY':
      return date.day
    case 'WEEKLY':
      return Math.floor((date.day - weekStart + 3) / 7)
    case 'MONTHLY':
      return date.year * 12 + date.month
    case 'YEARLY':
      return weekNumbers.length > 0 ? weekOf(date, weekStart).year : date.year
    default:
      return assertNever(frequency)
  }
}

function positioned(days: readonly number[], positions: readonly number[]): readonly number[] {
  if (positions.length === 0) return days
  return days.filter((_, index) => positions.includes(index + 1) || positions.includes(index - days.length))
}

/** Whether a number counted from either end is among those wanted: the 31st of 31 is also the -1st. */
const isAmong = (wanted: readonly number[], number: number, outOf: number): boolean =>
  wanted.length === 0 || wanted.includes(number) || wanted.includes(number - outOf - 1)

function isChosen(rule: Recurrence, date: CivilDay, start: CivilDay): boolean {
  if (rule.months.length > 0 && !rule.months.includes(date.month)) return false
  if (!isAmong(rule.monthDays, date.dayOfMonth, date.daysInMonth)) return false
  if (!isAmong(rule.yearDays, date.dayOfYear, date.daysInYear)) return false
  if (rule.weekNumbers.length > 0) {
    const week = weekOf(date, rule.weekStart)
    if (!isAmong(rule.weekNumbers, week.number, week.weeksInYear)) return false
  }
  if (rule.weekdays.length > 0) return rule.weekdays.some((wanted) => isWeekday(rule, wanted, date))
  return isLikeStart(rule, date, start)
}

/** What a rule does not say it takes from its first date. */
function isLikeStart(rule: Recurrence, date: CivilDay, start: CivilDay): boolean {
  if (rule.frequency === 'DAILY' || rule.monthDays.length > 0 || rule.yearDays.length > 0) return true
  if (rule.frequency === 'WEEKLY' || rule.weekNumbers.length > 0) {
    return weekdayIndex(date.day) === weekdayIndex(start.day)
  }
  if (date.dayOfMonth !== start.dayOfMonth) return false
  return rule.frequency === 'MONTHLY' || rule.months.length > 0 || date.month === start.month
}

function isWeekday(rule: Recurrence, { weekday, nth }: RuleWeekday, date: CivilDay): boolean {
  if (weekdayIndex(date.day) !== weekday) return false
  const isCounted = nth !== 0 && rule.weekNumbers.length === 0
  if (!isCounted || rule.frequency === 'DAILY' || rule.frequency === 'WEEKLY') return true
  const isInMonth = rule.frequency === 'MONTHLY' || rule.months.length > 0
  const [number, outOf] = isInMonth ? [date.dayOfMonth, date.daysInMonth] : [date.dayOfYear, date.daysInYear]
  return nth === Math.ceil(number / 7) || nth === -Math.ceil((outOf - number + 1) / 7)
}

/** Weeks belong to the year in which they have at least four days (ISO 8601 for weeks from Monday). */
function weekOf(
  date: CivilDay,
  weekStart: number,
): { readonly year: number; readonly number: number; readonly weeksInYear: number } {
  const sinceWeekStart = (weekdayIndex(date.day) - weekStart + 7) % 7
  const dayOfYear = date.dayOfYear - sinceWeekStart + 3
  if (dayOfYear < 1) {
    const before = date.year - 1
    const daysBefore = daysInYear(before)
    return { year: before, ...numbered(dayOfYear + daysBefore, daysBefore) }
  }
  if (dayOfYear > date.daysInYear) {
    return { year: date.year + 1, ...numbered(dayOfYear - date.daysInYear, daysInYear(date.year + 1)) }
  }
  return { year: date.year, ...numbered(dayOfYear, date.daysInYear) }
}

/** By the fourth day of the week: each year has one in its first seven days and one in its last seven. */
const numbered = (fourthDay: number, yearLength: number) => {
  const number = Math.ceil(fourthDay / 7)
  return { number, weeksInYear: number + Math.floor((yearLength - fourthDay) / 7) }
}
