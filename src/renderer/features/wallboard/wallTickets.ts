import type { RunningClock, PausedClock } from '#shared/domain/sla/clock'
import { boardClocks } from '#shared/domain/sla/boardClocks'
import { isDone, type Ticket } from '#shared/domain/ticket'
import type { TicketMirror, TicketView } from '../../data/deskData'

/** An open ticket with what the wall reads of its clocks; nothing here depends on the present. */
export interface WallTicket {
  readonly ticket: Ticket
  /** The clock that decides the ticket's band; null when every promise has its verdict. */
  readonly next: RunningClock | PausedClock | null
  /** Its running clocks, earliest due first. */
  readonly running: readonly RunningClock[]
}

/**
 * Keeps each view's reading for as long as the view lives, so a change of one ticket among thousands costs one
 * reading and one walk.
 */
export function createWallTickets(): (mirror: TicketMirror) => readonly WallTicket[] {
  const known = new WeakMap<TicketView, WallTicket>()
  const readingOf = (view: TicketView): WallTicket => {
    const before = known.get(view)
    if (before) return before
    const fresh = wallTicket(view)
    known.set(view, fresh)
    return fresh
  }
  return (mirror) =>
    [...mirror.byId.values()].filter((view) => !isDone(view.ticket.status)).map((view) => readingOf(view))
}

export function wallTicket({ ticket, clocks }: TicketView): WallTicket {
  const running = clocks
    .filter((clock) => clock.state === 'running')
    .toSorted((a, b) => a.dueAt - b.dueAt || a.metric.localeCompare(b.metric))
  return { ticket, next: boardClocks(clocks).next, running }
}
