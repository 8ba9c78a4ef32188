import { rowAfter } from './rowAfter'
import { mergedIntoOf } from './sla/merging'
import type { Ticket, TicketEvent } from './ticket'

/** One text per event whatever the order of its fields, so that events from two sources can be compared. */
function fingerprint(event: TicketEvent): string {
  const inOrder = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inOrder)
    if (value === null || typeof value !== 'object') return value
    return Object.entries(value)
      .map(([name, field]) => [name, inOrder(field)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
  }
  return JSON.stringify(inOrder(event))
}

/** The events of `history` that `known` does not have; two equal events need two equal ones there. */
function missingFrom(known: readonly TicketEvent[], history: readonly TicketEvent[]): readonly TicketEvent[] {
  const counts = new Map<string, number>()
  for (const event of known) {
    const key = fingerprint(event)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return history.filter((event) => {
    const key = fingerprint(event)
    const count = counts.get(key) ?? 0
    counts.set(key, count - 1)
    return count <= 0
  })
}

/**
 * A stored ticket told anew by a source that does not know what agents did to it here: nothing of ours is lost, and
 * what is new in the telling follows in the server's order (IMP20). A telling with another opening instant is
 * another story of the ticket and replaces it whole (IMP21). What is part of another ticket stays closed, whatever is
 * told of its status (SRV143).
 */
export function mergeHistories(stored: Ticket, told: Ticket): Ticket {
  if (stored.openedAt !== told.openedAt) return told
  const ours = missingFrom(told.history, stored.history)
  if (ours.length === 0) return told
  const news = missingFrom(stored.history, told.history)
  const { subject, requester, channel, category, assetClass } = told
  const renamed = { ...stored, subject, requester, channel, category, assetClass }
  const after = news.reduce(rowAfter, renamed)
  const status = mergedIntoOf(stored) === null ? after.status : stored.status
  return { ...after, status, history: [...stored.history, ...news] }
}
