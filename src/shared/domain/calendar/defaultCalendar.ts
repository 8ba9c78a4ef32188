import type { CalendarSpec } from './calendarSpec'

const FIRST_YEAR = 2024
const LAST_YEAR = 2035

const yearly: readonly { readonly day: string; readonly name: string }[] = [
  { day: '01-01', name: "New Year's Day" },
  { day: '05-01', name: 'May Day' },
  { day: '12-25', name: 'Christmas Day' },
  { day: '12-26', name: 'Boxing Day' },
]

function holidaysOf(): CalendarSpec['holidays'] {
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index)
  return years.flatMap((year) => yearly.map(({ day, name }) => ({ date: `${year}-${day}`, name })))
}

/** The hours of a new desk: Monday to Friday, 08:00 to 16:00, closed on a few holidays, in this IANA zone. */
export const defaultCalendar = (timezone: string): CalendarSpec => ({
  id: 'default',
  version: 1,
  name: 'Office hours',
  effectiveFrom: null,
  timezone,
  weekly: {
    mon: [['08:00', '16:00']],
    tue: [['08:00', '16:00']],
    wed: [['08:00', '16:00']],
    thu: [['08:00', '16:00']],
    fri: [['08:00', '16:00']],
    sat: [],
    sun: [],
  },
  holidays: holidaysOf(),
  overrides: {},
  openings: {},
  breaks: {},
})
