import { DAY_MS, type Instant, instant, plusMs } from '../instant'
import { accepted, type Result, refused } from '../result'
import { calendarHash } from './calendarHash'
import { type CalendarRefusal, checkCalendar } from './calendarRefusal'
import type { CalendarSpec } from './calendarSpec'
import { type Chunks, createChunks, openedBy, openUntil, windowReaching } from './chunks'
import { planDates } from './datePlan'
import { type Zone, zoneNamed } from './localTime'

export type { CalendarRefusal } from './calendarRefusal'

/** Counts time. A desk's calendar counts what is open; around the clock everything counts. */
export interface Counter {
  /**
   * The earliest instant at which `openMs` have been counted from `from`; at closing time that is closing time,
   * not the next opening (R5). Negative `openMs` go back to the latest instant from which so much was counted
   * (R12). Null when the calendar does not hold so much.
   */
  readonly addOpen: (from: Instant, openMs: number) => Instant | null
  /** Counted milliseconds from `from` to `to`; 0 when reversed (R2, R12). */
  readonly openBetween: (from: Instant, to: Instant) => number
}

/** A compiled calendar: sorted windows of real time, so that zones and clock changes are behind us. */
export interface Calendar extends Counter {
  /** `at` itself when open then, else the next opening; null when there is none. */
  readonly nextOpen: (at: Instant) => Instant | null
  /** `at` itself when open until then, else the last closing before; null when there was none. */
  readonly prevOpen: (at: Instant) => Instant | null
  /** The wall clock of the calendar's zone (R1). */
  readonly zone: Zone
  /** 16 hex digits over the calendar as written and the zone's offsets as known here (R29). */
  readonly hash: string
}

/** Minutes around the clock. */
export const aroundTheClock: Counter = {
  addOpen: (from, openMs) => plusMs(from, openMs),
  openBetween: (from, to) => Math.max(0, to - from),
}

/** Checks a calendar and makes it ready to count with. Windows are worked out when first needed. */
export function compileCalendar(spec: CalendarSpec): Result<Calendar, CalendarRefusal> {
  const checked = checkCalendar(spec)
  if (!checked.ok) return checked
  const zone = zoneNamed(spec.timezone)
  if (zone === null) return refused({ kind: 'unknown-zone', timezone: spec.timezone })
  const chunks = createChunks(planDates(spec), zone)
  let hash: string | null = null
  return accepted({
    addOpen: (from, openMs) => {
      if (openMs === 0) return from
      return openMs > 0 ? forward(chunks, from, openMs) : backward(chunks, from, -openMs)
    },
    openBetween: (from, to) => openBetween(chunks, from, to),
    nextOpen: (at) => nextOpen(chunks, at),
    prevOpen: (at) => prevOpen(chunks, at),
    zone,
    get hash() {
      hash ??= calendarHash(spec, zone)
      return hash
    },
  })
}

function openBetween(chunks: Chunks, from: Instant, to: Instant): number {
  if (to <= from) return 0
  const first = chunks.at(from)
  const last = chunks.at(to)
  let sum = openUntil(last, to) - openUntil(first, from)
  for (let index = first.index; index < last.index; index += 1) sum += chunks.numbered(index)?.openMs ?? 0
  return sum
}

function forward(chunks: Chunks, from: Instant, openMs: number): Instant | null {
  const first = chunks.at(from)
  let wanted = openUntil(first, from) + openMs
  for (let chunk = first; ; ) {
    const index = windowReaching(chunk, wanted)
    const window = chunk.windows[index]
    if (window) return plusMs(window.opensAt, wanted - (chunk.openBefore[index] ?? 0))
    wanted -= chunk.openMs
    const next = chunks.numbered(chunk.index + 1)
    if (next === null) return null
    chunk = next
  }
}

/** Mirrors `forward`: a budget that ends exactly at an opening ends there, not at the closing before it. */
function backward(chunks: Chunks, from: Instant, openMs: number): Instant | null {
  const first = chunks.at(from)
  let wanted = openUntil(first, from) - openMs
  for (let chunk = first; ; ) {
    // Reached from the right: the last window that has not yet begun to count past what is wanted.
    const index = wanted < 0 ? -1 : windowReaching(chunk, wanted + 1)
    const window = chunk.windows[index]
    if (window) return plusMs(window.opensAt, wanted - (chunk.openBefore[index] ?? 0))
    const previous = chunks.numbered(chunk.index - 1)
    if (previous === null) return null
    wanted += previous.openMs
    chunk = previous
  }
}

function nextOpen(chunks: Chunks, at: Instant): Instant | null {
  const first = chunks.at(at)
  const opened = openedBy(first, at)
  const current = first.windows[opened - 1]
  if (current && at < current.closesAt) return at
  const next = first.windows[opened]
  if (next) return next.opensAt
  for (let chunk = chunks.numbered(first.index + 1); chunk; chunk = chunks.numbered(chunk.index + 1)) {
    const window = chunk.windows[0]
    if (window) return window.opensAt
  }
  return null
}

function prevOpen(chunks: Chunks, at: Instant): Instant | null {
  const first = chunks.at(at)
  const current = first.windows[openedBy(first, plusMs(at, -1)) - 1]
  if (current) return at <= current.closesAt ? at : current.closesAt
  for (let chunk = chunks.numbered(first.index - 1); chunk; chunk = chunks.numbered(chunk.index - 1)) {
    const window = chunk.windows.at(-1)
    if (window) return at <= window.closesAt ? at : window.closesAt
  }
  return null
}

/**
 * So many business days later at the same time of day (R13). A business day is a local date with any open time;
 * what starts while the calendar is closed starts at the next opening. Null when there are not so many.
 */
export function addBusinessDays(calendar: Calendar, from: Instant, days: number): Instant | null {
  let opening = calendar.nextOpen(from)
  if (opening === null) return null
  const wall = calendar.zone.wallAt(opening)
  const timeOfDay = wall - Math.floor(wall / DAY_MS) * DAY_MS
  for (let left = days; left > 0; left -= 1) {
    const day: number = Math.floor(calendar.zone.wallAt(opening) / DAY_MS)
    opening = calendar.nextOpen(calendar.zone.instantAt((day + 1) * DAY_MS))
    if (opening === null) return null
  }
  const lastDay = Math.floor(calendar.zone.wallAt(opening) / DAY_MS)
  return instant(calendar.zone.instantAt(lastDay * DAY_MS + timeOfDay))
}
