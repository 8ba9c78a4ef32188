import { actorName, type Person } from '../domain/person'
import type { Ticket, TicketEvent } from '../domain/ticket'
import type { Refusal } from './refusal'

type StaleReason = Extract<Refusal, { kind: 'stale' }>['what']

const reasonByType: Partial<Record<TicketEvent['type'], StaleReason>> = {
  customerReplied: 'customer-replied',
  statusChanged: 'status-changed',
  moved: 'moved',
  priorityChanged: 'priority-changed',
}

/**
 * The first change by somebody else that the agent had not seen when deciding, or null. `seenEvents` is the length
 * of the confirmed history at that moment; the agent's own changes since then never make the decision stale.
 */
export function changeUnseenBy(
  actor: Person,
  ticket: Ticket,
  seenEvents: number,
): Extract<Refusal, { kind: 'stale' }> | null {
  for (const event of ticket.history.slice(seenEvents)) {
    const isMine = event.by.kind === 'agent' && event.by.person.id === actor.id
    const what = reasonByType[event.type]
    if (!isMine && what) return { kind: 'stale', by: actorName(event.by), what }
  }
  return null
}
