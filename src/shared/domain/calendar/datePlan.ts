import { DAY_MS } from '../instant'
import { type CalendarSpec, type WallSpan, weekdays } from './calendarSpec'
import type { ClosedWhy } from './calendarStretch'
import { parseDate, weekdayIndex } from './localDate'
import { wallTimeMs } from './wallTime'

/** Milliseconds after the midnight that begins a date; half-open. */
export interface DateSpan {
  readonly fromMs: number
  readonly toMs: number
}

/** What a calendar says about one local date, in wall time. */
export interface DatePlan {
  readonly open: readonly DateSpan[]
  readonly breaks: readonly DateSpan[]
  /** Why the calendar is closed on that date whenever neither open nor on a break. */
  readonly why: ClosedWhy
}

const NOTHING: readonly DateSpan[] = []
const OUTSIDE_HOURS: ClosedWhy = { kind: 'outside-hours' }
const DAY_OFF: ClosedWhy = { kind: 'day-off' }
const CLOSED_DATE: ClosedWhy = { kind: 'closed-date' }

/** A span by the date it starts on; one that crosses midnight reaches past the 24th hour (R9). */
export function dateSpan([opens, closes]: WallSpan): DateSpan {
  const fromMs = wallTimeMs(opens)
  const toMs = wallTimeMs(closes)
  return { fromMs, toMs: toMs > fromMs ? toMs : toMs + DAY_MS }
}

function byDay(
  record: Readonly<Record<string, readonly WallSpan[]>>,
): ReadonlyMap<number, readonly DateSpan[]> {
  const days = new Map<number, readonly DateSpan[]>()
  for (const [date, spans] of Object.entries(record)) {
    const day = parseDate(date)
    if (day !== null) days.set(day, spans.map(dateSpan))
  }
  return days
}

/** Holidays of one date are named together. */
function holidayNames(spec: CalendarSpec): ReadonlyMap<number, ClosedWhy> {
  const names = new Map<number, string[]>()
  for (const { date, name } of spec.holidays) {
    const day = parseDate(date)
    if (day !== null) names.set(day, [...new Set([...(names.get(day) ?? []), name])])
  }
  return new Map([...names].map(([day, all]) => [day, { kind: 'holiday', name: all.join(', ') }]))
}

const untilMidnight = (span: DateSpan): DateSpan => ({
  fromMs: span.fromMs,
  toMs: Math.min(span.toMs, DAY_MS),
})
const afterMidnight = (span: DateSpan): DateSpan => ({ fromMs: 0, toMs: span.toMs - DAY_MS })

/** A date's own spans cut at midnight, and the night before's part after it. */
function onDate(own: readonly DateSpan[], before: readonly DateSpan[]): readonly DateSpan[] {
  const carried = before.filter((span) => span.toMs > DAY_MS).map(afterMidnight)
  const started = own.map(untilMidnight)
  return carried.length === 0 ? started : [...carried, ...started]
}

/**
 * Answers the plan of any day number. A span belongs to the date on which it starts: an override replaces the
 * weekly spans that start on its date, tails included. A holiday closes exactly its own date (R9), but for the
 * openings; breaks are taken out last.
 */
export function planDates(spec: CalendarSpec): (day: number) => DatePlan {
  const weekly = weekdays.map((weekday) => spec.weekly[weekday].map(dateSpan))
  const holidays = holidayNames(spec)
  const overrides = byDay(spec.overrides)
  const openings = byDay(spec.openings)
  const breaks = byDay(spec.breaks)
  const starting = (day: number) => overrides.get(day) ?? weekly[weekdayIndex(day)] ?? NOTHING
  const added = (day: number) => openings.get(day) ?? NOTHING
  const pausing = (day: number) => breaks.get(day) ?? NOTHING
  const whyClosed = (day: number): ClosedWhy => {
    if (starting(day).length + added(day).length > 0) return OUTSIDE_HOURS
    return overrides.has(day) ? CLOSED_DATE : DAY_OFF
  }
  return (day) => {
    const holiday = holidays.get(day)
    const usual = holiday ? NOTHING : onDate(starting(day), starting(day - 1))
    return {
      open: openings.size === 0 ? usual : [...usual, ...onDate(added(day), added(day - 1))],
      breaks: breaks.size === 0 ? NOTHING : onDate(pausing(day), pausing(day - 1)),
      why: holiday ?? whyClosed(day),
    }
  }
}
