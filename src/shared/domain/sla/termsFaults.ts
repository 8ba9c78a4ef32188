import { levelWords } from '../alertLevel'
import type { WrittenPath } from '../calendar/calendarRefusal'
import type { Agreement, Metric, Policy, Warning } from './agreement'
import type { TermsRefusal } from './termsRefusal'

/*
 * Every fault of terms besides those of their calendars, each by itself, so that a console that only compiles terms does
 * not carry the sentences for those who write them.
 */

const made = (kind: TermsRefusal['kind'], path: WrittenPath, sentence: string): TermsRefusal => ({
  kind,
  path,
  sentence,
})

export const reservedCalendar = (path: WrittenPath, id: string) =>
  made('reserved-calendar', path, `"${id}" is the calendar that never closes. Give this one another id.`)

export const unknownCalendar = (path: WrittenPath, policy: Policy, id: string) =>
  made(
    'unknown-calendar',
    path,
    `The policy "${policy.id}" counts in the calendar "${id}", which is not written here. Write it or name another.`,
  )

export const calendarTwice = (path: WrittenPath, policy: Policy, id: string) =>
  made('calendar-twice', path, `The policy "${policy.id}" names the calendar "${id}" twice. Name it once.`)

export const neverOpenTogether = (path: WrittenPath, policy: Policy) =>
  made(
    'never-open-together',
    path,
    `The calendars of the policy "${policy.id}" are never open at one time, so nothing would ever fall due. Give them common hours.`,
  )

export const noAgreementYet = () =>
  made(
    'no-agreement-yet',
    ['agreements'],
    'No agreement has taken effect yet. Write one that holds from ever.',
  )

export const noFirstVersion = (path: WrittenPath, { effectiveFrom }: Agreement) =>
  made(
    'no-first-version',
    path,
    `Nothing says what held before ${effectiveFrom}. Write null here in the first version of the agreement.`,
  )

export const twoFirstVersions = (path: WrittenPath, agreement: Agreement) =>
  made(
    'two-first-versions',
    path,
    `Version ${agreement.version} of the agreement holds from ever, and another does already. Say from when it holds.`,
  )

export const notAscending = (path: WrittenPath, agreement: Agreement) =>
  made(
    'not-ascending',
    path,
    `Version ${agreement.version} of the agreement does not take effect after the one before it. Put versions in the order in which they take effect.`,
  )

export const agreementVersionTwice = (path: WrittenPath, { id, version }: Agreement) =>
  made(
    'agreement-version-twice',
    path,
    `The agreement "${id}" has version ${version} twice. Give each version its own number.`,
  )

export const policyTwice = (path: WrittenPath, { id }: Policy) =>
  made('policy-twice', path, `Two policies are called "${id}". Give each its own id.`)

export const neverReached = (path: WrittenPath, { id }: Policy, before: readonly Policy[]) =>
  made(
    'never-reached',
    path,
    `No ticket ever reaches the policy "${id}": all it is for is taken by ${before.map((policy) => `"${policy.id}"`).join(', ')} before it. Move it up or change its conditions.`,
  )

export const warningTwice = (path: WrittenPath, warning: Warning) =>
  made('warning-twice', path, `The warning at ${levelWords(warning)} is written twice. Write it once.`)

export const neverPauses = (path: WrittenPath, metric: Metric, status: string) =>
  made(
    'never-pauses',
    path,
    `"${status}" never stops the ${metric} clock: only a status of waiting does. Take it out.`,
  )

export const pauseTwice = (path: WrittenPath, metric: Metric, status: string) =>
  made('pause-twice', path, `"${status}" is named twice as a pause of ${metric}. Name it once.`)
