import { aDesk } from '#kit/builders'
import type { CalendarSpec, WallSpan } from '#shared/domain/calendar/calendarSpec'
import type { Desk } from '#shared/domain/desk'
import type { Target } from '#shared/domain/sla/agreement'
import { defaultAgreement } from '#shared/domain/sla/defaultAgreement'
import { type Priority, priorities } from '#shared/domain/ticket'

const working: readonly WallSpan[] = [['14:00', '23:00']]

/** Monday to Friday, 14:00 to 23:00 in the file's own time: the hours that explain the log's verdicts best. */
const fittedCalendar: CalendarSpec = {
  id: 'fitted',
  version: 1,
  name: 'Fitted hours',
  effectiveFrom: null,
  timezone: 'UTC',
  weekly: { mon: working, tue: working, wed: working, thu: working, fri: working, sat: [], sun: [] },
  holidays: [],
  overrides: {},
  openings: {},
  breaks: {},
}

const HOUR_MIN = 60

/** P4 must take less than 135 h; in whole minutes that is at most one minute less. */
const fittedTargets: Readonly<Record<Priority, Target>> = {
  P1: { unit: 'wall-minutes', value: 8 * HOUR_MIN },
  P2: { unit: 'wall-minutes', value: 8 * HOUR_MIN },
  P3: { unit: 'open-minutes', value: 62 * HOUR_MIN },
  P4: { unit: 'open-minutes', value: 135 * HOUR_MIN - 1 },
}

/** The desk whose promises the log was judged by, as far as its verdicts tell. */
export const fittedDesk: Desk = aDesk({
  calendars: [fittedCalendar],
  agreements: [
    {
      ...defaultAgreement,
      pauses: {},
      policies: priorities.map((priority) => ({
        id: priority,
        name: priority,
        when: { priority: [priority] },
        calendars: ['fitted'],
        targets: { resolution: fittedTargets[priority] },
      })),
    },
  ],
})
