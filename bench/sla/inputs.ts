import { aDesk, aPerson, aTicket, at, event, type TicketBuilder } from '#kit/builders'
import { createRandom, type Random } from '#kit/random'
import type { CalendarSpec } from '#shared/domain/calendar/calendarSpec'
import type { Desk } from '#shared/domain/desk'
import { DAY_MS, HOUR_MS, type Instant, instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { Agreement, Targets } from '#shared/domain/sla/agreement'
import { defaultAgreement } from '#shared/domain/sla/defaultAgreement'
import type { Status, Ticket } from '#shared/domain/ticket'

const working = [
  ['09:00', '12:30'],
  ['13:30', '17:30'],
] as const

/** Office hours with a lunch break, a short Friday now and then, and the holidays of three years. */
export const benchCalendar: CalendarSpec = {
  id: 'office',
  version: 1,
  name: 'Office',
  effectiveFrom: null,
  timezone: 'Europe/Helsinki',
  weekly: { mon: working, tue: working, wed: working, thu: working, fri: working, sat: [], sun: [] },
  holidays: ['01-01', '01-06', '05-01', '12-06', '12-24', '12-25', '12-26'].flatMap((day) =>
    [2025, 2026, 2027].map((year) => ({ date: `${year}-${day}`, name: 'Holiday' })),
  ),
  overrides: { '2026-04-30': [['09:00', '12:00']], '2026-06-18': [['09:00', '12:00']] },
  openings: {},
  breaks: {},
}

const minutes = (value: number) => ({ unit: 'open-minutes', value }) as const
const targets = (factor: number): Targets => ({
  acknowledgement: minutes(30 * factor),
  firstResponse: minutes(60 * factor),
  nextResponse: minutes(120 * factor),
  update: minutes(480 * factor),
  ownership: minutes(960 * factor),
  resolution: minutes(1_440 * factor),
})

/** All six metrics at two priorities. */
export const benchAgreement: Agreement = {
  ...defaultAgreement,
  pauses: { resolution: ['waiting-customer', 'waiting-vendor'], ownership: ['waiting-vendor'] },
  policies: [
    { id: 'p2', name: 'P2', when: { priority: ['P2'] }, calendars: ['office'], targets: targets(1) },
    { id: 'p3', name: 'P3', when: { priority: ['P3'] }, calendars: ['office'], targets: targets(2) },
  ],
}

export const benchDesk: Desk = aDesk({ calendars: [benchCalendar], agreements: [benchAgreement] })

const FIRST = at('2026-01-05T08:00Z')

/** Instants over two years, at any time of day and week. */
export function drawInstants(count: number, seed: number): readonly Instant[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => instant(at('2025-06-01T00:00Z') + random.next() * 730 * DAY_MS))
}

/** What may happen next to a ticket in a status; each answers the ticket after one event. */
type Step = (ticket: TicketBuilder, when: Instant, random: Random) => TicketBuilder

const to =
  (status: Status): Step =>
  (ticket, when) =>
    ticket.statusAt(when, status)
const talk: readonly Step[] = [
  (ticket, when) => ticket.repliedAt(when),
  (ticket, when) => ticket.customerRepliedAt(when),
  (ticket, when) => ticket.notedAt(when),
]
const work: readonly Step[] = [
  ...talk,
  (ticket, when) => ticket.acknowledgedAt(when),
  (ticket, when, random) =>
    ticket.assignedAt(when, aPerson(random.pick(['Jonas Berg', 'Mira Laine', 'Ida Holm']))),
  (ticket, when) => ticket.priorityAt(when, ticket.build().priority === 'P3' ? 'P2' : 'P3'),
  (ticket, when) => {
    const from = ticket.build().queue
    const next = from === 'service-desk' ? 'network' : 'service-desk'
    return ticket.inQueue(next).with(event.moved(when, from, next))
  },
  to('waiting-customer'),
  to('waiting-vendor'),
  to('resolved'),
]

function stepsIn(status: Status): readonly Step[] {
  if (status === 'resolved') return [to('active'), ...talk.slice(1)]
  if (status.startsWith('waiting-')) return [to('active'), ...talk]
  return work
}

export const EVENTS = 20

function drawTicket(random: Random): Ticket {
  let when = instant(FIRST + random.next() * 180 * DAY_MS)
  let ticket = aTicket()
    .priority(random.pick(['P2', 'P3']))
    .openedAt(when)
  for (let count = 1; count < EVENTS; count += 1) {
    when = plusMs(when, 5 * MINUTE_MS + random.next() ** 3 * 20 * HOUR_MS)
    ticket = random.pick(stepsIn(ticket.build().status))(ticket, when, random)
  }
  return ticket.build()
}

/** Tickets of exactly twenty events each, over days to weeks, with waits, reopenings and changes of priority. */
export function drawTickets(count: number, seed: number): readonly Ticket[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => drawTicket(random))
}
