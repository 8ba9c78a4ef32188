import { type Calendar, type CalendarRefusal, compileCalendar } from '../calendar/calendar'
import { canonicalText, textHash } from '../calendar/calendarHash'
import type { Desk } from '../desk'
import { accepted, type Result } from '../result'
import type { Agreement } from './agreement'

/** What clocks are reckoned by: the desk's promises and its hours, ready to count with. */
export interface Terms {
  /** As the desk has it, with the warning shares in ascending order. */
  readonly agreement: Agreement
  readonly calendar: Calendar
  /** Equal on two computers that must come to the same due instants (R29). */
  readonly hash: string
}

/** Compiles a desk once; keep the result as long as the desk's row is the same. */
export function compileTerms(desk: Desk): Result<Terms, CalendarRefusal> {
  const compiled = compileCalendar(desk.calendar)
  if (!compiled.ok) return compiled
  const calendar = compiled.value
  const hash = textHash(`${calendar.hash}|${canonicalText(desk.agreement)}`)
  const warnAtPercent = desk.agreement.warnAtPercent.toSorted((a, b) => a - b)
  return accepted({ agreement: { ...desk.agreement, warnAtPercent }, calendar, hash })
}
