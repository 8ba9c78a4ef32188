import { type Instant, later } from '../instant'
import { accepted, type Result, refused } from '../result'
import { canonicalText, textHash, zonesHash } from './calendarHash'
import type { CalendarRefusal } from './calendarRefusal'
import type { CalendarSpec } from './calendarSpec'
import type { CalendarStretch } from './calendarStretch'
import { checkVersions } from './checkCalendars'
import type { Zone } from './localTime'
import { createOpenTime } from './openTime'
import { type Reign, reignsOf, succession, type Timetable, withinYears } from './timetable'
import type { OpenWindow } from './windows'

export type { CalendarRefusal } from './calendarRefusal'

/** Counts time. A desk's calendar counts what is open; around the clock everything counts. */
export interface Counter {
  /**
   * The earliest instant at which `openMs` have been counted from `from`; at closing time that is closing time,
   * not the next opening (R5). Negative `openMs` go back to the latest instant from which so much was counted
   * (R12). A fraction of a millisecond counts as a whole one. Null when the calendar does not hold so much.
   */
  readonly addOpen: (from: Instant, openMs: number) => Instant | null
  /** Counted milliseconds from `from` to `to`; 0 when reversed (R2, R12). */
  readonly openBetween: (from: Instant, to: Instant) => number
}

/** A compiled calendar: sorted windows of real time, so that zones and clock changes are behind us. */
export interface Calendar extends Counter {
  readonly id: string
  readonly name: string
  /** `at` itself when open then, else the next opening; null when there is none. */
  readonly nextOpen: (at: Instant) => Instant | null
  /** `at` itself when open until then, else the last closing before; null when there was none. */
  readonly prevOpen: (at: Instant) => Instant | null
  /** The open windows from `from` to `to`, cut at both, in order and apart. */
  readonly windowsBetween: (from: Instant, to: Instant) => readonly OpenWindow[]
  /**
   * Every millisecond from `from` until, not including, `to`, in order: open, or closed and why. Neighbours differ;
   * empty when reversed. A year has some hundreds.
   */
  readonly stretchesBetween: (from: Instant, to: Instant) => readonly CalendarStretch[]
  /** The zone of the version that holds last (R1). */
  readonly zone: Zone
  /** The zone whose dates and times of day hold at that instant; a later version may have moved (R26). */
  readonly zoneAt: (at: Instant) => Zone
  /** 16 hex digits over the calendar as written, all versions and members. */
  readonly writtenHash: string
  /** 16 hex digits over what its zones do as known here; differs where two time zone databases do (R29). */
  readonly zoneHash: string
  /** 16 hex digits over both: equal on two computers that count alike (R29). */
  readonly hash: string
}

/** What a calendar is known by besides when it is open. */
export interface Identity {
  readonly id: string
  readonly name: string
  readonly zone: Zone
  readonly zoneAt: (at: Instant) => Zone
  readonly hashes: () => { readonly written: string; readonly zones: string }
}

/** Counts over a timetable. Windows are worked out when first needed and then kept. */
export function createCalendar(identity: Identity, timetable: Timetable): Calendar {
  let hashes: ReturnType<Identity['hashes']> | null = null
  const known = () => {
    hashes ??= identity.hashes()
    return hashes
  }
  return {
    ...createOpenTime(timetable.windowsBetween),
    stretchesBetween: (from, to) => timetable.stretchesBetween(from, later(from, to)),
    id: identity.id,
    name: identity.name,
    zone: identity.zone,
    zoneAt: identity.zoneAt,
    get writtenHash() {
      return known().written
    },
    get zoneHash() {
      return known().zones
    },
    get hash() {
      return textHash(`${known().written}|${known().zones}`)
    },
  }
}

/** Checks a calendar of a single version and makes it ready to count with. Paths begin within the calendar. */
export function compileCalendar(spec: CalendarSpec): Result<Calendar, CalendarRefusal> {
  const compiled = compileVersions([spec])
  if (compiled.ok) return compiled
  const { refusal } = compiled
  return refused({ ...refusal, path: refusal.path.slice(1) })
}

/**
 * Checks the versions of one calendar and makes them ready to count with as one: each date is read by the version
 * in force on it, so that what was counted stays as it was (R26).
 */
export function compileVersions(specs: readonly CalendarSpec[]): Result<Calendar, CalendarRefusal> {
  const checked = checkVersions(specs)
  if (!checked.ok) return checked
  const versions = checked.value
  const reigns = reignsOf(versions)
  const last = reigns.at(-1)
  const spec = versions.at(-1)
  if (!last || !spec) return refused({ kind: 'no-versions', path: [] })
  const identity: Identity = {
    id: spec.id,
    name: spec.name,
    zone: last.zone,
    zoneAt: (at) => zoneInForce(reigns, at) ?? last.zone,
    hashes: () => ({
      written: textHash(canonicalText(versions)),
      zones: zonesHash(reigns.map(({ zone }) => zone)),
    }),
  }
  return accepted(createCalendar(identity, withinYears(succession(reigns))))
}

const zoneInForce = (reigns: readonly Reign[], at: Instant): Zone | undefined =>
  reigns.find(({ to }) => at < to)?.zone
