import type { Instant } from '#shared/domain/instant'
import type { Ticket } from '#shared/domain/ticket'
import { type LogStep, type MappedIncident, ticketAfter } from './incidentTicket'

/** Where an instant of the log lies for the desk that plays it. */
export type ToDeskTime = (logAt: Instant) => Instant

/** The ticket with every instant in it moved. Order within the history stays. */
export const shiftTicket = (ticket: Ticket, toDeskTime: ToDeskTime): Ticket => ({
  ...ticket,
  openedAt: toDeskTime(ticket.openedAt),
  history: ticket.history.map((event) => ({
    ...event,
    at: toDeskTime(event.at),
    receivedAt: toDeskTime(event.receivedAt),
  })),
})

/** How many of the steps had happened by then: all up to the first that lies later, in the log's order. */
export function stepsBy(steps: readonly LogStep[], cutAt: Instant): number {
  const next = steps.findIndex((step) => step.at > cutAt)
  return next === -1 ? steps.length : next
}

/** The incident as it stood at an instant of the log; null when it was not yet opened then (IMP5). */
export function ticketAsOf({ opening, steps }: MappedIncident, cutAt: Instant): Ticket | null {
  if (opening.openedAt > cutAt) return null
  return ticketAfter(opening, steps.slice(0, stepsBy(steps, cutAt)))
}
