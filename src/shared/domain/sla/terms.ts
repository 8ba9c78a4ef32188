import { type Calendar, type CalendarRefusal, compileCalendar } from '../calendar/calendar'
import { canonicalText, textHash } from '../calendar/calendarHash'
import type { Desk } from '../desk'
import type { Instant } from '../instant'
import { accepted, type Result, refused } from '../result'
import type { Ticket } from '../ticket'
import { parseWrittenInstant } from '../writtenInstant'
import type { Agreement, Manners, Policy } from './agreement'
import { type CompiledPolicy, factsOf, policyFor } from './policies'

/** One version of the agreement, ready to reckon with. */
export interface AgreementInForce {
  readonly agreement: Agreement
  /** Null: from ever. */
  readonly effectiveAt: Instant | null
  /** In the order in which they are tried. */
  readonly policies: readonly CompiledPolicy[]
}

/** What clocks are reckoned by at some time: the desk's promises and its hours, ready to count with. */
export interface Terms {
  /** The versions that have taken effect, oldest first; at least one. */
  readonly versions: readonly AgreementInForce[]
  /** When the next version takes effect and these terms must be compiled anew; null while none is ahead. */
  readonly validUntil: Instant | null
  /** Equal on two computers that must come to the same due instants (R29). */
  readonly hash: string
}

export type TermsRefusal =
  | CalendarRefusal
  | { readonly kind: 'unknown-calendar'; readonly policyId: string; readonly calendar: string }
  | { readonly kind: 'no-agreement-yet' }

const mannersOf = (policy: Policy, agreement: Agreement): Manners => ({
  pauses: policy.pauses ?? agreement.pauses,
  warnings: policy.warnings ?? agreement.warnings,
  onReopen: policy.onReopen ?? agreement.onReopen,
  onTargetChange: policy.onTargetChange ?? agreement.onTargetChange,
  nextResponseFrom: policy.nextResponseFrom ?? agreement.nextResponseFrom,
})

function policiesOf(
  agreement: Agreement,
  calendars: ReadonlyMap<string, Calendar>,
): Result<readonly CompiledPolicy[], TermsRefusal> {
  const compiled: CompiledPolicy[] = []
  for (const policy of agreement.policies) {
    const [name = ''] = policy.calendars
    const calendar = calendars.get(name)
    if (!calendar) return refused({ kind: 'unknown-calendar', policyId: policy.id, calendar: name })
    compiled.push({ policy, manners: mannersOf(policy, agreement), calendar })
  }
  return accepted(compiled)
}

/** Compiles a desk as of `now`; keep the result until the desk's row changes or `validUntil` is reached. */
export function compileTerms(desk: Desk, now: Instant): Result<Terms, TermsRefusal> {
  const calendars = new Map<string, Calendar>()
  for (const spec of desk.calendars) {
    const compiled = compileCalendar(spec)
    if (!compiled.ok) return compiled
    calendars.set(spec.id, compiled.value)
  }
  const versions: AgreementInForce[] = []
  let validUntil: Instant | null = null
  for (const agreement of desk.agreements) {
    const effectiveAt = agreement.effectiveFrom === null ? null : parseWrittenInstant(agreement.effectiveFrom)
    if (effectiveAt !== null && effectiveAt > now) {
      validUntil = effectiveAt
      break
    }
    const policies = policiesOf(agreement, calendars)
    if (!policies.ok) return policies
    versions.push({ agreement, effectiveAt, policies: policies.value })
  }
  if (versions.length === 0) return refused({ kind: 'no-agreement-yet' })
  const hash = textHash(
    [...calendars.values()]
      .map((calendar) => calendar.hash)
      .concat(versions.map(({ agreement }) => canonicalText(agreement)))
      .join('|'),
  )
  return accepted({ versions, validUntil, hash })
}

/** The policy a clock names, in the newest version that has it; null when no version has. */
export function policyNamed(terms: Terms, policyId: string): CompiledPolicy | null {
  for (const { policies } of terms.versions.toReversed()) {
    const found = policies.find(({ policy }) => policy.id === policyId)
    if (found) return found
  }
  return null
}

/** The policy of a ticket as it is now, with the agreement it belongs to; null when none matches. */
export function policyOf(
  ticket: Ticket,
  terms: Terms,
): (CompiledPolicy & Pick<AgreementInForce, 'agreement'>) | null {
  const newest = terms.versions.at(-1)
  const chosen = newest ? policyFor(newest.policies, factsOf(ticket)) : null
  return newest && chosen ? { ...chosen, agreement: newest.agreement } : null
}
