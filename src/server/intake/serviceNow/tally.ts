import { isDone, isWaiting, type Ticket, type TicketEvent } from '#shared/domain/ticket'
import type { MappedIncident } from './incidentTicket'

/** What a run of the importer met, by kind. Plain numbers, so that it is kept as JSON with the progress. */
export interface Tally {
  tickets: number
  rows: number
  rejected: number
  created: number
  pausedOnCustomer: number
  pausedOnVendor: number
  pausedOnProblem: number
  pausedOnEvidence: number
  resumedDirectly: number
  assignedAtOpening: number
  moved: number
  reassigned: number
  priorityChanged: number
  acknowledged: number
  ticketsResolved: number
  ticketsClosed: number
  reopened: number
  touched: number
}
export type TallyKind = keyof Tally

export const emptyTally = (): Tally => ({
  tickets: 0,
  rows: 0,
  rejected: 0,
  created: 0,
  pausedOnCustomer: 0,
  pausedOnVendor: 0,
  pausedOnProblem: 0,
  pausedOnEvidence: 0,
  resumedDirectly: 0,
  assignedAtOpening: 0,
  moved: 0,
  reassigned: 0,
  priorityChanged: 0,
  acknowledged: 0,
  ticketsResolved: 0,
  ticketsClosed: 0,
  reopened: 0,
  touched: 0,
})

export const tallyWords: Record<TallyKind, string> = {
  tickets: 'tickets',
  rows: 'rows',
  rejected: 'rows rejected',
  created: 'created',
  pausedOnCustomer: 'paused, waiting on customer',
  pausedOnVendor: 'paused, waiting on supplier',
  pausedOnProblem: 'paused, waiting on problem',
  pausedOnEvidence: 'paused, waiting on evidence',
  resumedDirectly: 'resumed, back to work',
  assignedAtOpening: 'assigned by the first row',
  moved: 'reassigned to another group',
  reassigned: 'reassigned to another person',
  priorityChanged: 'priority changed',
  acknowledged: 'first left New',
  ticketsResolved: 'tickets ever resolved',
  ticketsClosed: 'tickets ever closed',
  reopened: 'reopened',
  touched: 'touched',
}

/** Adds one incident, as far as its ticket shows it: with a cut, steps after the cut are not in the history. */
export function addToTally(tally: Tally, incident: MappedIncident, ticket: Ticket, rows: number): void {
  tally.tickets += 1
  tally.rows += rows
  tally.created += 1
  const atOpening = new Set<TicketEvent>(incident.steps[0]?.isFirstRow ? incident.steps[0].events : [])
  for (const event of ticket.history) addEvent(tally, event, atOpening.has(event))
  const reached = (status: Ticket['status']) =>
    ticket.history.some((event) => event.type === 'statusChanged' && event.to === status)
  if (reached('resolved')) tally.ticketsResolved += 1
  if (reached('closed')) tally.ticketsClosed += 1
}

function addEvent(tally: Tally, event: TicketEvent, isAtOpening: boolean): void {
  switch (event.type) {
    case 'statusChanged':
      addStatusChange(tally, event)
      break
    case 'assigned':
      if (isAtOpening) tally.assignedAtOpening += 1
      else tally.reassigned += 1
      break
    case 'moved':
      tally.moved += 1
      break
    case 'priorityChanged':
      tally.priorityChanged += 1
      break
    case 'acknowledged':
      tally.acknowledged += 1
      break
    case 'touched':
      tally.touched += 1
      break
    case 'opened':
    case 'replied':
    case 'noted':
    case 'customerReplied':
    case 'merged':
    case 'unmerged':
    case 'absorbed':
    case 'released':
    case 'snoozed':
    case 'woken':
    case 'stepTicked':
    case 'linked':
    case 'unlinked':
    case 'tagged':
    case 'untagged':
      break
  }
}

function addStatusChange(tally: Tally, { from, to }: Extract<TicketEvent, { type: 'statusChanged' }>): void {
  if (to === 'waiting-customer') tally.pausedOnCustomer += 1
  if (to === 'waiting-vendor') tally.pausedOnVendor += 1
  if (to === 'waiting-problem') tally.pausedOnProblem += 1
  if (to === 'waiting-evidence') tally.pausedOnEvidence += 1
  if (isWaiting(from) && (to === 'active' || to === 'new')) tally.resumedDirectly += 1
  if (isDone(from) && !isDone(to)) tally.reopened += 1
}
