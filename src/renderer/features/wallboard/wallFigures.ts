import type { QueueId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import type { Person } from '#shared/domain/person'
import type { RunningClock } from '#shared/domain/sla/clock'
import { type Urgency, urgencyOf } from '#shared/domain/sla/urgency'
import { type Channel, channelSchema, type Ticket } from '#shared/domain/ticket'
import type { WallTicket } from './wallTickets'

export const NEXT_BREACH_ROWS = 6

/** One promise of one ticket, still without a verdict. */
export interface OpenPromise {
  readonly ticket: Ticket
  readonly clock: RunningClock
}

export type BandCounts = Readonly<Record<Urgency, number>>

export interface QueueBands {
  readonly queue: QueueId
  readonly open: number
  readonly bands: BandCounts
}

/** Who has the work that is past due or due within the half hour. */
export interface UrgentHands {
  readonly unowned: number
  /** Most first, ties by name. */
  readonly owners: readonly { readonly person: Person; readonly count: number }[]
}

/** What the wall shows of the open tickets at one instant. */
export interface WallFigures {
  readonly open: number
  /** Tickets whose next promise is past due. */
  readonly breached: number
  /** The promise that has been past due longest. */
  readonly oldest: OpenPromise | null
  /** When the latest of the breaches happened; the block pulses once for it. */
  readonly latestBreachAt: Instant | null
  /** One row per ticket, its earliest promise that can still be kept; at most six. */
  readonly nextBreaches: readonly OpenPromise[]
  readonly hands: UrgentHands
  /** Most open first, ties by id. */
  readonly queues: readonly QueueBands[]
  readonly channels: readonly { readonly channel: Channel; readonly open: number }[]
}

const noBands = (): Record<Urgency, number> => ({ breach: 0, near: 0, soon: 0, later: 0, paused: 0 })

/** Counts at `now` over all open tickets (R6: past due when now > dueAt). One walk; 20,000 tickets take a few ms. */
export function wallFigures(tickets: readonly WallTicket[], now: Instant): WallFigures {
  const queues = new Map<QueueId, Record<Urgency, number>>()
  const channels = new Map<Channel, number>()
  const hands = new Map<string, { person: Person; count: number }>()
  let breached = 0
  let unowned = 0
  for (const { ticket, next } of tickets) {
    const urgency = next ? urgencyOf(next, now) : 'later'
    const bands = queues.get(ticket.queue) ?? noBands()
    bands[urgency] += 1
    queues.set(ticket.queue, bands)
    channels.set(ticket.channel, (channels.get(ticket.channel) ?? 0) + 1)
    if (urgency === 'breach') breached += 1
    if (urgency === 'later' || urgency === 'paused') continue
    if (ticket.owner === null) unowned += 1
    else count(hands, ticket.owner)
  }
  return {
    open: tickets.length,
    breached,
    ...breachEdges(tickets, now),
    nextBreaches: nextBreaches(tickets, now),
    hands: {
      unowned,
      owners: [...hands.values()].toSorted(
        (a, b) => b.count - a.count || a.person.name.localeCompare(b.person.name),
      ),
    },
    queues: queueBands(queues),
    channels: channelSchema.options
      .map((channel) => ({ channel, open: channels.get(channel) ?? 0 }))
      .toSorted((a, b) => b.open - a.open),
  }
}

function count(hands: Map<string, { person: Person; count: number }>, person: Person): void {
  const held = hands.get(person.id)
  if (held) held.count += 1
  else hands.set(person.id, { person, count: 1 })
}

const total = (bands: BandCounts): number =>
  bands.breach + bands.near + bands.soon + bands.later + bands.paused

const queueBands = (queues: ReadonlyMap<QueueId, BandCounts>): readonly QueueBands[] =>
  [...queues]
    .map(([queue, bands]) => ({ queue, bands, open: total(bands) }))
    .toSorted((a, b) => b.open - a.open || a.queue.localeCompare(b.queue))

/** The longest and the latest breach among running clocks. */
function breachEdges(
  tickets: readonly WallTicket[],
  now: Instant,
): Pick<WallFigures, 'oldest' | 'latestBreachAt'> {
  let oldest: OpenPromise | null = null
  let latestBreachAt: Instant | null = null
  for (const { ticket, running } of tickets) {
    for (const clock of running) {
      if (clock.dueAt >= now) break
      if (oldest === null || clock.dueAt < oldest.clock.dueAt) oldest = { ticket, clock }
      if (latestBreachAt === null || clock.dueAt > latestBreachAt) latestBreachAt = clock.dueAt
    }
  }
  return { oldest, latestBreachAt }
}

/** A bounded insertion instead of a sort: only six of possibly thousands are ever shown. */
function nextBreaches(tickets: readonly WallTicket[], now: Instant): readonly OpenPromise[] {
  const rows: OpenPromise[] = []
  for (const { ticket, running } of tickets) {
    const clock = running.find((one) => one.dueAt >= now)
    const last = rows[NEXT_BREACH_ROWS - 1]
    if (!clock || (last && !isBefore({ ticket, clock }, last))) continue
    const place = rows.findIndex((row) => isBefore({ ticket, clock }, row))
    rows.splice(place === -1 ? rows.length : place, 0, { ticket, clock })
    rows.length = Math.min(rows.length, NEXT_BREACH_ROWS)
  }
  return rows
}

const isBefore = (a: OpenPromise, b: OpenPromise): boolean =>
  a.clock.dueAt < b.clock.dueAt || (a.clock.dueAt === b.clock.dueAt && a.ticket.id < b.ticket.id)

/** The queues in the first rows and everything beyond them as one; the wall has room for `rows` lines. */
export function foldQueues(
  queues: readonly QueueBands[],
  rows: number,
): { readonly shown: readonly QueueBands[]; readonly rest: Omit<QueueBands, 'queue'> | null } {
  if (queues.length <= rows) return { shown: queues, rest: null }
  const bands = noBands()
  for (const other of queues.slice(rows - 1)) {
    bands.breach += other.bands.breach
    bands.near += other.bands.near
    bands.soon += other.bands.soon
    bands.later += other.bands.later
    bands.paused += other.bands.paused
  }
  return { shown: queues.slice(0, rows - 1), rest: { bands, open: total(bands) } }
}
