import type { QueueId } from '#shared/domain/ids'
import { boardClocks } from '#shared/domain/sla/boardClocks'
import type { PausedClock, RunningClock } from '#shared/domain/sla/clock'
import { type Channel, channelSchema, isDone, type Ticket } from '#shared/domain/ticket'
import type { Wallboard } from '#shared/domain/wallboard'
import type { TicketMirror, TicketView } from '../../data/deskData'

/** An open ticket with what the wall reads of its clocks; nothing here depends on the present. */
export interface WallTicket {
  readonly ticket: Ticket
  /** The clock that decides the ticket's band; null when every promise has its verdict. */
  readonly next: RunningClock | PausedClock | null
  /** Its running clocks, earliest due first; the first one is `next` when that is running. */
  readonly running: readonly RunningClock[]
}

export interface ChannelCount {
  readonly channel: Channel
  readonly open: number
}

/** All open tickets, counted as far as the present does not matter, so that a beat only walks what is urgent. */
export interface WallDesk {
  readonly open: number
  /** Tickets with a running clock, the one due first at the front. */
  readonly byDue: readonly WallTicket[]
  readonly queues: ReadonlyMap<QueueId, { readonly open: number; readonly paused: number }>
  /** All there are, the fullest first. */
  readonly channels: readonly ChannelCount[]
}

export function wallTicket({ ticket, clocks }: TicketView): WallTicket {
  const running = clocks
    .filter((clock) => clock.state === 'running')
    .toSorted((a, b) => a.dueAt - b.dueAt || a.metric.localeCompare(b.metric))
  return { ticket, next: boardClocks(clocks).next, running }
}

export const dueOf = ({ running }: WallTicket): number => running[0]?.dueAt ?? Number.POSITIVE_INFINITY

export function wallDesk(tickets: readonly WallTicket[]): WallDesk {
  const queues = new Map<QueueId, { open: number; paused: number }>()
  const channels = new Map<Channel, number>()
  for (const { ticket, next } of tickets) {
    const queue = queues.get(ticket.queue) ?? { open: 0, paused: 0 }
    queue.open += 1
    if (next?.state === 'paused') queue.paused += 1
    queues.set(ticket.queue, queue)
    channels.set(ticket.channel, (channels.get(ticket.channel) ?? 0) + 1)
  }
  const byDue = tickets
    .filter(({ running }) => running.length > 0)
    .toSorted((a, b) => dueOf(a) - dueOf(b) || (a.ticket.id < b.ticket.id ? -1 : 1))
  return { open: tickets.length, byDue, queues, channels: fullestFirst(channels) }
}

const fullestFirst = (counts: ReadonlyMap<Channel, number>): readonly ChannelCount[] =>
  channelSchema.options
    .map((channel) => ({ channel, open: counts.get(channel) ?? 0 }))
    .toSorted((a, b) => b.open - a.open)

const isAmong = (queues: Wallboard['queues'], queue: QueueId): boolean =>
  queues === 'all' || queues.includes(queue)

/**
 * Reads the desk off a mirror, as far as the wallboard's queues go. Each view is read once in its life, so a change of one ticket among thousands costs one
 * reading, one walk and a sort of what is sorted already.
 */
export function createWallDesk(): (mirror: TicketMirror, queues: Wallboard['queues']) => WallDesk {
  const known = new WeakMap<TicketView, WallTicket>()
  const readingOf = (view: TicketView): WallTicket => {
    const before = known.get(view)
    if (before) return before
    const fresh = wallTicket(view)
    known.set(view, fresh)
    return fresh
  }
  return ({ byId, inDueOrder }, queues) =>
    wallDesk(
      inDueOrder.flatMap((id) => {
        const view = byId.get(id)
        const isShown = view && !isDone(view.ticket.status) && isAmong(queues, view.ticket.queue)
        return isShown ? [readingOf(view)] : []
      }),
    )
}
