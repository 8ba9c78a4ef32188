import fc from 'fast-check'
import type { CalendarSpec } from '#shared/domain/calendar/calendarSpec'
import { defaultCalendar } from '#shared/domain/calendar/defaultCalendar'
import type { Desk } from '#shared/domain/desk'
import { ticketId } from '#shared/domain/ids'
import { type Instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import { ticketAfter } from '#shared/domain/rowAfter'
import type { Agreement, Manners, Metric, Policy, Target } from '#shared/domain/sla/agreement'
import { metrics } from '#shared/domain/sla/agreement'
import { defaultAgreement } from '#shared/domain/sla/defaultAgreement'
import { compileTerms, type Terms } from '#shared/domain/sla/terms'
import {
  type Priority,
  priorities,
  type Status,
  statusSchema,
  type Ticket,
  type TicketEvent,
} from '#shared/domain/ticket'
import { aDesk, anAgent, aRequester, aTicket, event, theSystem } from './builders'
import { hm } from './clocks'

const opened = hm('09:00')
const statuses = statusSchema.options
const waiting = statuses.filter((status) => status.startsWith('waiting-'))
const queues = ['service-desk', 'network', 'payments'] as const

const zones = [
  'UTC',
  'Europe/Helsinki',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Pacific/Kiritimati',
]

const brokenHours: CalendarSpec = {
  ...defaultCalendar('Asia/Tehran'),
  id: 'customer',
  name: 'Customer hours',
  weekly: {
    mon: [
      ['07:30', '12:00'],
      ['12:45', '19:00'],
    ],
    tue: [['22:00', '06:00']],
    wed: [['06:00', '24:00']],
    thu: [['09:00', '17:00']],
    fri: [],
    sat: [['10:00', '14:00']],
    sun: [['20:00', '23:00']],
  },
  holidays: [{ date: '2026-03-05', name: 'Founders’ Day' }],
  breaks: { '2026-03-04': [['13:00', '13:30']] },
}

const targetArbitrary: fc.Arbitrary<Target> = fc.oneof(
  fc.integer({ min: 1, max: 3_000 }).map((value): Target => ({ unit: 'open-minutes', value })),
  fc.integer({ min: 1, max: 3_000 }).map((value): Target => ({ unit: 'wall-minutes', value })),
  fc
    .record({ value: fc.integer({ min: 1, max: 5 }), ends: fc.constantFrom('time-of-day', 'close') })
    .map(({ value, ends }): Target => ({ unit: 'business-days', value, ends })),
)

const perMetric = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Partial<Record<Metric, Value>>> =>
  fc.record(
    Object.fromEntries(metrics.map((metric) => [metric, value])) as Record<Metric, fc.Arbitrary<Value>>,
    {
      requiredKeys: [],
    },
  )

const mannersArbitrary: fc.Arbitrary<Manners> = fc.record({
  pauses: perMetric(fc.subarray(waiting)),
  warnings: fc.subarray([
    { percent: 50 },
    { percent: 75 },
    { percent: 100 },
    { minutesLeft: 30, hours: 'counted' },
    { minutesLeft: 15, hours: 'always' },
  ] as const),
  onReopen: fc.constantFrom('leave-out-done-time', 'count-done-time', 'new-cycle'),
  onTargetChange: fc.constantFrom('keep-elapsed', 'restart'),
  nextResponseFrom: fc.constantFrom('first-response', 'opening'),
})

const policyArbitrary = (id: string, when: Policy['when']): fc.Arbitrary<Policy> =>
  fc
    .record({
      calendars: fc.constantFrom(
        ['default'],
        ['always'],
        ['customer'],
        ['default', 'customer'],
        ['always', 'default'],
      ),
      targets: perMetric(targetArbitrary),
      manners: fc.option(mannersArbitrary, { nil: {} }),
    })
    .map(({ calendars, targets, manners }) => ({
      id,
      name: id.toUpperCase(),
      when,
      calendars,
      targets,
      ...manners,
    }))

const agreementArbitrary = (version: number, effectiveFrom: string | null): fc.Arbitrary<Agreement> =>
  fc
    .record({
      openTickets: fc.constantFrom('move', 'keep'),
      manners: mannersArbitrary,
      policies: fc.tuple(
        policyArbitrary('urgent', { priority: ['P1'] }),
        policyArbitrary('network', { queue: ['network'], priority: ['P2', 'P3'] }),
        policyArbitrary('mid', { priority: ['P2', 'P3'] }),
      ),
    })
    .map(({ openTickets, manners, policies }) => ({
      ...defaultAgreement,
      version,
      effectiveFrom,
      openTickets,
      ...manners,
      policies,
    }))

const deskArbitrary: fc.Arbitrary<Desk> = fc
  .record({
    zone: fc.constantFrom(...zones),
    first: agreementArbitrary(1, null),
    second: agreementArbitrary(2, '2026-03-03T12:00Z'),
  })
  .map(({ zone, first, second }) =>
    aDesk({ calendars: [defaultCalendar(zone), brokenHours], agreements: [first, second] }),
  )

/**
 * Desks with every option of an agreement, two versions of it, several zones and calendars: some hundreds drawn once, so
 * that their calendars are compiled once and not for every story.
 */
export const anyDesk: fc.Arbitrary<Desk> = fc.constantFrom(
  ...fc.sample(deskArbitrary, { numRuns: 300, seed: 20_260_302 }),
)

/** Minutes after the opening, on a coarse grid, so that much happens at one instant. */
const minuteArbitrary = fc.integer({ min: 0, max: 160 }).map((step) => step * 45)

/** What can happen next to a ticket as it is, before its instant is known. */
type Act = (ticket: Ticket, at: Instant) => TicketEvent

const talk = fc.constantFrom<Act>(
  (_, at) => event.acknowledged(at),
  (_, at) => event.replied(at),
  (_, at) => event.replied(at, anAgent('Mira Laine')),
  (_, at) => event.replied(at, theSystem()),
  (_, at) => event.noted(at),
  (_, at) => event.customerReplied(at),
  (_, at) => event.customerReplied(at),
  (_, at) => event.assigned(at),
  (_, at) => event.touched(at),
)
const statusAct = fc
  .constantFrom<Status>(...statuses)
  .map<Act>((to) => (ticket, at) => event.statusChanged(at, ticket.status, to))
const byCustomer = fc
  .constantFrom<Status>('closed', 'active')
  .map<Act>((to) => (ticket, at) => event.statusChanged(at, ticket.status, to, aRequester()))
const priorityAct = fc
  .constantFrom<Priority>(...priorities)
  .map<Act>((to) => (ticket, at) => event.priorityChanged(at, ticket.priority, to))
const queueAct = fc
  .constantFrom(...queues)
  .map<Act>((to) => (ticket, at) => event.moved(at, ticket.queue, to))
const other = ticketId('20419')
const mergeAct = fc.constantFrom<Act>(
  (_, at) => ({ type: 'merged', at, receivedAt: at, by: anAgent(), into: other }),
  (_, at) => ({ type: 'unmerged', at, receivedAt: at, by: anAgent(), from: other }),
  (_, at) => ({
    type: 'absorbed',
    at,
    receivedAt: at,
    by: anAgent(),
    ticket: other,
    waitingSince: plusMs(at, -90 * MINUTE_MS),
  }),
  (_, at) => ({ type: 'absorbed', at, receivedAt: at, by: anAgent(), ticket: other, waitingSince: null }),
  (_, at) => ({ type: 'released', at, receivedAt: at, by: anAgent(), ticket: other }),
)
const anyAct = fc.oneof(
  { weight: 5, arbitrary: talk },
  { weight: 5, arbitrary: statusAct },
  { weight: 1, arbitrary: byCustomer },
  { weight: 3, arbitrary: priorityAct },
  { weight: 2, arbitrary: queueAct },
  { weight: 2, arbitrary: mergeAct },
)

export interface StoryOptions {
  /** Whether the server hears of some things later than they happened, and in another order. */
  readonly isLate: boolean
}

/** Tickets to which anything may have happened; without late work in the order of time. */
export const anyTicket = ({ isLate }: StoryOptions): fc.Arbitrary<Ticket> =>
  fc
    .record({
      priority: fc.constantFrom(...priorities),
      status: fc.constantFrom<Status>('new', 'new', 'active', 'waiting-customer', 'resolved'),
      queue: fc.constantFrom(...queues),
      isOwn: fc.boolean(),
      steps: fc.array(fc.record({ minute: minuteArbitrary, lateBy: fc.nat({ max: 300 }), act: anyAct }), {
        maxLength: 14,
      }),
    })
    .map(({ priority, status, queue, isOwn, steps }) => {
      const inOrder = isLate ? steps : steps.toSorted((a, b) => a.minute - b.minute)
      const begun = aTicket().priority(priority).status(status).inQueue(queue)
      const blank = begun.openedAt(opened, isOwn ? anAgent() : aRequester()).build()
      return inOrder.reduce((ticket, { minute, lateBy, act }) => {
        const at = plusMs(opened, minute * MINUTE_MS)
        const entry = act(ticket, at)
        const receivedAt = isLate ? plusMs(at, lateBy * MINUTE_MS) : at
        return ticketAfter(ticket, { ...entry, receivedAt })
      }, blank)
    })

/** Some instant from a day before the opening to a month after it. */
export const anyNow: fc.Arbitrary<Instant> = fc
  .integer({ min: -24 * 60, max: 30 * 24 * 60 })
  .map((minutes) => plusMs(opened, minutes * MINUTE_MS))

const known = new WeakMap<Desk, Terms>()

/** The desk's terms when both versions of its agreement have taken effect. */
export function termsOfAny(desk: Desk): Terms {
  const found = known.get(desk)
  if (found) return found
  const compiled = compileTerms(desk, hm('12:00', '2026-03-20'))
  if (!compiled.ok) throw new Error(compiled.refusal.sentence)
  known.set(desk, compiled.value)
  return compiled.value
}
