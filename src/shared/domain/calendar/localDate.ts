import { DAY_MS, type Instant, instant } from '../instant'

/** Days since 1970-01-01 of a date of the Gregorian calendar; month from 1. */
export function dayNumber(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year
  const era = Math.floor(shiftedYear / 400)
  const yearOfEra = shiftedYear - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** 0 is Monday. */
export const weekdayIndex = (day: number): number => (((day + 3) % 7) + 7) % 7

/** "2026-12-24" of a day number. */
export function dateText(day: number): string {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`
}

/** The day number of "2026-12-24"; null for a date that is in no calendar, such as 30 February. */
export function parseDate(text: string): number | null {
  const [year, month, day] = text.split('-').map(Number)
  if (year === undefined || month === undefined || day === undefined) return null
  const found = dayNumber(year, month, day)
  return dateText(found) === text ? found : null
}

/** Calendars are known from 1970 to 2170; outside, nothing is open. A search for a due instant ends there. */
export const FIRST_DAY = 0
export const DAY_AFTER_LAST = dayNumber(2170, 1, 1)
export const FIRST_INSTANT: Instant = instant(FIRST_DAY * DAY_MS)
export const LAST_INSTANT: Instant = instant(DAY_AFTER_LAST * DAY_MS)
