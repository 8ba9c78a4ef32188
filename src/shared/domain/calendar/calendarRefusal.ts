import { assertNever } from '../assertNever'
import { accepted, type Result, refused } from '../result'
import { type CalendarSpec, type WallSpan, weekdays } from './calendarSpec'
import { parseDate, zoneNamed } from './localTime'

/** Why a calendar cannot be used; `place` names the weekday or date as the person wrote it. */
export type CalendarRefusal =
  | { readonly kind: 'unknown-zone'; readonly timezone: string }
  | { readonly kind: 'no-such-date'; readonly place: string }
  | { readonly kind: 'empty-span'; readonly place: string; readonly span: WallSpan }
  | { readonly kind: 'reversed-span'; readonly place: string; readonly span: WallSpan }
  | { readonly kind: 'minute-short'; readonly place: string; readonly span: WallSpan }
  | { readonly kind: 'never-opens' }

interface PlacedSpan {
  readonly place: string
  readonly span: WallSpan
}

function spansOf(spec: CalendarSpec): readonly PlacedSpan[] {
  const byPlace: readonly (readonly [string, readonly WallSpan[]])[] = [
    ...weekdays.map((weekday) => [weekday, spec.weekly[weekday]] as const),
    ...Object.entries(spec.overrides),
    ...Object.entries(spec.breaks),
  ]
  return byPlace.flatMap(([place, spans]) => spans.map((span) => ({ place, span })))
}

function spanRefusal({ place, span }: PlacedSpan): CalendarRefusal | null {
  const [opens, closes] = span
  if (opens === '24:00') return { kind: 'reversed-span', place, span }
  if (opens === closes) return { kind: 'empty-span', place, span }
  if (closes === '23:59') return { kind: 'minute-short', place, span }
  return null
}

/** Refuses what would make wrong due times: the first fault found, with its place (R8, R9, R10). */
export function checkCalendar(spec: CalendarSpec): Result<CalendarSpec, CalendarRefusal> {
  if (zoneNamed(spec.timezone) === null) return refused({ kind: 'unknown-zone', timezone: spec.timezone })
  const dates = [
    ...spec.holidays.map(({ date }) => date),
    ...Object.keys(spec.overrides),
    ...Object.keys(spec.breaks),
  ]
  const missing = dates.find((date) => parseDate(date) === null)
  if (missing !== undefined) return refused({ kind: 'no-such-date', place: missing })
  for (const placed of spansOf(spec)) {
    const fault = spanRefusal(placed)
    if (fault) return refused(fault)
  }
  if (!hasOpening(spec)) return refused({ kind: 'never-opens' })
  return accepted(spec)
}

function hasOpening(spec: CalendarSpec): boolean {
  if (weekdays.some((weekday) => spec.weekly[weekday].length > 0)) return true
  const closed = new Set(spec.holidays.map(({ date }) => date))
  return Object.entries(spec.overrides).some(([date, spans]) => spans.length > 0 && !closed.has(date))
}

/** What is wrong and what to do, in one plain sentence or two. */
export function calendarRefusalSentence(refusal: CalendarRefusal): string {
  switch (refusal.kind) {
    case 'unknown-zone':
      return `This computer knows no time zone "${refusal.timezone}". Give an IANA name such as Europe/Helsinki.`
    case 'no-such-date':
      return `There is no date ${refusal.place}. Correct it in the calendar.`
    case 'empty-span':
      return `${refusal.place} opens and closes at ${refusal.span[0]}. For a whole day write 00:00 to 24:00.`
    case 'reversed-span':
      return `${refusal.place} opens at 24:00. Write 00:00 on the next day.`
    case 'minute-short':
      return `${refusal.place} closes at 23:59 and would lose a minute. Write 24:00 for midnight.`
    case 'never-opens':
      return 'The calendar never opens, so nothing would ever fall due. Give at least one day opening hours.'
    default:
      return assertNever(refusal)
  }
}
