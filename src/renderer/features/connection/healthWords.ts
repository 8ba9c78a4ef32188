import { assertNever } from '#shared/domain/assertNever'
import type { Queue } from '#shared/domain/desk'
import type { QueueId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import { orgScope, papersScope, queueOfScope, type Scope } from '#shared/domain/scope'
import { tenthsText } from '#shared/words/forms'
import { numberText } from '#shared/words/numberText'
import { say, spoken } from '#shared/words/say'
import type { ClockAgreement, ConnectionBreak, ScopeHealth, SyncHealth } from '../../data/health/syncHealth'

/** "1,204", "1 204": thousands apart, as the language spoken does it. */
export const countText = (count: number): string => numberText(count, spoken())

/** What a scope is to an agent. */
export function scopeName(scope: Scope, queues: ReadonlyMap<QueueId, Queue>): string {
  if (scope === orgScope) return say('connection:scope.desk')
  if (scope === papersScope) return say('connection:scope.papers')
  const queue = queueOfScope(scope)
  if (queue === null) return say('connection:scope.own')
  return queues.get(queue)?.name ?? queue
}

/** What there is to say of a scope besides how many rows it has; empty when all is well. */
export function scopeWords({ rows, expectedRows, cursor, head, comparison }: ScopeHealth): string {
  if (cursor < head)
    return rows < expectedRows
      ? say('connection:scope.of', { all: expectedRows })
      : say('connection:scope.catchingUp')
  return comparison === 'different' ? say('connection:scope.differs') : ''
}

/** How far a scope has come in the server's log, and how far that goes where it is further. */
export const progressWords = ({ cursor, head }: ScopeHealth): string =>
  cursor < head ? `${countText(cursor)} / ${countText(head)}` : countText(cursor)

/** Whether the rows here are the server's, and when that was last looked at. */
export function comparisonWords({ scopes, comparedAt }: SyncHealth, timeOf: (at: Instant) => string): string {
  if (comparedAt === null) return say('connection:health.notCompared')
  const different = scopes.filter(({ comparison }) => comparison === 'different').length
  const compared = scopes.filter(({ comparison }) => comparison !== 'none').length
  if (compared === 0) return say('connection:health.notCompared')
  return different === 0
    ? say('connection:health.allAlike', { time: timeOf(comparedAt) })
    : say('connection:health.partsDiffer', {
        number: different,
        count: compared,
        time: timeOf(comparedAt),
      })
}

/** "1 204 compared, 0 differ". */
export function clocksWords({ compared, differingCount }: ClockAgreement): string {
  return compared === 0
    ? say('connection:health.notCompared')
    : say('connection:health.clocksCompared', { compared, differing: differingCount })
}

/** What is to be known of clocks that differ, in a sentence; null when none does and the zones are alike. */
export function differenceSentence({
  differing,
  differingCount,
  hasOtherZones,
}: ClockAgreement): string | null {
  const [first] = differing
  if (!first) {
    return hasOtherZones ? say('connection:health.otherZones') : null
  }
  const others = differingCount - 1
  const whose =
    others === 0 ? first.ticket : say('connection:health.andMore', { ticket: first.ticket, count: others })
  switch (first.kind) {
    case 'time-zones':
      return say('connection:health.zonesDiffer', { whose })
    case 'result':
      return say('connection:health.resultDiffers', { whose })
    default:
      return assertNever(first.kind)
  }
}

/** "12.3 MB"; a tenth is the finest that is said. */
export const megabytesText = (bytes: number): string =>
  say('connection:health.megabytes', { number: tenthsText(bytes / 1_000_000) })

/** As the engine records them and the diagnostics give them, in English. */
const reasons = {
  'transport close': 'broke',
  'transport error': 'broke',
  'ping timeout': 'silent',
  'io server disconnect': 'ended',
  'ended here': 'here',
  'a new connection was asked for here': 'askedAgain',
  'this computer slept or its clock was set': 'slept',
  'the server asked to sign in again': 'reauth',
  'the server asked for a newer console': 'upgrade',
  'another window or copy of this console took over': 'fenced',
  'the server could not read a message': 'invalid',
  'the server asked to come back later': 'busy',
} as const
const isKnown = (why: string): why is keyof typeof reasons => Object.hasOwn(reasons, why)

/** Why a connection was lost, and what came of it. A reason we have no words for stands as it was given. */
export function breakWords({ why, tries, backAt }: ConnectionBreak, timeOf: (at: Instant) => string): string {
  const reason = isKnown(why) ? say(`connection:break.${reasons[why]}`) : why
  if (backAt === null) {
    return tries === 0
      ? say('connection:break.notBack', { reason })
      : say('connection:break.notBackTried', { reason, count: tries })
  }
  const time = timeOf(backAt)
  return tries === 0
    ? say('connection:break.back', { reason, time })
    : say('connection:break.backTried', { reason, time, count: tries })
}
