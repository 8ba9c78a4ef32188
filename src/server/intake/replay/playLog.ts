import type { Instant } from '#shared/domain/instant'
import type { Ticket } from '#shared/domain/ticket'
import { shiftTicket, type ToDeskTime } from '../serviceNow/shiftTicket'
import type { Delivery, SendIntake } from './intakeClient'
import { type LogMoment, type ReplayPlan, ticketAt } from './replayPlan'

/** Tickets per request: a few hundred kilobytes, well under what the server takes. */
const BATCH = 150
/** Moments that fall due within this time go together. */
const BEAT_MS = 100
const FIRST_RETRY_MS = 500
const LONGEST_RETRY_MS = 10_000

export interface PlayPorts {
  readonly now: () => Instant
  /** Resolves after the time, or at once when the signal is raised. */
  readonly rest: (ms: number) => Promise<void>
  readonly send: SendIntake
  readonly signal: AbortSignal
  readonly onPlayed: (played: PlayedSoFar) => void
  /** Called once when the server goes away and once when it is back. */
  readonly onAway: (detail: string | null) => void
}

export interface PlayedSoFar {
  readonly phase: 'standing' | 'moments'
  readonly tickets: number
  readonly moments: number
  /** How much later than its time the last moment was taken by the server, milliseconds. */
  readonly lateMs: number
}

export type PlayEnd =
  | { readonly kind: 'ended' | 'stopped' }
  | { readonly kind: 'unauthorised' }
  | { readonly kind: 'refused'; readonly detail: string }

/**
 * Sends the desk as it stood, then every later moment at its time. A moment that the server did not take is sent
 * again until it does, in order, so an absent server loses nothing (IMP9); tickets are written whole, so sending
 * one twice does no harm.
 */
export async function playLog(plan: ReplayPlan, toDeskTime: ToDeskTime, ports: PlayPorts): Promise<PlayEnd> {
  const deliver = createDelivery(plan, ports)
  let tickets = 0
  for (let from = 0; from < plan.standing.length; from += BATCH) {
    const batch = plan.standing.slice(from, from + BATCH)
    const end = await deliver(batch.map((ticket) => shiftTicket(ticket, toDeskTime)))
    if (end) return end
    tickets += batch.length
    ports.onPlayed({ phase: 'standing', tickets, moments: 0, lateMs: 0 })
  }
  let next = 0
  while (next < plan.moments.length) {
    const due = momentsDue(plan.moments, next, toDeskTime, ports.now())
    const changed = lastOfEach(due)
    if (due.length > 0) {
      const end = await deliver(changed.map((moment) => shiftTicket(ticketAt(moment), toDeskTime)))
      if (end) return end
      next += due.length
      const lastAt = toDeskTime(due.at(-1)?.at ?? ports.now())
      ports.onPlayed({ phase: 'moments', tickets, moments: next, lateMs: ports.now() - lastAt })
    }
    if (ports.signal.aborted) return { kind: 'stopped' }
    const following = plan.moments[next]
    if (following) await ports.rest(Math.max(0, toDeskTime(following.at) - ports.now(), restAfter(due)))
  }
  return { kind: 'ended' }
}

/** No rest while a full batch came due at once: there is more behind it. */
const restAfter = (due: readonly LogMoment[]): number => (due.length >= BATCH ? 0 : BEAT_MS)

function momentsDue(
  moments: readonly LogMoment[],
  from: number,
  toDeskTime: ToDeskTime,
  now: Instant,
): readonly LogMoment[] {
  let to = from
  while (to < moments.length && to - from < BATCH) {
    const moment = moments[to]
    if (!moment || toDeskTime(moment.at) > now) break
    to += 1
  }
  return moments.slice(from, to)
}

/** Several moments of one incident in a batch are one ticket: as it stands after the last of them. */
function lastOfEach(due: readonly LogMoment[]): readonly LogMoment[] {
  return [...new Map(due.map((moment) => [moment.incident, moment])).values()]
}

/** Sends until the server has it; answers why no more can be sent, or null. */
function createDelivery({ queues }: ReplayPlan, ports: PlayPorts) {
  let isAway = false
  return async (batch: readonly Ticket[]): Promise<PlayEnd | null> => {
    const request = { tickets: batch.map((ticket) => ({ ticket, messages: [] })), queues: [...queues] }
    for (let retryMs = FIRST_RETRY_MS; ; retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2)) {
      if (ports.signal.aborted) return { kind: 'stopped' }
      const delivery: Delivery = await ports.send(request, ports.signal)
      if (delivery.kind === 'unauthorised' || delivery.kind === 'refused') return delivery
      if (delivery.kind === 'written') {
        if (isAway) ports.onAway(null)
        isAway = false
        return null
      }
      if (!isAway && !ports.signal.aborted) ports.onAway(delivery.detail)
      isAway = true
      await ports.rest(retryMs)
    }
  }
}
