import { type Instant, later } from '../instant'
import type { Actor } from '../person'
import { isDone, type Priority, type Status, type Ticket, type TicketEvent } from '../ticket'

/** A stretch of a ticket's life with one status and one priority; it lasts until the next phase or for ever. */
export interface Phase {
  readonly at: Instant
  /** Who began it. */
  readonly by: Actor
  /** As clocks see it: a ticket whose customer has answered is not waiting for the customer (R21). */
  readonly status: Status
  readonly priority: Priority
}

/** What kept a promise: who did it, when, and which priority the ticket had then (R24). */
export type Deed = Pick<Phase, 'at' | 'by' | 'priority'>

/** What clocks need to know of a history, in order of time. */
export interface Course {
  readonly startedAt: Instant
  readonly phases: readonly Phase[]
  readonly acknowledged: Deed | null
  readonly replied: Deed | null
  /** From when the customer waits for an answer; null while an agent's own ticket has no customer message (R15). */
  readonly answerOwedFrom: Instant | null
}

/** By time; what happened at one instant stays in the server's order (R14, R28). */
export function inOrderOfTime(history: readonly TicketEvent[]): readonly TicketEvent[] {
  const isInOrder = history.every((event, index) => index === 0 || (history[index - 1]?.at ?? 0) <= event.at)
  return isInOrder ? history : history.toSorted((a, b) => a.at - b.at)
}

function firstPhase(ticket: Ticket): Phase {
  let status: Status | null = null
  let priority: Priority | null = null
  for (const event of ticket.history) {
    if (event.type === 'statusChanged') status ??= event.from
    if (event.type === 'priorityChanged') priority ??= event.from
  }
  return {
    at: ticket.openedAt,
    by: ticket.history[0]?.by ?? { kind: 'requester', name: ticket.requester.name },
    status: status ?? ticket.status,
    priority: priority ?? ticket.priority,
  }
}

/** The phase that begins with this event, or null when it goes on as before. */
function phaseAfter(event: TicketEvent, phase: Phase): Phase | null {
  const begun = (status: Status, priority: Priority): Phase => ({
    at: later(event.at, phase.at),
    by: event.by,
    status,
    priority,
  })
  switch (event.type) {
    case 'statusChanged':
      return event.to === phase.status ? null : begun(event.to, phase.priority)
    case 'priorityChanged':
      return event.to === phase.priority ? null : begun(phase.status, event.to)
    case 'customerReplied':
      return phase.status === 'waiting-customer' ? begun('active', phase.priority) : null
    case 'opened':
    case 'acknowledged':
    case 'assigned':
    case 'moved':
    case 'replied':
    case 'noted':
    case 'touched':
    case 'merged':
    case 'unmerged':
    case 'absorbed':
    case 'released':
    default:
      return null
  }
}

/** An agent's answer or an agent's "done" says "I have it" as well as the word itself does. */
function isAcknowledging(event: TicketEvent): boolean {
  if (event.type === 'acknowledged') return true
  if (event.by.kind !== 'agent') return false
  return event.type === 'replied' || (event.type === 'statusChanged' && isDone(event.to))
}

/** Public and from a person of the desk; what a machine sends is no answer (R16). */
const isAnswer = (event: TicketEvent): boolean => event.type === 'replied' && event.by.kind === 'agent'

function answerOwedFrom(ticket: Ticket, events: readonly TicketEvent[]): Instant | null {
  const opened = events.find((event) => event.type === 'opened')
  if (opened?.by.kind !== 'agent') return ticket.openedAt
  const asked = events.find((event) => event.type === 'customerReplied')
  return asked ? later(asked.at, ticket.openedAt) : null
}

/**
 * The status in force at the end is the row's own. Where offline work arrived late, the order of time and the
 * order of the server may end differently; board and clock must not contradict each other.
 */
function endingAsTheRow(phases: Phase[], ticket: Ticket, isWaitOver: boolean): readonly Phase[] {
  const last = phases.at(-1)
  if (!last) return phases
  const status = isWaitOver && ticket.status === 'waiting-customer' ? last.status : ticket.status
  if (last.status === status && last.priority === ticket.priority) return phases
  phases.push({ ...last, status, priority: ticket.priority })
  return phases
}

/** Reads a ticket's history for its clocks. */
export function courseOf(ticket: Ticket): Course {
  const events = inOrderOfTime(ticket.history)
  const owedFrom = answerOwedFrom(ticket, events)
  let phase = firstPhase(ticket)
  const phases = [phase]
  let isWaitOver = false
  let acknowledged: Deed | null = null
  let replied: Deed | null = null
  for (const event of events) {
    const next = phaseAfter(event, phase)
    if (event.type === 'statusChanged') isWaitOver = false
    if (event.type === 'customerReplied' && next) isWaitOver = true
    if (next) {
      phase = next
      phases.push(next)
    }
    const deed = { at: later(event.at, ticket.openedAt), by: event.by, priority: phase.priority }
    if (acknowledged === null && isAcknowledging(event)) acknowledged = deed
    if (replied === null && isAnswer(event) && owedFrom !== null && deed.at >= owedFrom) replied = deed
  }
  return {
    startedAt: ticket.openedAt,
    phases: endingAsTheRow(phases, ticket, isWaitOver),
    acknowledged,
    replied,
    answerOwedFrom: owedFrom,
  }
}
