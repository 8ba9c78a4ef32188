import { aTicket } from '#kit/builders'
import { assertNever } from '#shared/domain/assertNever'
import { type Instant, MINUTE_MS } from '#shared/domain/instant'
import { accepted, type Result } from '#shared/domain/result'
import type { Agreement, Metric } from '#shared/domain/sla/agreement'
import type { Clock } from '#shared/domain/sla/clock'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { compileTerms, type Terms } from '#shared/domain/sla/terms'
import type { Ticket } from '#shared/domain/ticket'
import { instantOf } from './comparison'
import { eventsOf, ticketOf } from './peerHistory'
import type { PeerPolicies } from './peerPolicies'
import type { Semantics } from './peerSemantics'
import type { TicketVector } from './ticketVector'

export type PeerState = 'none' | 'running' | 'paused' | 'met' | 'missed' | 'breached' | 'cancelled'

/** One cycle of one metric at `as_of`, in the words of vectors. Lengths in milliseconds. */
export interface CycleReading {
  readonly state: PeerState
  readonly startedAt: Instant | null
  /** Of a clock that runs; of one that ended only where it had one. */
  readonly dueAt: Instant | null
  readonly dueAtBeforeItEnded: () => Instant | null
  readonly metAt: Instant | null
  readonly budgetMs: number | null
  readonly elapsedMs: () => number | null
  readonly pausedMs: () => number | null
}

const noCycle: CycleReading = {
  state: 'none',
  startedAt: null,
  dueAt: null,
  dueAtBeforeItEnded: () => null,
  metAt: null,
  budgetMs: null,
  elapsedMs: () => null,
  pausedMs: () => null,
}

/** What would end the metric at that instant: the engine then tells what had been used. */
function endedAt(metric: Metric, ticket: Ticket, at: Instant): Ticket {
  const builder = aTicket(ticket)
  switch (metric) {
    case 'acknowledgement':
      return builder.acknowledgedAt(at).build()
    case 'firstResponse':
    case 'nextResponse':
    case 'update':
      return builder.repliedAt(at).build()
    case 'ownership':
    case 'resolution':
      return builder.statusAt(at, 'resolved').build()
    default:
      return assertNever(metric)
  }
}

const withoutPauses = (agreement: Agreement): Agreement => ({ ...agreement, pauses: {} })

function stateOf(clock: Clock, asOf: Instant): PeerState {
  return clock.state === 'running' && asOf > clock.dueAt ? 'breached' : clock.state
}

const cycleOf = (clocks: readonly Clock[], { metric, cycle }: Clock): Clock | undefined =>
  clocks.find((clock) => clock.metric === metric && clock.cycle === cycle)

interface Subject {
  readonly vector: TicketVector
  readonly semantics: Semantics
  readonly policies: PeerPolicies
  readonly terms: Terms
  /** The same promises, with nothing that pauses them. */
  readonly unpausedTerms: Terms
  readonly ticket: Ticket
  readonly asOf: Instant
}

function elapsedMs(clock: Clock, terms: Terms, { ticket, asOf }: Subject): number | null {
  if (clock.state === 'cancelled') return null
  const isOver = clock.state === 'met' || clock.state === 'missed'
  const ended = isOver ? ticket : endedAt(clock.metric, ticket, asOf)
  const found = cycleOf(evaluateTicket(ended, terms), clock)
  return found?.state === 'met' || found?.state === 'missed' ? found.elapsedMs : null
}

function pausedMs(clock: Clock, subject: Subject): number | null {
  const counted = elapsedMs(clock, subject.terms, subject)
  const unpaused = elapsedMs(clock, subject.unpausedTerms, subject)
  return counted === null || unpaused === null ? null : unpaused - counted
}

/** The due instant of a clock that is over, as it stood before what ended it. */
function dueAtBefore(clock: Clock, subject: Subject): Instant | null {
  if (clock.state === 'missed') return clock.dueAt
  if (clock.state !== 'met') return null
  const events = eventsOf(subject.vector).filter(({ at }) => instantOf(at) < clock.metAt)
  if (events.length === 0) return null
  const found = cycleOf(evaluateTicket(ticketOf(subject, events), subject.terms), clock)
  return found?.state === 'running' ? found.dueAt : null
}

function readingOf(clock: Clock, subject: Subject): CycleReading {
  return {
    state: stateOf(clock, subject.asOf),
    startedAt: clock.startedAt,
    dueAt: clock.state === 'running' ? clock.dueAt : null,
    dueAtBeforeItEnded: () => dueAtBefore(clock, subject),
    metAt: clock.state === 'met' || clock.state === 'missed' ? clock.metAt : null,
    budgetMs: clock.target.value * MINUTE_MS,
    elapsedMs: () => elapsedMs(clock, subject.terms, subject),
    pausedMs: () => pausedMs(clock, subject),
  }
}

/** The cycles of a metric, oldest first; one of state `none` where there is no clock. */
export type CyclesOf = (metric: Metric) => readonly CycleReading[]

/** Tells the vector's story to the engine. Refused where its calendar or its promises are. */
export function readTicket(telling: {
  readonly vector: TicketVector
  readonly semantics: Semantics
  readonly policies: PeerPolicies
}): Result<CyclesOf, string> {
  const asOf = instantOf(telling.vector.as_of)
  const { desk } = telling.policies
  const terms = compileTerms(desk, asOf)
  const unpaused = compileTerms({ ...desk, agreements: desk.agreements.map(withoutPauses) }, asOf)
  if (!terms.ok) return { ok: false, refusal: `The promises are refused: ${JSON.stringify(terms.refusal)}` }
  if (!unpaused.ok) return { ok: false, refusal: JSON.stringify(unpaused.refusal) }
  if (eventsOf(telling.vector).every(({ type }) => type !== 'created')) return accepted(() => [noCycle])
  const ticket = ticketOf(telling)
  const subject = { ...telling, terms: terms.value, unpausedTerms: unpaused.value, ticket, asOf }
  const clocks = evaluateTicket(ticket, terms.value)
  return accepted((metric) => {
    const cycles = clocks.filter((clock) => clock.metric === metric)
    return cycles.length === 0 ? [noCycle] : cycles.map((clock) => readingOf(clock, subject))
  })
}
