import * as z from 'zod/mini'
import type { Calendar } from '#shared/domain/calendar/calendar'
import { type Instant, MINUTE_MS, SECOND_MS } from '#shared/domain/instant'
import type { Agreement, Metric, Targets } from '#shared/domain/sla/agreement'
import type { Clock } from '#shared/domain/sla/clock'
import { defaultAgreement } from '#shared/domain/sla/defaultAgreement'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { compileTerms } from '#shared/domain/sla/terms'
import type { Priority, Status, Ticket } from '#shared/domain/ticket'
import { aDesk, anAgent, aTicket, at, type TicketBuilder } from './builders'
import { calendarOf, calendarSpecOf, peerCalendarSchema } from './peerVectors'

const minutesSchema = z.record(z.string(), z.number())
const eventSchema = z.object({
  at: z.string(),
  type: z.string(),
  by: z.optional(z.string()),
  status: z.optional(z.string()),
  targets_minutes: z.optional(z.nullable(minutesSchema)),
  calendar: z.optional(peerCalendarSchema),
})
const expectationSchema = z.object({
  dueAt: z.optional(z.nullable(z.string())),
  state: z.optional(z.string()),
  elapsedBusinessMinutes: z.optional(z.number()),
  elapsedBusinessSeconds: z.optional(z.number()),
  diffMinutes: z.optional(z.number()),
  pausedBusinessSeconds: z.optional(z.number()),
})
type Expectation = z.infer<typeof expectationSchema>

export const ticketVectorSchema = z.object({
  kind: z.literal('ticket'),
  calendar: peerCalendarSchema,
  targets_minutes: minutesSchema,
  paused_statuses: z.optional(z.array(z.string())),
  resolved_statuses: z.optional(z.array(z.string())),
  semantics: z.optional(z.object({ pause_applies_to: z.optional(z.array(z.string())) })),
  events: z.array(eventSchema),
  as_of: z.string(),
  expect: z.record(z.string(), expectationSchema),
})
type TicketVector = z.infer<typeof ticketVectorSchema>

/** A peer's name of a metric and ours, as far as the engine reckons it. */
const metricByPeer: Readonly<Record<string, Metric>> = {
  acknowledgement: 'acknowledgement',
  first_response: 'firstResponse',
  resolution: 'resolution',
}

/** One priority per set of targets a vector goes through. */
const prioritiesInTurn: readonly Priority[] = ['P3', 'P2', 'P1', 'P4']

function targetsOf(minutes: Readonly<Record<string, number>> | null): Targets {
  return Object.fromEntries(
    Object.entries(minutes ?? {}).flatMap(([peer, value]) => {
      const metric = metricByPeer[peer]
      return metric === undefined ? [] : [[metric, { unit: 'open-minutes', value } as const]]
    }),
  )
}

/** A waiting status that a customer's message does not end: peers move the status themselves. */
function statusOf(peer: string, vector: TicketVector): Status {
  if (vector.paused_statuses?.includes(peer)) return 'waiting-vendor'
  if (vector.resolved_statuses?.includes(peer)) return peer.toLowerCase() === 'closed' ? 'closed' : 'resolved'
  return 'active'
}

function agreementOf(vector: TicketVector): Agreement {
  const inTurn = [vector.targets_minutes, ...swaps(vector)].map(targetsOf)
  const pausing = (vector.semantics?.pause_applies_to ?? []).flatMap((peer) => metricByPeer[peer] ?? [])
  return {
    ...defaultAgreement,
    policies: prioritiesInTurn.map((priority, turn) => ({
      id: priority,
      name: priority,
      when: { priority: [priority] },
      calendars: ['peer'],
      targets: inTurn[turn] ?? {},
    })),
    pauses: Object.fromEntries(pausing.map((metric) => [metric, ['waiting-vendor' as const]])),
  }
}

const swaps = (vector: TicketVector) =>
  vector.events
    .filter((entry) => entry.type === 'priority')
    .map((entry) => (entry.targets_minutes === undefined ? vector.targets_minutes : entry.targets_minutes))

function ticketOf(vector: TicketVector): Ticket {
  const asOf = at(vector.as_of)
  let turn = 0
  let builder: TicketBuilder = aTicket().priority('P3')
  for (const entry of vector.events.filter(({ at: when }) => at(when) <= asOf)) {
    const when = at(entry.at)
    if (entry.type === 'created') {
      builder = builder.openedAt(when, entry.by === 'agent' ? anAgent() : undefined)
      builder = builder.status(entry.status === undefined ? 'new' : statusOf(entry.status, vector))
    }
    if (entry.type === 'agent_reply') builder = builder.repliedAt(when)
    if (entry.type === 'customer_reply') builder = builder.customerRepliedAt(when)
    if (entry.type === 'internal_note') builder = builder.notedAt(when)
    if (entry.type === 'acknowledged') builder = builder.acknowledgedAt(when)
    if (entry.type === 'status') builder = builder.statusAt(when, statusOf(entry.status ?? '', vector))
    if (entry.type === 'priority') {
      turn += 1
      builder = builder.priorityAt(when, prioritiesInTurn[turn] ?? 'P4')
    }
  }
  return builder.build()
}

function stateOf(clock: Clock | undefined, asOf: Instant): string {
  if (!clock) return 'none'
  return clock.state === 'running' && asOf > clock.dueAt ? 'breached' : clock.state
}

function elapsedOf(clock: Clock | undefined, calendar: Calendar, asOf: Instant): number | null {
  if (!clock || clock.state === 'cancelled') return null
  if (clock.state === 'met' || clock.state === 'missed') return clock.elapsedMs
  const budgetMs = clock.target.value * MINUTE_MS
  if (clock.state === 'paused') return budgetMs - clock.remainingMs
  return budgetMs - calendar.openBetween(asOf, clock.dueAt) + calendar.openBetween(clock.dueAt, asOf)
}

function readClock(clock: Clock | undefined, calendar: Calendar, asOf: Instant): Required<Expectation> {
  const elapsedMs = elapsedOf(clock, calendar, asOf)
  const minutes = elapsedMs === null ? -1 : Math.floor(elapsedMs / MINUTE_MS)
  const sinceStartMs = clock ? calendar.openBetween(clock.startedAt, asOf) : 0
  const dueAt = clock?.state === 'running' ? clock.dueAt : null
  return {
    state: stateOf(clock, asOf),
    dueAt: dueAt === null ? null : new Date(dueAt).toISOString().replace('.000Z', 'Z'),
    elapsedBusinessMinutes: minutes,
    elapsedBusinessSeconds: elapsedMs === null ? -1 : Math.floor(elapsedMs / SECOND_MS),
    diffMinutes: clock ? clock.target.value - minutes : -1,
    pausedBusinessSeconds: elapsedMs === null ? -1 : (sinceStartMs - elapsedMs) / SECOND_MS,
  }
}

/** Per metric that both the vector and the engine know: the fields the vector gives, and ours. Empty: skipped. */
export function runTicketVector(
  vector: TicketVector,
): readonly { readonly metric: string; readonly expected: unknown; readonly got: unknown }[] {
  const calendar = calendarOf(vector.calendar)
  const asOf = at(vector.as_of)
  const terms = compileTerms(
    aDesk({ calendars: [calendarSpecOf(vector.calendar)], agreements: [agreementOf(vector)] }),
    asOf,
  )
  if (!terms.ok) throw new Error(`The terms were refused: ${JSON.stringify(terms.refusal)}`)
  const clocks = evaluateTicket(ticketOf(vector), terms.value)
  return Object.entries(vector.expect).flatMap(([peer, expected]) => {
    const metric = metricByPeer[peer]
    if (metric === undefined) return []
    const ours = readClock(
      clocks.find((clock) => clock.metric === metric),
      calendar,
      asOf,
    )
    const got = Object.fromEntries(
      Object.keys(expected).map((field) => [field, ours[field as keyof Expectation]]),
    )
    return [{ metric: peer, expected, got }]
  })
}
