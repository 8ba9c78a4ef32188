import type { PaperId, QueueId, TicketId } from '#shared/domain/ids'
import { type Instant, plusMs } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import { type Urgency, urgencyOf } from '#shared/domain/sla/urgency'
import { acknowledgementOf, isDone, lastTouchedAt } from '#shared/domain/ticket'
import { answersFor, type WhoLeft } from '#shared/domain/whoseTicket'
import { say } from '#shared/words/say'
import type { TicketMirror, TicketView } from '../../data/deskData'
import { nextClocksOf } from '../../desk/nextClocks'
import { ownSnooze } from '../../desk/ownSnooze'

export const viewIds = [
  'mine',
  'unacknowledged',
  'p1',
  'gold',
  'waiting',
  'snoozed',
  'leaving',
  'open',
  'resolved',
] as const
export type ViewId = (typeof viewIds)[number]

/** What the board shows: one of the views, one that somebody saved, or everything open in one queue. */
export type Place =
  | { readonly kind: 'view'; readonly id: ViewId }
  | { readonly kind: 'saved'; readonly id: PaperId }
  | { readonly kind: 'queue'; readonly id: QueueId }

/** What a view needs to know besides the ticket. */
export interface ViewContext {
  readonly account: Account
  readonly left: WhoLeft
  readonly now: Instant
  /** The desk's last midnight. */
  readonly dayStart: Instant
  /** When the desk's hours end today; null where they are over or there are none. */
  readonly leavesAt: Instant | null
}

/** How a ticket stands for the agent, worked out once for all views. */
interface Standing {
  readonly isOpen: boolean
  /** Put away by the agent. */
  readonly isAsleep: boolean
}

interface View {
  readonly shows: (view: TicketView, standing: Standing, context: ViewContext) => boolean
}

const isOpen = ({ ticket }: TicketView): boolean => !isDone(ticket.status)

function standingOf(view: TicketView, context: ViewContext): Standing {
  const open = isOpen(view)
  return { isOpen: open, isAsleep: open && ownSnooze(view, context.account, context.now) !== null }
}

/** Open, and not put away by the agent: what asks for something now (BRD65). */
const isAwake = (standing: Standing): boolean => standing.isOpen && !standing.isAsleep

/** By the word itself, or by an answer, which says as much: the promise has ended (BRD196). */
const isAcknowledged = ({ ticket, clocks }: TicketView): boolean =>
  acknowledgementOf(ticket) !== null ||
  clocks.some(({ metric, state }) => metric === 'acknowledgement' && (state === 'met' || state === 'missed'))

function isDueBeforeLeaving(view: TicketView, { account, left, now, leavesAt }: ViewContext): boolean {
  const isTheirs = answersFor(view.ticket, account, left)
  const { next } = nextClocksOf(view)
  return (
    isTheirs && next?.state === 'running' && next.dueAt >= now && leavesAt !== null && next.dueAt < leavesAt
  )
}

/** What the rail calls a view. */
export const viewTitle = (view: ViewId): string => say(`board:view.${view}`)

/** The views of the rail in the order of their number keys (BRD6). */
export const views: Record<ViewId, View> = {
  mine: {
    shows: ({ ticket }, standing, { account, left }) =>
      isAwake(standing) && answersFor(ticket, account, left),
  },
  unacknowledged: {
    shows: (view, standing) => isAwake(standing) && !isAcknowledged(view),
  },
  p1: { shows: ({ ticket }, standing) => isAwake(standing) && ticket.priority === 'P1' },
  gold: { shows: ({ ticket }, standing) => isAwake(standing) && ticket.requester.tier === 'gold' },
  waiting: { shows: ({ ticket }) => ticket.status === 'waiting-customer' },
  snoozed: { shows: (_view, standing) => standing.isAsleep },
  leaving: { shows: (view, standing, context) => isAwake(standing) && isDueBeforeLeaving(view, context) },
  open: { shows: (_view, standing) => standing.isOpen },
  resolved: {
    shows: ({ ticket }, standing, { dayStart }) => !standing.isOpen && lastTouchedAt(ticket) >= dayStart,
  },
}

/** Whether a place may show others when time passes and no ticket changes. */
export const changesByTime = (place: Place): boolean =>
  place.kind === 'view' && place.id !== 'open' && place.id !== 'waiting'

/** A saved view shows all that its filters let through: with done tickets only where it names such a status. */
export function isInPlace(place: Place, view: TicketView, context: ViewContext, namesDone: boolean): boolean {
  switch (place.kind) {
    case 'view':
      return views[place.id].shows(view, standingOf(view, context), context)
    case 'queue':
      return view.ticket.queue === place.id && isOpen(view)
    case 'saved':
    default:
      return namesDone || isOpen(view)
  }
}

export interface RailCounts {
  readonly byView: Readonly<Record<ViewId, number>>
  /** When what is due before leaving is due: from then on it is past due. */
  readonly leavingDueAt: readonly Instant[]
  /** When a ticket that sleeps may wake: until then the other counts stand while no ticket changes and the day lasts. */
  readonly standUntil: Instant | null
  readonly byQueue: ReadonlyMap<QueueId, number>
}

/** Counts every view and queue of the rail in one pass. */
export function countPlaces(mirror: TicketMirror, context: ViewContext): RailCounts {
  const byView = Object.fromEntries(viewIds.map((id) => [id, 0])) as Record<ViewId, number>
  const byQueue = new Map<QueueId, number>()
  const leavingDueAt: Instant[] = []
  let standUntil: Instant | null = null
  for (const id of mirror.inDueOrder) {
    const view = mirror.byId.get(id)
    if (!view) continue
    const standing = standingOf(view, context)
    for (const name of viewIds) if (views[name].shows(view, standing, context)) byView[name] += 1
    if (standing.isAsleep) standUntil = earlier(standUntil, wakesAt(view, context))
    const { next } = nextClocksOf(view)
    if (next?.state === 'running' && views.leaving.shows(view, standing, context))
      leavingDueAt.push(next.dueAt)
    const { queue } = view.ticket
    if (standing.isOpen) byQueue.set(queue, (byQueue.get(queue) ?? 0) + 1)
  }
  return { byView, byQueue, leavingDueAt, standUntil }
}

const earlier = (a: Instant | null, b: Instant | null): Instant | null => {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

/** When a ticket that sleeps wakes by itself: at the end of its snooze, or as soon as its promise is past due. */
function wakesAt(view: TicketView, context: ViewContext): Instant | null {
  const snooze = ownSnooze(view, context.account, context.now)
  const { next } = nextClocksOf(view)
  const breaksAt = next?.state === 'running' ? plusMs(next.dueAt, 1) : null
  return snooze === null ? null : earlier(snooze.until, snooze.reason === null ? breaksAt : null)
}

/** Whether counts that were made in one context hold in a later one. */
export function standIn({ standUntil }: RailCounts, before: ViewContext, context: ViewContext): boolean {
  return (
    before.account === context.account &&
    before.left === context.left &&
    before.dayStart === context.dayStart &&
    before.leavesAt === context.leavesAt &&
    (standUntil === null || context.now < standUntil)
  )
}

/** The worst level of each queue: its first ticket in due order carries it. */
export function firstOfQueues(mirror: TicketMirror): ReadonlyMap<QueueId, TicketId> {
  const first = new Map<QueueId, TicketId>()
  for (const id of mirror.inDueOrder) {
    const view = mirror.byId.get(id)
    if (view && isOpen(view) && !first.has(view.ticket.queue)) first.set(view.ticket.queue, id)
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
