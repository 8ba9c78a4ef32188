import { earlier, type Instant, later } from '../instant'
import type { CalendarSpec } from './calendarSpec'
import { type CalendarStretch, type ClosedWhy, joined, stretchWithin } from './calendarStretch'
import { planDates } from './datePlan'
import { FIRST_INSTANT, LAST_INSTANT, parseDate } from './localDate'
import { dateAt, startOfDate, type Zone, zoneNamed } from './localTime'
import { type OpenWindow, stretchesOfDate, windowsOfDate } from './windows'

const BEYOND_YEARS: ClosedWhy = { kind: 'beyond-years' }

/** What is written in a calendar, laid out in real time. */
export interface Timetable {
  /** The open windows from one instant to another, cut at both, in order; neighbours may touch. */
  readonly windowsBetween: (from: Instant, to: Instant) => readonly OpenWindow[]
  /** Every millisecond from one instant to another, in order. */
  readonly stretchesBetween: (from: Instant, to: Instant) => readonly CalendarStretch[]
}

/** One version of a calendar, read in its own zone. */
export function timetableOf(spec: CalendarSpec, zone: Zone): Timetable {
  const planOf = planDates(spec)
  return {
    windowsBetween: (from, to) => {
      const found: OpenWindow[] = []
      for (const day of datesBetween(zone, from, to)) {
        for (const window of windowsOfDate(day, planOf(day), zone)) {
          const opensAt = later(window.opensAt, from)
          const closesAt = earlier(window.closesAt, to)
          if (opensAt < closesAt) found.push({ opensAt, closesAt })
        }
      }
      return found
    },
    stretchesBetween: (from, to) =>
      datesBetween(zone, from, to).flatMap((day) =>
        stretchesOfDate(day, planOf(day), zone).flatMap((stretch) => stretchWithin(stretch, from, to)),
      ),
  }
}

/** The day numbers of all dates with a part between the two instants. */
function datesBetween(zone: Zone, from: Instant, to: Instant): readonly number[] {
  const first = dateAt(zone, from)
  return Array.from({ length: dateAt(zone, to) - first + 1 }, (_, index) => first + index)
}

/** A version from the instant on which its first date begins, until the next one's. */
export interface Reign {
  readonly timetable: Timetable
  readonly zone: Zone
  readonly from: Instant
  readonly to: Instant
}

/** In the order of their first dates. Where zones differ, one may be overtaken before it began. */
export function reignsOf(versions: readonly CalendarSpec[]): readonly Reign[] {
  const reigns: Reign[] = []
  let to = LAST_INSTANT
  for (const spec of versions.toReversed()) {
    const zone = zoneNamed(spec.timezone)
    if (zone === null) continue
    const day = spec.effectiveFrom === null ? null : parseDate(spec.effectiveFrom)
    const from = day === null ? FIRST_INSTANT : startOfDate(zone, day)
    if (from < to) reigns.unshift({ timetable: timetableOf(spec, zone), zone, from, to })
    to = earlier(from, to)
  }
  return reigns
}

/** Each time is read by the version in force then, and by no other (R26). */
export function succession(reigns: readonly Reign[]): Timetable {
  const [only] = reigns
  if (only && reigns.length === 1) return only.timetable
  const during = <Part>(
    from: Instant,
    to: Instant,
    read: (timetable: Timetable, from: Instant, to: Instant) => readonly Part[],
  ): readonly Part[] =>
    reigns.flatMap((reign) => {
      const [begins, ends] = [later(reign.from, from), earlier(reign.to, to)]
      return begins < ends ? read(reign.timetable, begins, ends) : []
    })
  return {
    windowsBetween: (from, to) =>
      during(from, to, (timetable, ...range) => timetable.windowsBetween(...range)),
    stretchesBetween: (from, to) =>
      during(from, to, (timetable, ...range) => timetable.stretchesBetween(...range)),
  }
}

/** The same timetable, with a word about the times before and after the years known. */
export function withinYears(timetable: Timetable): Timetable {
  return {
    windowsBetween: timetable.windowsBetween,
    stretchesBetween: (from, to) => {
      const [begins, ends] = [later(from, FIRST_INSTANT), earlier(to, LAST_INSTANT)]
      const known = begins < ends ? timetable.stretchesBetween(begins, ends) : []
      return joined([
        ...stretchWithin({ from, to: FIRST_INSTANT, open: false, why: BEYOND_YEARS }, from, to),
        ...known,
        ...stretchWithin({ from: LAST_INSTANT, to, open: false, why: BEYOND_YEARS }, from, to),
      ])
    },
  }
}
