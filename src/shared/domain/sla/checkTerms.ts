import { levelKey } from '../alertLevel'
import { alwaysOpen } from '../calendar/alwaysOpen'
import type { WrittenPath } from '../calendar/calendarRefusal'
import { checkCalendars } from '../calendar/checkCalendars'
import { FIRST_INSTANT } from '../calendar/localDate'
import type { WrittenTerms } from '../desk'
import { channelSchema, isWaiting, prioritySchema, tierSchema } from '../ticket'
import { parseWrittenInstant } from '../writtenInstant'
import {
  type Agreement,
  ALWAYS,
  type Conditions,
  metrics,
  type Pauses,
  type Policy,
  type Warning,
} from './agreement'
import { type CompiledCalendars, compileCalendars } from './terms'
import * as fault from './termsFaults'
import { calendarFault, type TermsRefusal } from './termsRefusal'

/**
 * Everything that is wrong with written terms, in the order of its kinds, each with the path to where it is written
 * and a sentence that says what to do; empty when they may be used (R10, R26). Expects terms that fit their schema.
 */
export function checkTerms(written: WrittenTerms): readonly TermsRefusal[] {
  const calendarFaults = checkCalendars(written.calendars).map((refusal) => calendarFault(refusal))
  const compiled = calendarFaults.length === 0 ? compileCalendars(written.calendars) : null
  const calendars = compiled?.ok ? compiled.value : null
  return [
    ...calendarFaults,
    ...reservedIds(written),
    ...written.agreements.flatMap((agreement, index) => [
      ...effectFaults(written.agreements, agreement, index),
      ...mannersFaults(['agreements', index], agreement),
      ...agreement.policies.flatMap((policy, place) => {
        const path = ['agreements', index, 'policies', place]
        return [
          ...calendarNames(path, policy, written, calendars),
          ...policyFaults(path, agreement, policy, place),
          ...mannersFaults(path, policy),
        ]
      }),
    ]),
  ]
}

const reservedIds = ({ calendars }: WrittenTerms): readonly TermsRefusal[] =>
  calendars.flatMap(({ id }, index) =>
    id === ALWAYS ? [fault.reservedCalendar(['calendars', index, 'id'], id)] : [],
  )

const effectiveAtOf = ({ effectiveFrom }: Agreement): number =>
  effectiveFrom === null
    ? Number.NEGATIVE_INFINITY
    : (parseWrittenInstant(effectiveFrom) ?? Number.POSITIVE_INFINITY)

/** Versions follow each other: the first from ever, each later one after the one before it. */
function effectFaults(
  agreements: readonly Agreement[],
  agreement: Agreement,
  index: number,
): readonly TermsRefusal[] {
  const path = ['agreements', index, 'effectiveFrom']
  const earlier = agreements.slice(0, index)
  const before = earlier.at(-1)
  const faults: TermsRefusal[] = []
  if (!before && agreement.effectiveFrom !== null) faults.push(fault.noFirstVersion(path, agreement))
  if (before && agreement.effectiveFrom === null) faults.push(fault.twoFirstVersions(path, agreement))
  else if (before && effectiveAtOf(agreement) <= effectiveAtOf(before)) {
    faults.push(fault.notAscending(path, agreement))
  }
  if (earlier.some(({ id, version }) => id === agreement.id && version === agreement.version)) {
    faults.push(fault.agreementVersionTwice(['agreements', index, 'version'], agreement))
  }
  return faults
}

function calendarNames(
  path: WrittenPath,
  policy: Policy,
  { calendars }: WrittenTerms,
  compiled: CompiledCalendars | null,
): readonly TermsRefusal[] {
  const known = new Set([ALWAYS, ...calendars.map(({ id }) => id)])
  const faults = policy.calendars.flatMap((id, index): readonly TermsRefusal[] => {
    const place = [...path, 'calendars', index]
    if (!known.has(id)) return [fault.unknownCalendar(place, policy, id)]
    return policy.calendars.indexOf(id) < index ? [fault.calendarTwice(place, policy, id)] : []
  })
  if (faults.length > 0 || compiled === null) return faults
  const together = compiled.together(policy.calendars) ?? alwaysOpen
  const isOpenEver = together.nextOpen(FIRST_INSTANT) !== null
  return isOpenEver ? [] : [fault.neverOpenTogether([...path, 'calendars'], policy)]
}

function policyFaults(
  path: WrittenPath,
  { policies }: Agreement,
  policy: Policy,
  place: number,
): readonly TermsRefusal[] {
  const before = policies.slice(0, place)
  const isTwice = before.some(({ id }) => id === policy.id)
  const taken = takenBy(before, policy)
  return [
    ...(isTwice ? [fault.policyTwice([...path, 'id'], policy)] : []),
    ...(taken.length > 0 ? [fault.neverReached([...path, 'when'], policy, taken)] : []),
  ]
}

/** What a ticket can be where there are only so many things it can be. */
const kinds = prioritySchema.options.flatMap((priority) =>
  channelSchema.options.flatMap((channel) => tierSchema.options.map((tier) => ({ priority, channel, tier }))),
)
type Kind = (typeof kinds)[number]

const isFor = ({ priority, channel, tier }: Conditions, kind: Kind): boolean =>
  (priority?.includes(kind.priority) ?? true) &&
  (channel?.includes(kind.channel) ?? true) &&
  (tier?.includes(kind.tier) ?? true)

/** Whether every value that the one allows is allowed by the other; a field without a condition allows all. */
const isWithin = (some: readonly string[] | undefined, all: readonly string[] | undefined): boolean =>
  all === undefined || (some?.every((value) => all.includes(value)) ?? false)

/** The policies that together take every ticket this one is for; empty when some tickets reach it. */
function takenBy(before: readonly Policy[], { when }: Policy): readonly Policy[] {
  const wide = before.filter(
    (policy) =>
      isWithin(when.category, policy.when.category) &&
      isWithin(when.assetClass, policy.when.assetClass) &&
      isWithin(when.queue, policy.when.queue),
  )
  if (wide.length === 0) return []
  const takers = new Set<Policy>()
  for (const kind of kinds.filter((each) => isFor(when, each))) {
    const taker = wide.find((policy) => isFor(policy.when, kind))
    if (!taker) return []
    takers.add(taker)
  }
  return [...takers]
}

interface WrittenManners {
  readonly pauses?: Pauses | undefined
  readonly warnings?: readonly Warning[] | undefined
}

function mannersFaults(path: WrittenPath, { pauses, warnings }: WrittenManners): readonly TermsRefusal[] {
  return [...pauseFaults(path, pauses ?? {}), ...warningFaults(path, warnings ?? [])]
}

/** Only a status of waiting stops a clock (R19). */
const pauseFaults = (path: WrittenPath, pauses: Pauses): readonly TermsRefusal[] =>
  metrics.flatMap((metric) =>
    (pauses[metric] ?? []).flatMap((status, index, statuses): readonly TermsRefusal[] => {
      const place = [...path, 'pauses', metric, index]
      if (!isWaiting(status)) return [fault.neverPauses(place, metric, status)]
      return statuses.indexOf(status) < index ? [fault.pauseTwice(place, metric, status)] : []
    }),
  )

const warningFaults = (path: WrittenPath, warnings: readonly Warning[]): readonly TermsRefusal[] =>
  warnings.flatMap((warning, index) => {
    const isTwice = warnings.findIndex((other) => levelKey(other) === levelKey(warning)) < index
    return isTwice ? [fault.warningTwice([...path, 'warnings', index], warning)] : []
  })
