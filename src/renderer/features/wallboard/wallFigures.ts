import type { QueueId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import type { Person } from '#shared/domain/person'
import type { RunningClock } from '#shared/domain/sla/clock'
import { SOON_MS, type Urgency, urgencyOf } from '#shared/domain/sla/urgency'
import type { Ticket } from '#shared/domain/ticket'
import { type ChannelCount, dueOf, type WallDesk, type WallTicket } from './wallDesk'

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
  readonly channels: readonly ChannelCount[]
}

const noBands = (): Record<Urgency, number> => ({ breach: 0, near: 0, soon: 0, later: 0, paused: 0 })

/** Counts at `now` (R6: past due when now > dueAt). Walks only the tickets due by half an hour from now. */
export function wallFigures(desk: WallDesk, now: Instant): WallFigures {
  const urgent = urgentTickets(desk, now)
  return {
    open: desk.open,
    breached: urgent.filter((one) => dueOf(one) < now).length,
    ...breachEdges(urgent, now),
    nextBreaches: nextBreaches(desk, now),
    hands: urgentHands(urgent),
    queues: queueBands(desk, urgent, now),
    channels: desk.channels,
  }
}

function urgentTickets({ byDue }: WallDesk, now: Instant): readonly WallTicket[] {
  const firstLater = byDue.findIndex((one) => dueOf(one) > now + SOON_MS)
  return firstLater === -1 ? byDue : byDue.slice(0, firstLater)
}

function urgentHands(urgent: readonly WallTicket[]): UrgentHands {
  const hands = new Map<string, { person: Person; count: number }>()
  let unowned = 0
  for (const { ticket } of urgent) {
    if (ticket.owner === null) unowned += 1
    else count(hands, ticket.owner)
  }
  return {
    unowned,
    owners: [...hands.values()].toSorted(
      (a, b) => b.count - a.count || a.person.name.localeCompare(b.person.name),
    ),
  }
}

function count(hands: Map<string, { person: Person; count: number }>, person: Person): void {
  const held = hands.get(person.id)
  if (held) held.count += 1
  else hands.set(person.id, { person, count: 1 })
}

const total = (bands: BandCounts): number =>
  bands.breach + bands.near + bands.soon + bands.later + bands.paused

/** What is neither urgent nor paused is due later, or has every verdict. */
function queueBands(desk: WallDesk, urgent: readonly WallTicket[], now: Instant): readonly QueueBands[] {
  const counted = new Map<QueueId, Record<Urgency, number>>()
  for (const [queue, { open, paused }] of desk.queues)
    counted.set(queue, { ...noBands(), later: open - paused, paused })
  for (const { ticket, next } of urgent) {
    const bands = counted.get(ticket.queue)
    if (!bands || !next) continue
    bands[urgencyOf(next, now)] += 1
    bands.later -= 1
  }
  return [...counted]
    .map(([queue, bands]) => ({ queue, bands, open: total(bands) }))
    .toSorted((a, b) => b.open - a.open || a.queue.localeCompare(b.queue))
}

/** The longest and the latest breach. The urgent tickets stand by their first due instant. */
function breachEdges(
  urgent: readonly WallTicket[],
  now: Instant,
): Pick<WallFigures, 'oldest' | 'latestBreachAt'> {
  const [first] = urgent
  const clock = first?.running[0]
  const oldest = first && clock && clock.dueAt < now ? { ticket: first.ticket, clock } : null
  let latestBreachAt: Instant | null = null
  for (const { running } of urgent) {
    for (const { dueAt } of running) {
      if (dueAt >= now) break
      if (latestBreachAt === null || dueAt > latestBreachAt) latestBreachAt = dueAt
    }
  }
  return { oldest, latestBreachAt }
}

/** Breached tickets may still have a promise to keep; of the others, which stand in order, six are enough. */
function nextBreaches({ byDue }: WallDesk, now: Instant): readonly OpenPromise[] {
  const rows: OpenPromise[] = []
  let ahead = 0
  for (const { ticket, running } of byDue) {
    const clock = running.find((one) => one.dueAt >= now)
    if (!clock) continue
    rows.push({ ticket, clock })
    if (clock === running[0]) ahead += 1
    if (ahead === NEXT_BREACH_ROWS) break
  }
  return rows.toSorted(byDueThenId).slice(0, NEXT_BREACH_ROWS)
}

const byDueThenId = (a: OpenPromise, b: OpenPromise): number =>
  a.clock.dueAt - b.clock.dueAt || (a.ticket.id < b.ticket.id ? -1 : 1)

/** As many owners as there are lines; where that is too few, the last line is for the others, added up. */
export function foldOwners(
  owners: UrgentHands['owners'],
  lines: number,
): { readonly shown: UrgentHands['owners']; readonly others: number } {
  if (owners.length <= lines) return { shown: owners, others: 0 }
  const room = Math.max(0, lines - 1)
  const others = owners.slice(room).reduce((sum, held) => sum + held.count, 0)
  return { shown: owners.slice(0, room), others }
}

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
