import { assertNever } from '#shared/domain/assertNever'
import type { Queue } from '#shared/domain/desk'
import type { QueueId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import { orgScope, queueOfScope, type Scope } from '#shared/domain/scope'
import type { ClockAgreement, ConnectionBreak, ScopeHealth, SyncHealth } from '../../data/syncHealth'

/** "1 204": thousands apart, by a narrow space that does not break. */
export const countText = (count: number): string => count.toLocaleString('en-GB').replaceAll(',', '\u202f')

/** What a scope is to an agent. */
export function scopeName(scope: Scope, queues: ReadonlyMap<QueueId, Queue>): string {
  if (scope === orgScope) return 'Desk and people'
  const queue = queueOfScope(scope)
  if (queue === null) return 'Your own'
  return queues.get(queue)?.name ?? queue
}

/** What there is to say of a scope besides how many rows it has; empty when all is well. */
export function scopeWords({ rows, expectedRows, cursor, head, comparison }: ScopeHealth): string {
  if (cursor < head) return rows < expectedRows ? `of ${countText(expectedRows)}` : 'catching up'
  return comparison === 'different' ? 'differs' : ''
}

/** How far a scope has come in the server's log, and how far that goes where it is further. */
export const progressWords = ({ cursor, head }: ScopeHealth): string =>
  cursor < head ? `${countText(cursor)} / ${countText(head)}` : countText(cursor)

/** Whether the rows here are the server's, and when that was last looked at. */
export function comparisonWords({ scopes, comparedAt }: SyncHealth, timeOf: (at: Instant) => string): string {
  if (comparedAt === null) return 'not compared yet'
  const different = scopes.filter(({ comparison }) => comparison === 'different').length
  const compared = scopes.filter(({ comparison }) => comparison !== 'none').length
  if (compared === 0) return 'not compared yet'
  return different === 0
    ? `all as on the server at ${timeOf(comparedAt)}`
    : `${different} of ${compared} parts differ, ${timeOf(comparedAt)}`
}

/** "1 204 compared, 0 differ". */
export function clocksWords({ compared, differingCount }: ClockAgreement): string {
  return compared === 0
    ? 'not compared yet'
    : `${countText(compared)} compared, ${countText(differingCount)} differ`
}

/** What is to be known of clocks that differ, in a sentence; null when none does and the zones are alike. */
export function differenceSentence({
  differing,
  differingCount,
  hasOtherZones,
}: ClockAgreement): string | null {
  const [first] = differing
  if (!first) {
    return hasOtherZones
      ? 'The time-zone data of this computer is not the server’s. No due time here differs by it.'
      : null
  }
  const others = differingCount - 1
  const whose = others === 0 ? first.ticket : `${first.ticket} and ${countText(others)} more`
  switch (first.kind) {
    case 'time-zones':
      return `${whose}: due times differ from the server’s, as the time-zone data of this computer is another. Update it; the server’s times count.`
    case 'result':
      return `${whose}: due times differ from the server’s by the same terms. Copy the diagnostics for your administrator; the server’s times count.`
    default:
      return assertNever(first.kind)
  }
}

/** "12.3 MB"; a tenth is the finest that is said. */
export const megabytesText = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)}\u202fMB`

const reasonWords: Readonly<Record<string, string>> = {
  'transport close': 'the connection broke',
  'transport error': 'the connection broke',
  'ping timeout': 'the server fell silent',
  'io server disconnect': 'the server ended it',
}

/** Why a connection was lost, and what came of it. */
export function breakWords({ why, tries, backAt }: ConnectionBreak, timeOf: (at: Instant) => string): string {
  const reason = reasonWords[why] ?? why
  const tried = tries === 0 ? '' : `, ${tries} ${tries === 1 ? 'try' : 'tries'}`
  return backAt === null ? `${reason}${tried}, not back yet` : `${reason}${tried}, back ${timeOf(backAt)}`
}
