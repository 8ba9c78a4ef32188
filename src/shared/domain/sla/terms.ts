import { alwaysOpen } from '../calendar/alwaysOpen'
import { type Calendar, compileVersions } from '../calendar/calendar'
import { canonicalText, textHash } from '../calendar/calendarHash'
import type { CalendarSpec } from '../calendar/calendarSpec'
import { intersectionOf } from '../calendar/intersection'
import type { Desk, WrittenTerms } from '../desk'
import type { Instant } from '../instant'
import { accepted, type Result, refused } from '../result'
import type { Ticket } from '../ticket'
import { parseWrittenInstant } from '../writtenInstant'
import { type Agreement, ALWAYS } from './agreement'
import type { ClockIdentity } from './clock'
import { courseOf } from './course'
import { type AgreementInForce, type CompiledPolicy, closingCalendars, compilePolicy } from './policies'
import * as fault from './termsFaults'
import { calendarFault, type TermsRefusal } from './termsRefusal'

export type { AgreementInForce } from './policies'
export type { TermsRefusal } from './termsRefusal'

/** What clocks are reckoned by at some time: the desk's promises and its hours, ready to count with. */
export interface Terms {
  /** The versions that have taken effect, oldest first; at least one. */
  readonly versions: readonly AgreementInForce[]
  /** When the next version takes effect and these terms must be compiled anew; null while none is ahead. */
  readonly validUntil: Instant | null
  /** Equal on two computers that must come to the same due instants (R29). */
  readonly hash: string
  /** Over what is written and in force: equal wherever these terms are compiled. */
  readonly writtenHash: string
  /** Over what the calendars' zones do as known here; differs where two time zone databases do (R29). */
  readonly zoneHash: string
}

/** Calendars by id, each of all its versions, and those that several make together. */
export interface CompiledCalendars {
  readonly byId: ReadonlyMap<string, Calendar>
  /** Open while all of these are; null where one is unknown. */
  readonly together: (ids: readonly string[]) => Calendar | null
}

/** Makes every calendar ready to count with, or says what is wrong with the first that is not sound. */
export function compileCalendars(specs: readonly CalendarSpec[]): Result<CompiledCalendars, TermsRefusal> {
  const byId = new Map<string, Calendar>([[ALWAYS, alwaysOpen]])
  for (const id of new Set(specs.map((spec) => spec.id))) {
    const indexes = specs.flatMap((spec, index) => (spec.id === id ? [index] : []))
    const compiled = compileVersions(indexes.flatMap((index) => specs[index] ?? []))
    if (!compiled.ok) return refused(calendarFault(compiled.refusal, indexes))
    byId.set(id, compiled.value)
  }
  const known = new Map<string, Calendar>()
  const together = (ids: readonly string[]): Calendar | null => {
    const closing = closingCalendars(ids)
    const key = JSON.stringify(closing)
    const found = known.get(key)
    if (found) return found
    const members = closing.map((id) => byId.get(id) ?? null)
    if (members.includes(null)) return null
    const made = intersectionOf(members.filter((member) => member !== null))
    known.set(key, made)
    return made
  }
  return accepted({ byId, together })
}

function versionOf(
  agreement: Agreement,
  index: number,
  effectiveAt: Instant | null,
  { byId, together }: CompiledCalendars,
): Result<AgreementInForce, TermsRefusal> {
  const policies: CompiledPolicy[] = []
  for (const [place, policy] of agreement.policies.entries()) {
    const calendar = together(policy.calendars)
    if (calendar === null) {
      const unknown = policy.calendars.findIndex((id) => !byId.has(id))
      const path = ['agreements', index, 'policies', place, 'calendars', unknown]
      return refused(fault.unknownCalendar(path, policy, policy.calendars[unknown] ?? ''))
    }
    policies.push(compilePolicy(policy, agreement, calendar))
  }
  return accepted({ agreement, effectiveAt, policies })
}

/**
 * Compiles written terms as of `now`; keep the result until they change or `validUntil` is reached. Refuses only what
 * cannot be reckoned by; `checkTerms` finds everything a person should put right.
 */
export function compileTerms(written: Desk | WrittenTerms, now: Instant): Result<Terms, TermsRefusal> {
  const calendars = compileCalendars(written.calendars)
  if (!calendars.ok) return calendars
  const versions: AgreementInForce[] = []
  let validUntil: Instant | null = null
  for (const [index, agreement] of written.agreements.entries()) {
    const effectiveAt = agreement.effectiveFrom === null ? null : parseWrittenInstant(agreement.effectiveFrom)
    const before = versions.at(-1)
    if (
      before &&
      (effectiveAt === null || (before.effectiveAt !== null && effectiveAt <= before.effectiveAt))
    ) {
      return refused(fault.notAscending(['agreements', index, 'effectiveFrom'], agreement))
    }
    if (effectiveAt !== null && effectiveAt > now) {
      validUntil = effectiveAt
      break
    }
    const version = versionOf(agreement, index, effectiveAt, calendars.value)
    if (!version.ok) return version
    versions.push(version.value)
  }
  if (versions.length === 0) return refused(fault.noAgreementYet())
  return accepted({ versions, validUntil, ...hashesOf(calendars.value, versions) })
}

function hashesOf(
  { byId }: CompiledCalendars,
  versions: readonly AgreementInForce[],
): Pick<Terms, 'hash' | 'writtenHash' | 'zoneHash'> {
  const promises = versions.map(({ agreement }) => canonicalText(agreement))
  const over = (hashOf: (calendar: Calendar) => string): readonly string[] =>
    [...byId].map(([id, calendar]) => `${id} ${hashOf(calendar)}`)
  return {
    hash: textHash([...over(({ hash }) => hash), ...promises].join('|')),
    writtenHash: textHash([...over(({ writtenHash }) => writtenHash), ...promises].join('|')),
    zoneHash: textHash(over(({ zoneHash }) => zoneHash).join('|')),
  }
}

/** The policy a clock names, in the newest version that has it; null when no version has. */
export function policyNamed(terms: Terms, policyId: string): CompiledPolicy | null {
  for (const { policies } of terms.versions.toReversed()) {
    const found = policies.find(({ policy }) => policy.id === policyId)
    if (found) return found
  }
  return null
}

/** The policy of a ticket as it is now, in the version of the agreement it belongs to; null when none matches. */
export function policyOf(ticket: Ticket, terms: Terms): CompiledPolicy | null {
  return courseOf(ticket, terms.versions).phases.at(-1)?.policy ?? null
}

/** The policy that a ticket's clock names, in the version of the agreement it was promised by; null when it never was. */
export function policyOfClock(
  ticket: Ticket,
  terms: Terms,
  { policyId }: Pick<ClockIdentity, 'policyId'>,
): CompiledPolicy | null {
  const { phases } = courseOf(ticket, terms.versions)
  return phases.findLast(({ policy }) => policy?.policy.id === policyId)?.policy ?? null
}
