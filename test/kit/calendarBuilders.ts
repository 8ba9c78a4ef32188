import { type Calendar, compileCalendar } from '#shared/domain/calendar/calendar'
import { calendarRefusalSentence } from '#shared/domain/calendar/calendarRefusal'
import type { CalendarSpec, WallSpan } from '#shared/domain/calendar/calendarSpec'

/** Closed on every weekday. */
export const closed: CalendarSpec['weekly'] = {
  mon: [],
  tue: [],
  wed: [],
  thu: [],
  fri: [],
  sat: [],
  sun: [],
}
export const workdays = (...spans: readonly WallSpan[]): CalendarSpec['weekly'] => ({
  ...closed,
  mon: spans,
  tue: spans,
  wed: spans,
  thu: spans,
  fri: spans,
})
export const daily = (...spans: readonly WallSpan[]): CalendarSpec['weekly'] => ({
  ...workdays(...spans),
  sat: spans,
  sun: spans,
})

/** Monday to Friday, 09:00 to 17:00 in UTC, where nothing else is said. */
export const calendarSpec = (changes: Partial<CalendarSpec> = {}): CalendarSpec => ({
  id: 'test',
  version: 1,
  name: 'Test',
  effectiveFrom: null,
  timezone: 'UTC',
  weekly: workdays(['09:00', '17:00']),
  holidays: [],
  overrides: {},
  openings: {},
  breaks: {},
  ...changes,
})

/** The same, ready to count with; it must be sound. */
export const calendar = (changes: Partial<CalendarSpec> = {}): Calendar => {
  const compiled = compileCalendar(calendarSpec(changes))
  if (!compiled.ok) throw new Error(calendarRefusalSentence(compiled.refusal))
  return compiled.value
}

export const holiday = (...dates: readonly string[]) => dates.map((date) => ({ date, name: 'Holiday' }))
