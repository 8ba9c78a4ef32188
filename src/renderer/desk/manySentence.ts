import type { TicketId } from '#shared/domain/ids'
import { say } from '#shared/words/say'

/** What became of one of several tickets: null when it was done, else the sentence that says why not. */
export interface Attempt {
  readonly id: TicketId
  readonly reason: string | null
}

const MOST_NAMED = 3

function named(ids: readonly TicketId[]): string {
  const rest = ids.length - MOST_NAMED
  const first = ids.slice(0, MOST_NAMED).join(', ')
  return rest > 0 ? say('desk:more', { named: first, count: rest }) : first
}

/** "20317: You own it already." The keys may be on another ticket by the time it is read (BRD192). */
export const refusedSentence = (id: TicketId, reason: string): string =>
  say('desk:because', { tickets: id, reason })

/** "1 of 3 tickets changed. 20305, 20317: You own it already." One reason is told once, with the tickets it holds for. */
export function manySentence(attempts: readonly Attempt[]): string {
  const refused = new Map<string, TicketId[]>()
  for (const { id, reason } of attempts) {
    if (reason !== null) refused.set(reason, [...(refused.get(reason) ?? []), id])
  }
  const reasons = [...refused].map(([reason, ids]) => say('desk:because', { tickets: named(ids), reason }))
  const done = attempts.filter(({ reason }) => reason === null).length
  return [say('desk:changed', { number: done, count: attempts.length }), ...reasons].join(' ')
}
