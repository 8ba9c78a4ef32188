import { aPerson } from '#kit/builders'
import { compileCalendar } from '#shared/domain/calendar/calendar'
import { HOUR_MS, type Instant } from '#shared/domain/instant'
import { planAlerts } from '#shared/domain/planAlerts'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { explain } from '#shared/domain/sla/explain'
import { compileTerms, type Terms } from '#shared/domain/sla/terms'
import { lastTouchedAt, type Ticket } from '#shared/domain/ticket'
import { mustAgreeOnHours, mustAgreeOnTickets } from './agreeing'
import { benchAgreement, benchCalendar, benchDesk, drawInstants, drawTickets } from './inputs'
import { type Race, race } from './race'
import { walkHours } from './walkHours'
import { walkAlerts, walkTicket } from './walkTicket'

const ROUND_MS = 400
export const SEED = 20_260_302

export const horizons: readonly { readonly name: string; readonly openMs: number }[] = [
  { name: '1 hour', openMs: HOUR_MS },
  { name: '1 day of 7.5 h', openMs: 7.5 * HOUR_MS },
  { name: '1 week', openMs: 37.5 * HOUR_MS },
  { name: '1 month', openMs: 160 * HOUR_MS },
  { name: '1 year', openMs: 1_900 * HOUR_MS },
]

export interface DueFigures extends Race {
  readonly name: string
}

export function measureDueInstants(): readonly DueFigures[] {
  const compiled = compileCalendar(benchCalendar)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusal))
  const calendar = compiled.value
  const hours = walkHours(benchCalendar)
  const starts = drawInstants(4_096, SEED)
  const lengths = horizons.map(({ openMs }) => openMs)
  mustAgreeOnHours(starts.slice(0, 200), lengths, calendar, hours)
  const startAt = (index: number): Instant => starts[index & 4_095] ?? (0 as Instant)
  const each = horizons.map(({ name, openMs }) => ({
    name,
    ...race(
      (index) => void calendar.addOpen(startAt(index), openMs),
      (index) => void hours.addOpen(startAt(index), openMs),
      ROUND_MS,
    ),
  }))
  const lengthAt = (index: number): number => lengths[index % lengths.length] ?? 0
  const mixed = race(
    (index) => void calendar.addOpen(startAt(index), lengthAt(index)),
    (index) => void hours.addOpen(startAt(index), lengthAt(index)),
    ROUND_MS,
  )
  return [...each, { name: 'all in turn', ...mixed }]
}

export const HORIZON_MS = 24 * HOUR_MS

export function benchTerms(): Terms {
  const terms = compileTerms(benchDesk, drawInstants(1, SEED)[0] ?? (0 as Instant))
  if (!terms.ok) throw new Error(JSON.stringify(terms.refusal))
  return terms.value
}

export interface TicketFigures {
  readonly evaluation: Race
  readonly clocksPerTicket: number
  /** The explanation of one clock, as a multiple of an evaluation of the whole ticket. */
  readonly explainTimes: number
  readonly explainPerSecond: number
}

export function measureTickets(): TicketFigures {
  const terms = benchTerms()
  const hours = walkHours(benchCalendar)
  const tickets = drawTickets(512, SEED)
  mustAgreeOnTickets(tickets, terms, benchAgreement, hours)
  const ticketAt = (index: number): Ticket => tickets[index & 511] ?? drawTickets(1, SEED)[0] ?? never()
  const agent = aPerson()
  const engine = (index: number) => {
    const ticket = ticketAt(index)
    const clocks = evaluateTicket(ticket, terms)
    planAlerts([{ ticket, clocks }], agent, lastTouchedAt(ticket), HORIZON_MS, 0)
  }
  const walk = (index: number) => {
    const ticket = ticketAt(index)
    const now = lastTouchedAt(ticket)
    walkAlerts(walkTicket(ticket, benchAgreement, hours), now, now + HORIZON_MS)
  }
  const evaluation = race(engine, walk, 2 * ROUND_MS)
  const clocks = tickets.map((ticket) => evaluateTicket(ticket, terms))
  const explaining = (index: number) => {
    const ticket = ticketAt(index)
    const asked = clocks[index & 511]?.at(-1)
    if (asked) explain(ticket, terms, asked.metric, asked.cycle, lastTouchedAt(ticket))
  }
  const against = race(engine, explaining, ROUND_MS)
  return {
    evaluation,
    clocksPerTicket: clocks.reduce((sum, each) => sum + each.length, 0) / clocks.length,
    explainTimes: against.ratio,
    explainPerSecond: against.walk,
  }
}

export function never(): never {
  throw new Error('There is a ticket for every index.')
}
