import type { QueueId, TicketId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import { type Urgency, urgencyOf } from '#shared/domain/sla/urgency'
import { acknowledgementOf, isDone, lastTouchedAt, type Ticket } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import type { TicketMirror } from '../../data/deskData'
import { nextClocksOf } from '../../desk/nextClocks'

export const viewIds = ['mine', 'unacknowledged', 'p1', 'gold', 'waiting', 'open', 'resolved'] as const
export type ViewId = (typeof viewIds)[number]

/** What the board shows: one of the views, or everything open in one queue. */
export type Place =
  | { readonly kind: 'view'; readonly id: ViewId }
  | { readonly kind: 'queue'; readonly id: QueueId }

/** What a view needs to know besides the ticket. `dayStart` is the desk's last midnight. */
export interface ViewContext {
  readonly account: Account
  readonly dayStart: Instant
}

interface View {
  readonly shows: (ticket: Ticket, context: ViewContext) => boolean
}

const isOpen = (ticket: Ticket): boolean => !isDone(ticket.status)

/** What the rail calls a view. */
export const viewTitle = (view: ViewId): string => say(`board:view.${view}`)

/** The views of the rail in the order of their number keys (BRD6). */
export const views: Record<ViewId, View> = {
  mine: {
    shows: (ticket, { account }) =>
      isOpen(ticket) && (ticket.owner === null || ticket.owner.id === account.id),
  },
  unacknowledged: {
    shows: (ticket) => isOpen(ticket) && acknowledgementOf(ticket) === null,
  },
  p1: { shows: (ticket) => isOpen(ticket) && ticket.priority === 'P1' },
  gold: { shows: (ticket) => isOpen(ticket) && ticket.requester.tier === 'gold' },
  waiting: { shows: (ticket) => ticket.status === 'waiting-customer' },
  open: { shows: isOpen },
  resolved: {
    shows: (ticket, { dayStart }) => isDone(ticket.status) && lastTouchedAt(ticket) >= dayStart,
  },
}

export const isInPlace = (place: Place, ticket: Ticket, context: ViewContext): boolean =>
  place.kind === 'view' ? views[place.id].shows(ticket, context) : ticket.queue === place.id && isOpen(ticket)

export interface RailCounts {
  readonly byView: Readonly<Record<ViewId, number>>
  readonly byQueue: ReadonlyMap<QueueId, number>
}

/** Counts every view and queue of the rail in one pass. */
export function countPlaces(mirror: TicketMirror, context: ViewContext): RailCounts {
  const byView: Record<ViewId, number> = {
    mine: 0,
    unacknowledged: 0,
    p1: 0,
    gold: 0,
    waiting: 0,
    open: 0,
    resolved: 0,
  }
  const byQueue = new Map<QueueId, number>()
  for (const id of mirror.inDueOrder) {
    const ticket = mirror.byId.get(id)?.ticket
    if (!ticket) continue
    for (const view of viewIds) if (views[view].shows(ticket, context)) byView[view] += 1
    if (isOpen(ticket)) byQueue.set(ticket.queue, (byQueue.get(ticket.queue) ?? 0) + 1)
  }
  return { byView, byQueue }
}

/** The worst level of each queue: its first ticket in due order carries it. */
export function firstOfQueues(mirror: TicketMirror): ReadonlyMap<QueueId, TicketId> {
  const first = new Map<QueueId, TicketId>()
  for (const id of mirror.inDueOrder) {
    const ticket = mirror.byId.get(id)?.ticket
    if (ticket && isOpen(ticket) && !first.has(ticket.queue)) first.set(ticket.queue, id)
  }
  return first
}

export function urgencyOfTicket(
  mirror: TicketMirror,
  id: TicketId | undefined,
  now: Instant,
): Urgency | 'none' {
  const view = id === undefined ? undefined : mirror.byId.get(id)
  const next = view ? nextClocksOf(view).next : null
  return next ? urgencyOf(next, now) : 'none'
}
