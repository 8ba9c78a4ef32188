import { levelWords } from '../alertLevel'
import { type CalendarRefusal, calendarRefusalSentence, type WrittenPath } from '../calendar/calendarRefusal'
import type { Agreement, Metric, Policy, Warning } from './agreement'

/** Why terms cannot be used, or should not be. `path` leads into the written terms. */
export interface TermsRefusal {
  readonly kind:
    | CalendarRefusal['kind']
    | 'reserved-calendar'
    | 'unknown-calendar'
    | 'calendar-twice'
    | 'no-agreement-yet'
    | 'no-first-version'
    | 'two-first-versions'
    | 'not-ascending'
    | 'agreement-version-twice'
    | 'policy-twice'
    | 'never-reached'
    | 'warning-twice'
    | 'never-pauses'
    | 'pause-twice'
  readonly path: WrittenPath
  /** What is wrong and what to do, in one plain sentence or two. */
  readonly sentence: string
}

/** A fault of a calendar, its path read from the terms; `indexes` are the places of the calendars it was found in. */
export function calendarFault(
  refusal: CalendarRefusal,
  indexes: readonly number[] | null = null,
): TermsRefusal {
  const [first, ...rest] = refusal.path
  const place = indexes !== null && typeof first === 'number' ? (indexes[first] ?? first) : first
  const path = place === undefined ? ['calendars'] : ['calendars', place, ...rest]
  return { kind: refusal.kind, path, sentence: calendarRefusalSentence(refusal) }
}

const made = (kind: TermsRefusal['kind'], path: WrittenPath, sentence: string): TermsRefusal => ({
  kind,
  path,
  sentence,
})

/** Every fault of terms besides those of their calendars. */
export const fault = {
  reservedCalendar: (path: WrittenPath, id: string) =>
    made('reserved-calendar', path, `"${id}" is the calendar that never closes. Give this one another id.`),
  unknownCalendar: (path: WrittenPath, policy: Policy, id: string) =>
    made(
      'unknown-calendar',
      path,
      `The policy "${policy.id}" counts in the calendar "${id}", which is not written here. Write it or name another.`,
    ),
  calendarTwice: (path: WrittenPath, policy: Policy, id: string) =>
    made('calendar-twice', path, `The policy "${policy.id}" names the calendar "${id}" twice. Name it once.`),
  neverOpenTogether: (path: WrittenPath, policy: Policy) =>
    made(
      'never-open-together',
      path,
      `The calendars of the policy "${policy.id}" are never open at one time, so nothing would ever fall due. Give them common hours.`,
    ),
  noAgreementYet: () =>
    made(
      'no-agreement-yet',
      ['agreements'],
      'No agreement has taken effect yet. Write one that holds from ever.',
    ),
  noFirstVersion: (path: WrittenPath, { effectiveFrom }: Agreement) =>
    made(
      'no-first-version',
      path,
      `Nothing says what held before ${effectiveFrom}. Write null here in the first version of the agreement.`,
    ),
  twoFirstVersions: (path: WrittenPath, agreement: Agreement) =>
    made(
      'two-first-versions',
      path,
      `Version ${agreement.version} of the agreement holds from ever, and another does already. Say from when it holds.`,
    ),
  notAscending: (path: WrittenPath, agreement: Agreement) =>
    made(
      'not-ascending',
      path,
      `Version ${agreement.version} of the agreement does not take effect after the one before it. Put versions in the order in which they take effect.`,
    ),
  agreementVersionTwice: (path: WrittenPath, { id, version }: Agreement) =>
    made(
      'agreement-version-twice',
      path,
      `The agreement "${id}" has version ${version} twice. Give each version its own number.`,
    ),
  policyTwice: (path: WrittenPath, { id }: Policy) =>
    made('policy-twice', path, `Two policies are called "${id}". Give each its own id.`),
  neverReached: (path: WrittenPath, { id }: Policy, before: readonly Policy[]) =>
    made(
      'never-reached',
      path,
      `No ticket ever reaches the policy "${id}": all it is for is taken by ${before.map((policy) => `"${policy.id}"`).join(', ')} before it. Move it up or change its conditions.`,
    ),
  warningTwice: (path: WrittenPath, warning: Warning) =>
    made('warning-twice', path, `The warning at ${levelWords(warning)} is written twice. Write it once.`),
  neverPauses: (path: WrittenPath, metric: Metric, status: string) =>
    made(
      'never-pauses',
      path,
      `"${status}" never stops the ${metric} clock: only a status of waiting does. Take it out.`,
    ),
  pauseTwice: (path: WrittenPath, metric: Metric, status: string) =>
    made('pause-twice', path, `"${status}" is named twice as a pause of ${metric}. Name it once.`),
} as const
