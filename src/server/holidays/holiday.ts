import { assertNever } from '#shared/domain/assertNever'

/** A local date on which a calendar is closed all day, "2026-12-24", as `CalendarSpec.holidays` has it. */
export interface Holiday {
  readonly date: string
  readonly name: string
}

/** Which years are asked for, both included. */
export interface Years {
  readonly fromYear: number
  readonly toYear: number
}

/** What one file or country may hold at most, so that no file can keep the process busy or fill a desk's row. */
export const holidayLimits = {
  firstYear: 1970,
  lastYear: 2169,
  years: 50,
  fileCharacters: 4_000_000,
  events: 10_000,
  recurringEvents: 1_000,
  closedDates: 3_000,
} as const

export type HolidayRefusal =
  | { readonly kind: 'years-reversed'; readonly fromYear: number; readonly toYear: number }
  | { readonly kind: 'years-out-of-range'; readonly fromYear: number; readonly toYear: number }
  | { readonly kind: 'unknown-zone'; readonly timezone: string }
  | { readonly kind: 'not-a-calendar'; readonly detail: string }
  | { readonly kind: 'unreadable-event'; readonly name: string; readonly detail: string }
  | {
      readonly kind: 'too-many'
      readonly what: 'characters' | 'events' | 'recurring events' | 'closed dates'
      readonly most: number
    }
  | { readonly kind: 'no-such-country'; readonly country: string }
  | {
      readonly kind: 'no-such-region'
      readonly country: string
      readonly region: string
      readonly known: readonly string[]
    }

/** What is wrong and what to do, in one plain sentence. */
export function holidayRefusalSentence(refusal: HolidayRefusal): string {
  switch (refusal.kind) {
    case 'years-reversed':
      return `The years ${refusal.fromYear} to ${refusal.toYear} run backwards; give the earlier one first.`
    case 'years-out-of-range':
      return `The years ${refusal.fromYear} to ${refusal.toYear} are too many or too far away; give at most ${holidayLimits.years} between ${holidayLimits.firstYear} and ${holidayLimits.lastYear}.`
    case 'unknown-zone':
      return `This computer knows no time zone "${refusal.timezone}"; give an IANA name such as Europe/Helsinki.`
    case 'not-a-calendar':
      return `This is no iCalendar file (${refusal.detail}); export the calendar as .ics once more.`
    case 'unreadable-event':
      return `The event "${refusal.name}" cannot be read (${refusal.detail}); correct it in the calendar it came from.`
    case 'too-many':
      return `The calendar has more than ${refusal.most} ${refusal.what}; give one that holds holidays only, or fewer years.`
    case 'no-such-country':
      return `No holidays are known for a country "${refusal.country}"; give its two-letter code such as FI.`
    case 'no-such-region':
      return refusal.known.length === 0
        ? `${refusal.country} has no regions with holidays of their own; leave the region "${refusal.region}" out.`
        : `${refusal.country} has no region "${refusal.region}"; give one of ${refusal.known.join(', ')}.`
    default:
      return assertNever(refusal)
  }
}
