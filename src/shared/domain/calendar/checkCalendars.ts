import { DAY_MS } from '../instant'
import { accepted, type Result, refused } from '../result'
import type { CalendarRefusal, WrittenPath } from './calendarRefusal'
import { type CalendarSpec, type WallSpan, weekdays } from './calendarSpec'
import { type DateSpan, dateSpan, planDates } from './datePlan'
import { DAY_AFTER_LAST, FIRST_DAY, parseDate } from './localDate'
import { type Zone, zoneNamed } from './localTime'
import { windowsOfDate } from './windows'

interface PlacedSpan {
  readonly path: WrittenPath
  readonly place: string
  readonly span: WallSpan
}

const placed = (path: WrittenPath, place: string, spans: readonly WallSpan[]): readonly PlacedSpan[] =>
  spans.map((span, index) => ({ path: [...path, index], place, span }))

const weeklySpans = (spec: CalendarSpec): readonly (readonly PlacedSpan[])[] =>
  weekdays.map((weekday) => placed(['weekly', weekday], weekday, spec.weekly[weekday]))

const datedFields = ['overrides', 'openings', 'breaks'] as const

const datedSpans = (spec: CalendarSpec): readonly (readonly PlacedSpan[])[] =>
  datedFields.flatMap((field) =>
    Object.entries(spec[field]).map(([date, spans]) => placed([field, date], date, spans)),
  )

function dateFaults(spec: CalendarSpec): readonly CalendarRefusal[] {
  const written: readonly (readonly [WrittenPath, string | null])[] = [
    [['effectiveFrom'], spec.effectiveFrom],
    ...spec.holidays.map(({ date }, index) => [['holidays', index, 'date'], date] as const),
    ...datedFields.flatMap((field) => Object.keys(spec[field]).map((date) => [[field, date], date] as const)),
  ]
  return written.flatMap(([path, date]): CalendarRefusal[] => {
    if (date === null) return []
    const day = parseDate(date)
    if (day === null) return [{ kind: 'no-such-date', path, date }]
    return day < FIRST_DAY || day >= DAY_AFTER_LAST ? [{ kind: 'beyond-years', path, date }] : []
  })
}

function spanFault({ path, place, span }: PlacedSpan): readonly CalendarRefusal[] {
  const [opens, closes] = span
  if (opens === '24:00') return [{ kind: 'reversed-span', path, place, span }]
  if (opens === closes) return [{ kind: 'empty-span', path, place, span }]
  if (closes === '23:59') return [{ kind: 'minute-short', path, place, span }]
  return []
}

const overlap = (a: DateSpan, b: DateSpan): boolean => a.fromMs < b.toMs && b.fromMs < a.toMs

function overlapFault(later: PlacedSpan, earlier: PlacedSpan): CalendarRefusal {
  const { path, place, span } = later
  return { kind: 'overlapping-spans', path, place, span, otherPlace: earlier.place, other: earlier.span }
}

/** Spans of one list that overlap. */
const overlapsWithin = (spans: readonly PlacedSpan[]): readonly CalendarRefusal[] =>
  spans.flatMap((later, index) =>
    spans
      .slice(0, index)
      .filter((earlier) => overlap(dateSpan(earlier.span), dateSpan(later.span)))
      .map((earlier) => overlapFault(later, earlier)),
  )

/** Spans that overlap what the night before has left of its own. */
const overlapsOfNight = (
  spans: readonly PlacedSpan[],
  before: readonly PlacedSpan[],
): readonly CalendarRefusal[] =>
  spans.flatMap((later) =>
    before
      .filter(({ span }) => {
        const { fromMs, toMs } = dateSpan(span)
        return overlap({ fromMs: fromMs - DAY_MS, toMs: toMs - DAY_MS }, dateSpan(later.span))
      })
      .map((earlier) => overlapFault(later, earlier)),
  )

/** Spans at fault by themselves are left out where spans are compared, so that each is told of once. */
function spanFaults(spec: CalendarSpec): readonly CalendarRefusal[] {
  const sound = (spans: readonly PlacedSpan[]) => spans.filter((span) => spanFault(span).length === 0)
  const weekly = weeklySpans(spec)
  const dated = datedSpans(spec)
  const faults = [...weekly, ...dated].flat().flatMap(spanFault)
  const soundWeek = weekly.map(sound)
  const nights = soundWeek.flatMap((spans, index) => overlapsOfNight(spans, soundWeek.at(index - 1) ?? []))
  return [...faults, ...[...soundWeek, ...dated.map(sound)].flatMap(overlapsWithin), ...nights]
}

/** Whether any date is open. A weekday's hours come round again; those of a date may be lost to a holiday or break. */
function hasOpening(spec: CalendarSpec, zone: Zone): boolean {
  if (weekdays.some((weekday) => spec.weekly[weekday].length > 0)) return true
  const planOf = planDates(spec)
  return [...Object.keys(spec.overrides), ...Object.keys(spec.openings)].some((date) => {
    const day = parseDate(date) ?? FIRST_DAY
    return [day, day + 1].some((each) => windowsOfDate(each, planOf(each), zone).length > 0)
  })
}

function faultsOf(spec: CalendarSpec): readonly CalendarRefusal[] {
  const zone = zoneNamed(spec.timezone)
  const { timezone, name } = spec
  const zoneFault: readonly CalendarRefusal[] =
    zone === null ? [{ kind: 'unknown-zone', path: ['timezone'], timezone }] : []
  const faults = [...zoneFault, ...dateFaults(spec), ...spanFaults(spec)]
  if (zone === null || faults.length > 0 || hasOpening(spec, zone)) return faults
  return [{ kind: 'never-opens', path: ['weekly'], name }]
}

interface Numbered {
  readonly spec: CalendarSpec
  readonly index: number
}

/** Faults of one calendar's versions taken together. */
function versionFaults(versions: readonly Numbered[]): readonly CalendarRefusal[] {
  const faults: CalendarRefusal[] = versions.flatMap(({ spec, index }, position) => {
    const { name, version, effectiveFrom } = spec
    const before = versions.slice(0, position).map((earlier) => earlier.spec)
    const found: CalendarRefusal[] = []
    if (before.some((earlier) => earlier.version === version)) {
      found.push({ kind: 'version-twice', path: [index, 'version'], name, version })
    }
    if (before.some((earlier) => earlier.effectiveFrom === effectiveFrom)) {
      found.push({ kind: 'effective-twice', path: [index, 'effectiveFrom'], name, effectiveFrom })
    }
    return found
  })
  const [earliest] = versions.toSorted((a, b) => byEffectiveFrom(a.spec, b.spec))
  if (!earliest || earliest.spec.effectiveFrom === null) return faults
  const { name, effectiveFrom } = earliest.spec
  return [...faults, { kind: 'nothing-before', path: [earliest.index, 'effectiveFrom'], name, effectiveFrom }]
}

/** Orders versions by their first dates; the one that holds from ever comes first. */
export function byEffectiveFrom(a: CalendarSpec, b: CalendarSpec): number {
  const [left, right] = [a.effectiveFrom ?? '', b.effectiveFrom ?? '']
  if (left === right) return 0
  return left < right ? -1 : 1
}

/**
 * Every fault of some calendars and their versions, in the order written; versions are those with one id. Paths begin
 * with the place in the list.
 */
export function checkCalendars(specs: readonly CalendarSpec[]): readonly CalendarRefusal[] {
  const own = specs.flatMap((spec, index) =>
    faultsOf(spec).map((fault) => ({ ...fault, path: [index, ...fault.path] })),
  )
  const byId = new Map<string, Numbered[]>()
  for (const [index, spec] of specs.entries()) {
    byId.set(spec.id, [...(byId.get(spec.id) ?? []), { spec, index }])
  }
  return [...own, ...[...byId.values()].flatMap(versionFaults)]
}

/**
 * Refuses what would make wrong due times, or is no complete succession of versions of one calendar: the first fault
 * found. Gives the versions in the order in which they hold (R8, R9, R10, R26).
 */
export function checkVersions(
  specs: readonly CalendarSpec[],
): Result<readonly CalendarSpec[], CalendarRefusal> {
  const [first] = specs
  if (!first) return refused({ kind: 'no-versions', path: [] })
  const stranger = specs.findIndex(({ id }) => id !== first.id)
  const id = specs[stranger]?.id
  if (id !== undefined) {
    return refused({ kind: 'other-calendar', path: [stranger, 'id'], id, expected: first.id })
  }
  const [fault] = checkCalendars(specs)
  return fault ? refused(fault) : accepted(specs.toSorted(byEffectiveFrom))
}
