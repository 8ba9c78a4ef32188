import { assertNever } from '#shared/domain/assertNever'
import { canonicalText } from '#shared/domain/calendar/calendarHash'
import type { CalendarSpec } from '#shared/domain/calendar/calendarSpec'
import { byEffectiveFrom } from '#shared/domain/calendar/checkCalendars'
import { dateAt, dateText, startOfDate, zoneNamed } from '#shared/domain/calendar/localTime'
import { closeResolvedAfterHoursOf } from '#shared/domain/closing'
import { type Desk, deskSchema, type WrittenTerms } from '#shared/domain/desk'
import { type Instant, instant, MINUTE_MS } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import type { Agreement } from '#shared/domain/sla/agreement'
import { checkTerms } from '#shared/domain/sla/checkTerms'
import { parseWrittenInstant, writtenInstant } from '#shared/domain/writtenInstant'

export interface NextTerms {
  readonly desk: Desk
  /** From when the change holds, to the minute. */
  readonly from: Instant
  /** What is different then, in plain sentences. */
  readonly changes: readonly string[]
}

export type NextTermsRefusal =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'in-the-past'; readonly from: Instant }
  | { readonly kind: 'stale'; readonly name: string; readonly written: number; readonly current: number }
  | { readonly kind: 'history'; readonly name: string; readonly version: number }
  | { readonly kind: 'faulty'; readonly sentence: string }

/** What is wrong and what to do, in one plain sentence or two. */
export function nextTermsSentence(refusal: NextTermsRefusal): string {
  switch (refusal.kind) {
    case 'unchanged':
      return 'These terms are in force already. Nothing was changed.'
    case 'in-the-past':
      return `${writtenInstant(refusal.from)} is past, and what was promised then stays. Give an instant ahead, or none for now.`
    case 'stale':
      return `"${refusal.name}" was written from version ${refusal.written}, and there is version ${refusal.current} by now. Print the terms anew with show and make the change there.`
    case 'history':
      return `Version ${refusal.version} of "${refusal.name}" is not as the desk has it, and what was promised stays. Write the change into the last version only.`
    case 'faulty':
      return refusal.sentence
    default:
      return assertNever(refusal)
  }
}

/**
 * The desk as it is once written terms are in force: the last version of the file's agreement becomes the next version
 * of the desk's, and each calendar that differs gets a next version too (R26). Everything that held before stays, so
 * that a ticket that is closed keeps its verdict: the agreement changes at `from`, calendars on the first whole date
 * from then on. Versions that were to take effect at `from` or later are taken back.
 *
 * `from` null is the instant the file itself names when that is ahead, else now; the minute counts.
 */
export function nextTerms(
  desk: Desk,
  written: WrittenTerms,
  now: Instant,
  from: Instant | null,
): Result<NextTerms, NextTermsRefusal> {
  const thisMinute = minuteOf(now)
  const start = minuteOf(from ?? writtenStart(written, thisMinute))
  if (start < thisMinute) return refused({ kind: 'in-the-past', from: start })
  const agreements = nextAgreements(desk.agreements, written.agreements, now, start)
  if (!agreements.ok) return agreements
  const calendars = nextCalendars(desk.calendars, written.calendars, start)
  if (!calendars.ok) return calendars
  const closing = nextClosing(desk, written)
  const changes = [...agreements.value.changes, ...calendars.value.changes, ...closing.changes]
  if (changes.length === 0) return refused({ kind: 'unchanged' })
  const promises = { agreements: agreements.value.versions, calendars: calendars.value.versions }
  const next = { ...desk, ...promises, ...closing.setting }
  const checked = deskSchema.safeParse(next)
  if (!checked.success) {
    return refused({
      kind: 'faulty',
      sentence: 'The desk has too many versions by now. Start a desk of its own for older ones.',
    })
  }
  const [fault] = checkTerms({ calendars: next.calendars, agreements: next.agreements })
  if (fault) return refused({ kind: 'faulty', sentence: fault.sentence })
  return accepted({ desk: checked.data, from: start, changes })
}

/**
 * The terms a person may edit: the agreement in force and every calendar as it was written last, without their
 * history. A calendar's change of today holds from tomorrow, and must not be lost to the next one.
 */
export function currentTerms(desk: Desk, now: Instant): WrittenTerms {
  const agreement = inForce(desk.agreements, now)
  return {
    calendars: idsOf(desk.calendars).flatMap((id) => {
      const spec = versionsOf(desk.calendars, id).at(-1)
      return spec ? [{ ...spec, effectiveFrom: null }] : []
    }),
    agreements: agreement ? [{ ...agreement, effectiveFrom: null }] : [],
    closeResolvedAfterHours: closeResolvedAfterHoursOf(desk),
  }
}

type Closing = Pick<Desk, 'closeResolvedAfterHours'>

/** No part of what was promised, so it has no versions and holds at once; a file without it leaves it as it is. */
function nextClosing(
  desk: Desk,
  { closeResolvedAfterHours: wanted }: WrittenTerms,
): { readonly setting: Closing; readonly changes: readonly string[] } {
  if (wanted === undefined || wanted === closeResolvedAfterHoursOf(desk)) return { setting: {}, changes: [] }
  const change =
    wanted === null
      ? 'Resolved tickets no longer close by themselves.'
      : `Resolved tickets close by themselves after ${wanted} ${wanted === 1 ? 'hour' : 'hours'}, from now on.`
  return { setting: { closeResolvedAfterHours: wanted }, changes: [change] }
}

const minuteOf = (at: Instant): Instant => instant(Math.floor(at / MINUTE_MS) * MINUTE_MS)
const isSame = (one: unknown, other: unknown): boolean => canonicalText(one) === canonicalText(other)
const idsOf = (specs: readonly CalendarSpec[]): readonly string[] => [...new Set(specs.map(({ id }) => id))]
const startOf = ({ effectiveFrom }: Agreement): Instant | null =>
  effectiveFrom === null ? null : parseWrittenInstant(effectiveFrom)

function writtenStart({ agreements }: WrittenTerms, thisMinute: Instant): Instant {
  const last = agreements.at(-1)
  const start = last ? startOf(last) : null
  return start !== null && start > thisMinute ? start : thisMinute
}

const inForce = (agreements: readonly Agreement[], at: Instant): Agreement | null =>
  agreements.findLast((agreement) => (startOf(agreement) ?? at) <= at) ?? null

interface Versions<Version> {
  readonly versions: readonly Version[]
  readonly changes: readonly string[]
}

const withoutVersion = (agreement: Agreement): Agreement => ({
  ...agreement,
  version: 0,
  effectiveFrom: null,
})

function nextAgreements(
  known: readonly Agreement[],
  written: readonly Agreement[],
  now: Instant,
  start: Instant,
): Result<Versions<Agreement>, NextTermsRefusal> {
  const wanted = written.at(-1)
  const current = inForce(known, now)
  if (!wanted || !current) return accepted({ versions: known, changes: [] })
  const changed = written.slice(0, -1).find((version) => !known.some((kept) => isSame(kept, version)))
  if (changed) return refused({ kind: 'history', name: changed.name, version: changed.version })
  if (wanted.version < current.version) {
    return refused({ kind: 'stale', name: wanted.name, written: wanted.version, current: current.version })
  }
  const kept = known.filter((agreement) => (startOf(agreement) ?? Number.NEGATIVE_INFINITY) < start)
  const takenBack = known
    .filter((agreement) => !kept.includes(agreement) && (startOf(agreement) ?? now) > now)
    .map(
      ({ version, effectiveFrom }) =>
        `Version ${version}, which was to hold from ${effectiveFrom}, is taken back.`,
    )
  const before = inForce(known, start)
  if (before && takenBack.length === 0 && isSame(withoutVersion(before), withoutVersion(wanted))) {
    return accepted({ versions: known, changes: [] })
  }
  const version = Math.max(...known.map((agreement) => agreement.version)) + 1
  // A desk whose first version begins this very minute has nothing before it.
  const effectiveFrom = kept.length === 0 ? null : writtenInstant(start)
  const next = { ...wanted, version, effectiveFrom }
  const change = `Version ${version} of "${wanted.name}" holds from ${writtenInstant(start)}.`
  return accepted({ versions: [...kept, next], changes: [...takenBack, ...overtaken(kept, wanted), change] })
}

/** A version still ahead that the file knows nothing of: it holds, but what it changed ends with it. */
function overtaken(kept: readonly Agreement[], wanted: Agreement): readonly string[] {
  const last = kept.at(-1)
  if (!last || last.version <= wanted.version) return []
  return [
    `Version ${last.version}, which is to hold from ${last.effectiveFrom}, holds only until then; the file was written from version ${wanted.version}.`,
  ]
}

const withoutDate = (spec: CalendarSpec): CalendarSpec => ({ ...spec, version: 0, effectiveFrom: null })

const versionsOf = (specs: readonly CalendarSpec[], id: string): readonly CalendarSpec[] =>
  specs.filter((spec) => spec.id === id).toSorted(byEffectiveFrom)

/** The first date of the calendar's zone that lies wholly at or after an instant. */
function wholeDateFrom({ timezone }: CalendarSpec, at: Instant): string {
  const zone = zoneNamed(timezone)
  if (!zone) return ''
  const day = dateAt(zone, at)
  return dateText(startOfDate(zone, day) >= at ? day : day + 1)
}

function nextCalendars(
  known: readonly CalendarSpec[],
  written: readonly CalendarSpec[],
  start: Instant,
): Result<Versions<CalendarSpec>, NextTermsRefusal> {
  let versions = known
  const changes: string[] = []
  for (const id of idsOf(written)) {
    const next = nextCalendar(versionsOf(known, id), versionsOf(written, id), start)
    if (!next.ok) return next
    if (next.value.changes.length === 0) continue
    versions = [...versions.filter((spec) => spec.id !== id), ...next.value.versions]
    changes.push(...next.value.changes)
  }
  return accepted({ versions, changes })
}

/** All versions of one calendar, oldest first. */
function nextCalendar(
  known: readonly CalendarSpec[],
  written: readonly CalendarSpec[],
  start: Instant,
): Result<Versions<CalendarSpec>, NextTermsRefusal> {
  const wanted = written.at(-1)
  if (!wanted) return accepted({ versions: known, changes: [] })
  const { name } = wanted
  if (known.length === 0) {
    const first = { ...wanted, version: 1, effectiveFrom: null }
    return accepted({ versions: [first], changes: [`The calendar "${name}" is new.`] })
  }
  const changed = written.slice(0, -1).find((version) => !known.some((kept) => isSame(kept, version)))
  if (changed) return refused({ kind: 'history', name, version: changed.version })
  const latest = known.at(-1)
  if (latest && wanted.version < latest.version) {
    return refused({ kind: 'stale', name, written: wanted.version, current: latest.version })
  }
  if (latest && isSame(withoutDate(latest), withoutDate(wanted)))
    return accepted({ versions: known, changes: [] })
  const effectiveFrom = wholeDateFrom(wanted, start)
  const kept = known.filter((spec) => (spec.effectiveFrom ?? '') < effectiveFrom)
  const version = Math.max(...known.map((spec) => spec.version)) + 1
  const next = { ...wanted, version, effectiveFrom }
  const takenBack = known
    .filter((spec) => (spec.effectiveFrom ?? '') > effectiveFrom)
    .map(
      (spec) => `Its version ${spec.version}, which was to hold from ${spec.effectiveFrom}, is taken back.`,
    )
  const change = `The calendar "${name}" changes on ${effectiveFrom}.`
  return accepted({ versions: [...kept, next], changes: [change, ...takenBack] })
}
