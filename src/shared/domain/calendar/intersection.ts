import { earlier, type Instant, later } from '../instant'
import { accepted, type Result, refused } from '../result'
import { alwaysOpen } from './alwaysOpen'
import { type Calendar, createCalendar } from './calendar'
import { textHash } from './calendarHash'
import type { CalendarRefusal } from './calendarRefusal'
import { type CalendarStretch, joined } from './calendarStretch'
import { FIRST_INSTANT } from './localDate'
import type { Timetable } from './timetable'
import type { OpenWindow } from './windows'

/**
 * Open when all of them are: the team's hours and the customer's. Dates and times of day are the first one's. None
 * at all is around the clock. It may never open; then nothing falls due.
 */
export function intersectionOf(calendars: readonly Calendar[]): Calendar {
  const [first, ...others] = calendars
  if (!first) return alwaysOpen
  return others.reduce(both, first)
}

/** The same, refused when there is no time at which all are open; the path is up to the caller (R10). */
export function compileIntersection(calendars: readonly Calendar[]): Result<Calendar, CalendarRefusal> {
  // Looked for on one of its own, which need not keep the years from 1970 on for what is asked of the other.
  if (intersectionOf(calendars).nextOpen(FIRST_INSTANT) !== null) return accepted(intersectionOf(calendars))
  return refused({ kind: 'never-open-together', path: [], names: calendars.map(({ name }) => name) })
}

function both(one: Calendar, other: Calendar): Calendar {
  const timetable: Timetable = {
    windowsBetween: (from, to) => common(one.windowsBetween(from, to), other.windowsBetween(from, to)),
    stretchesBetween: (from, to) => joined(readTogether(one, other, from, to)),
  }
  const hashes = () => ({
    written: textHash(`${one.writtenHash}&${other.writtenHash}`),
    zones: textHash(`${one.zoneHash}&${other.zoneHash}`),
  })
  const { zone, zoneAt } = one
  const identity = {
    id: `${one.id}&${other.id}`,
    name: `${one.name} and ${other.name}`,
    zone,
    zoneAt,
    hashes,
  }
  return createCalendar(identity, timetable)
}

/** The time in both of two sorted lists. */
function common(some: readonly OpenWindow[], others: readonly OpenWindow[]): readonly OpenWindow[] {
  const found: OpenWindow[] = []
  let [index, otherIndex] = [0, 0]
  for (;;) {
    const [window, other] = [some[index], others[otherIndex]]
    if (!window || !other) return found
    const opensAt = later(window.opensAt, other.opensAt)
    const closesAt = earlier(window.closesAt, other.closesAt)
    if (opensAt < closesAt) found.push({ opensAt, closesAt })
    if (window.closesAt <= other.closesAt) index += 1
    else otherIndex += 1
  }
}

/** The first one's own reasons, and where it is open, what keeps the other closed. */
function readTogether(
  one: Calendar,
  other: Calendar,
  from: Instant,
  to: Instant,
): readonly CalendarStretch[] {
  return one.stretchesBetween(from, to).flatMap((stretch): readonly CalendarStretch[] => {
    if (!stretch.open) return [stretch]
    return other.stretchesBetween(stretch.from, stretch.to).map((part): CalendarStretch => {
      if (part.open) return part
      const { id, name } = other
      return { ...part, why: { kind: 'other-calendar', id, name, why: part.why } }
    })
  })
}
