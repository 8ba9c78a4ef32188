import { dateText } from '#shared/domain/calendar/localTime'

/** A date of the Gregorian calendar with what rules ask about it. Months, days and weeks count from 1. */
export interface CivilDay {
  /** Days since 1970-01-01. */
  readonly day: number
  readonly year: number
  readonly month: number
  readonly dayOfMonth: number
  readonly daysInMonth: number
  readonly dayOfYear: number
  readonly daysInYear: number
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

export const daysInYear = (year: number): number =>
  (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 : 365

const daysInMonth = (year: number, month: number): number =>
  month === 2 && daysInYear(year) === 366 ? 29 : (MONTH_LENGTHS[month - 1] ?? 31)

/** Every date from the first day number to the last, both included, counted on and not reckoned anew each time. */
export function* civilDays(firstDay: number, lastDay: number): Generator<CivilDay> {
  let [year = 1970, month = 1, dayOfMonth = 1] = dateText(firstDay).split('-').map(Number)
  let dayOfYear = dayOfMonth
  for (let before = 1; before < month; before += 1) dayOfYear += daysInMonth(year, before)
  for (let day = firstDay; day <= lastDay; day += 1) {
    const monthLength = daysInMonth(year, month)
    yield {
      day,
      year,
      month,
      dayOfMonth,
      daysInMonth: monthLength,
      dayOfYear,
      daysInYear: daysInYear(year),
    }
    dayOfMonth += 1
    dayOfYear += 1
    if (dayOfMonth <= monthLength) continue
    dayOfMonth = 1
    month += 1
    if (month <= 12) continue
    month = 1
    dayOfYear = 1
    year += 1
  }
}
