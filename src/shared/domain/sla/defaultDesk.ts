import { defaultCalendar } from '../calendar/defaultCalendar'
import type { Desk } from '../desk'
import { defaultAgreement } from './defaultAgreement'

/** A desk as it is before anybody changed it. */
export const defaultDesk = (name: string, timezone: string): Desk => ({
  id: 'desk',
  name,
  calendars: [defaultCalendar(timezone)],
  agreements: [defaultAgreement],
})
