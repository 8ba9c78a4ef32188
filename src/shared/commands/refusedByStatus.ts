import { actorName } from '../domain/person'
import { type Result, refused } from '../domain/result'
import { mergedIntoOf } from '../domain/sla/merging'
import type { Ticket } from '../domain/ticket'
import type { CommandContext } from './command'
import type { Refusal } from './refusal'

/**
 * The ticket's status stands against the verb; who else set it is named where its history knows. Of one that is part of
 * another it is said where the work goes on (MRG12).
 */
export function refusedByStatus(ticket: Ticket, { actor }: CommandContext): Result<never, Refusal> {
  const into = mergedIntoOf(ticket)
  if (into !== null) return refused({ kind: 'merged', into })
  const { status } = ticket
  const set = ticket.history.findLast((event) => event.type === 'statusChanged' && event.to === status)
  const isMine = set?.by.kind === 'agent' && set.by.person.id === actor.id
  const by = set && !isMine ? { by: actorName(set.by) } : {}
  return refused({ kind: 'not-in-this-status', status, ...by })
}
