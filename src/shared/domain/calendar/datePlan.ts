import { DAY_MS } from '../instant'
import { type CalendarSpec, type WallSpan, weekdays } from './calendarSpec'
import { parseDate, weekdayIndex } from './localTime'
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
}

const NOTHING: readonly DateSpan[] = []
const CLOSED: DatePlan = { open: NOTHING, breaks: NOTHING }

/** A span by the date it starts on; one that crosses midnight reaches past the 24th hour (R9). */
function dateSpan([opens, closes]: WallSpan): DateSpan {
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
 * weekly spans that start on its date, tails included. A holiday closes exactly its own date (R9).
 */
export function planDates(spec: CalendarSpec): (day: number) => DatePlan {
  const weekly = weekdays.map((weekday) => spec.weekly[weekday].map(dateSpan))
  const holidays = new Set(spec.holidays.map(({ date }) => parseDate(date)))
  const overrides = byDay(spec.overrides)
  const breaks = byDay(spec.breaks)
  const starting = (day: number) => overrides.get(day) ?? weekly[weekdayIndex(day)] ?? NOTHING
  const pausing = (day: number) => breaks.get(day) ?? NOTHING
  return (day) => {
    if (holidays.has(day)) return CLOSED
    return {
      open: onDate(starting(day), starting(day - 1)),
      breaks: breaks.size === 0 ? NOTHING : onDate(pausing(day), pausing(day - 1)),
    }
  }
}
