import { dateText, dayNumber } from '#shared/domain/calendar/localTime'
import { accepted, type Result, refused } from '#shared/domain/result'
import { type Holiday, type HolidayRefusal, holidayLimits, type Years } from './holiday'

/** Holidays under collection: every date once, within the years asked for. */
export interface ClosedDates {
  /** Day numbers, first to last, both included; what lies outside the years is let go. */
  readonly close: (firstDay: number, lastDay: number, name: string) => void
  /** Sorted by date; several names of one date stand in the order in which they came. */
  readonly list: () => Result<readonly Holiday[], HolidayRefusal>
}

export function checkYears({ fromYear, toYear }: Years): HolidayRefusal | null {
  if (toYear < fromYear) return { kind: 'years-reversed', fromYear, toYear }
  const isWithin =
    Number.isInteger(fromYear) &&
    Number.isInteger(toYear) &&
    fromYear >= holidayLimits.firstYear &&
    toYear <= holidayLimits.lastYear &&
    toYear - fromYear < holidayLimits.years
  return isWithin ? null : { kind: 'years-out-of-range', fromYear, toYear }
}

export const firstDayOf = ({ fromYear }: Years): number => dayNumber(fromYear, 1, 1)
export const lastDayOf = ({ toYear }: Years): number => dayNumber(toYear, 12, 31)

/** Far more dates than years have, for events may name the same ones again and again. */
const MOST_CLOSINGS = 1_000_000

/** Stops taking dates above its limits, so that a file of overlapping events of many years costs no more than that. */
export function createClosedDates(years: Years): ClosedDates {
  const first = firstDayOf(years)
  const last = lastDayOf(years)
  const namesByDay = new Map<number, Set<string>>()
  let names = 0
  let closings = 0
  const isFull = () => names > holidayLimits.closedDates || closings > MOST_CLOSINGS
  return {
    close: (firstDay, lastDay, name) => {
      for (let day = Math.max(first, firstDay); day <= Math.min(last, lastDay) && !isFull(); day += 1) {
        closings += 1
        const known = namesByDay.get(day) ?? new Set<string>()
        namesByDay.set(day, known)
        if (known.has(name)) continue
        known.add(name)
        names += 1
      }
    },
    list: () => {
      if (isFull())
        return refused({ kind: 'too-many', what: 'closed dates', most: holidayLimits.closedDates })
      const days = [...namesByDay].toSorted(([a], [b]) => a - b)
      return accepted(days.map(([day, known]) => ({ date: dateText(day), name: [...known].join(', ') })))
    },
  }
}
