import { describe, expect, test } from 'vitest'
import { aDesk, aTicket, type TicketBuilder } from '#kit/builders'
import { hm, isoMinute, openMinutes } from '#kit/clocks'
import type { CalendarSpec } from '../calendar/calendarSpec'
import { defaultCalendar } from '../calendar/defaultCalendar'
import type { Desk } from '../desk'
import type { Instant } from '../instant'
import type { Agreement, Policy, Targets } from './agreement'
import { defaultAgreement } from './defaultAgreement'
import { evaluateTicket } from './evaluate'
import { explain } from './explain'
import { compileTerms, policyOf, type Terms } from './terms'

const ticket = aTicket().openedAt(hm('09:00'))

const everybody = (targets: Targets, changes: Partial<Policy> = {}): Policy => ({
  id: 'all',
  name: 'All',
  when: {},
  calendars: ['default'],
  targets,
  ...changes,
})
const version = (
  number: number,
  from: string | null,
  minutes: number,
  changes: Partial<Agreement> = {},
): Agreement => ({
  ...defaultAgreement,
  version: number,
  effectiveFrom: from,
  policies: [everybody({ resolution: openMinutes(minutes) })],
  ...changes,
})
const termsAt = (desk: Desk, now: Instant): Terms => {
  const compiled = compileTerms(desk, now)
  if (!compiled.ok) throw new Error(compiled.refusal.sentence)
  return compiled.value
}
const resolution = (builder: TicketBuilder, desk: Desk, now = hm('15:00')) => {
  const found = evaluateTicket(builder.build(), termsAt(desk, now)).find(
    ({ metric }) => metric === 'resolution',
  )
  if (!found) throw new Error('No resolution is promised.')
  return found
}
const due = (builder: TicketBuilder, desk: Desk, now?: Instant) => {
  const found = resolution(builder, desk, now)
  return found.state === 'running' ? isoMinute(found.dueAt).slice(5) : found.state
}

describe('versions of the agreement', () => {
  const second = (changes: Partial<Agreement> = {}) =>
    aDesk({ agreements: [version(1, null, 300), version(2, '2026-03-02T10:00Z', 120, changes)] })

  test('[SLA47] an open ticket moves to a new version when it takes effect, like to another target', () => {
    expect(due(ticket, second(), hm('09:59'))).toBe('03-02T14:00')
    expect(due(ticket, second(), hm('10:00'))).toBe('03-02T11:00')
    expect(due(ticket, second({ openTickets: 'keep' }))).toBe('03-02T14:00')
    expect(due(ticket, second({ onTargetChange: 'restart' }))).toBe('03-02T12:00')
    expect(due(aTicket().openedAt(hm('10:00')), second({ openTickets: 'keep' }))).toBe('03-02T12:00')
  })

  test('[SLA47] what happens at the instant at which it takes effect is judged by it', () => {
    const overdue = ticket.statusAt(hm('10:00'), 'resolved')
    const shorter = aDesk({ agreements: [version(1, null, 300), version(2, '2026-03-02T10:00Z', 30)] })
    expect(resolution(overdue, shorter)).toMatchObject({ state: 'missed', dueAt: hm('09:30') })
  })

  test('[SLA47] a version that is kept by may itself be followed by one that tickets move to', () => {
    const third = version(3, '2026-03-02T11:00Z', 240)
    const desk = second({ openTickets: 'keep' })
    expect(due(ticket, { ...desk, agreements: [...desk.agreements, third] })).toBe('03-02T13:00')
  })

  test('[SLA47] terms say until when they hold', () => {
    expect(termsAt(second(), hm('09:00')).validUntil).toBe(hm('10:00'))
    expect(termsAt(second(), hm('10:00')).validUntil).toBeNull()
    expect(policyOf(ticket.build(), termsAt(second(), hm('10:00')))?.agreement.version).toBe(2)
    const keeping = termsAt(second({ openTickets: 'keep' }), hm('10:00'))
    expect(policyOf(ticket.build(), keeping)?.agreement.version).toBe(1)
  })

  test('[SLA48] what was done before keeps its judgement, and goes on under the new version if reopened', () => {
    const done = ticket.statusAt(hm('09:50'), 'resolved')
    expect(resolution(done, second())).toMatchObject({ state: 'met', target: openMinutes(300) })
    const reopened = done.statusAt(hm('12:00'), 'active')
    expect(resolution(reopened, second())).toMatchObject({
      state: 'running',
      target: openMinutes(120),
      dueAt: hm('13:10'),
      past: [{ kind: 'met', target: openMinutes(300) }],
    })
    expect(due(reopened, second({ openTickets: 'keep' }))).toBe('03-03T08:10')
  })

  test('[EXP8] a new version is marked where it took effect', () => {
    const marks = explain(ticket.build(), termsAt(second(), hm('12:00')), 'resolution', 0, hm('12:00'))?.marks
    expect(marks).toMatchObject([
      { at: hm('10:00'), kind: 'version-changed', version: 2, by: { kind: 'system' } },
      { at: hm('10:00'), kind: 'target-changed', from: openMinutes(300), to: openMinutes(120) },
    ])
  })
})

describe('calendars of a policy', () => {
  const customer: CalendarSpec = {
    ...defaultCalendar('UTC'),
    id: 'customer',
    name: 'Customer',
    weekly: { ...defaultCalendar('UTC').weekly, mon: [['12:00', '20:00']] },
  }
  const counting = (...calendars: readonly string[]): Desk =>
    aDesk({
      calendars: [defaultCalendar('UTC'), customer],
      agreements: [
        version(1, null, 0, { policies: [everybody({ resolution: openMinutes(300) }, { calendars })] }),
      ],
    })

  test('[SLA49] time counts while all of them are open; "always" is built in and never closes', () => {
    expect(due(ticket, counting('default', 'customer'))).toBe('03-03T09:00')
    expect(due(ticket, counting('customer'))).toBe('03-02T17:00')
    expect(due(ticket, counting('always', 'default'))).toBe(due(ticket, counting('default')))
    expect(due(aTicket().openedAt(hm('15:00')), counting('always'))).toBe('03-02T20:00')
  })

  test('[SLA49] versions of a calendar each count their own dates', () => {
    const short: CalendarSpec = {
      ...defaultCalendar('UTC'),
      version: 2,
      effectiveFrom: '2026-03-03',
      weekly: { ...defaultCalendar('UTC').weekly, tue: [['12:00', '14:00']] },
    }
    const desk = aDesk({
      calendars: [short, defaultCalendar('UTC')],
      agreements: [version(1, null, 480)],
    })
    expect(due(ticket, desk)).toBe('03-03T13:00')
  })

  test('[SLA125] the hours of several calendars are never those of one that bears their names', () => {
    const spec = defaultCalendar('UTC')
    const noon = { ...spec, id: 'noon', weekly: { ...spec.weekly, mon: [['12:00', '14:00']] } } as const
    const posing: CalendarSpec = { ...spec, id: 'default&noon', timezone: 'Asia/Tokyo' }
    const promised = everybody({ resolution: openMinutes(60) }, { calendars: ['default', 'noon'] })
    const agreements = [version(1, null, 0, { policies: [promised] })]
    expect(due(ticket, aDesk({ calendars: [spec, noon, posing], agreements }))).toBe('03-02T13:00')
  })

  test('[SLA125] one that never closes adds nothing, so that naming it as well changes no target', () => {
    const by = (id: string, priority: 'P1' | 'P3', calendars: readonly string[]) =>
      everybody({ resolution: openMinutes(300) }, { id, when: { priority: [priority] }, calendars })
    const policies = [by('p1', 'P1', ['always', 'default']), by('p3', 'P3', ['default'])]
    const anew = version(1, null, 0, { policies, onTargetChange: 'restart' })
    expect(due(ticket.priorityAt(hm('10:00'), 'P1'), aDesk({ agreements: [anew] }))).toBe('03-02T14:00')
  })

  test('[SLA50] a target in business days may end at closing time', () => {
    const days = (ends: 'close' | 'time-of-day') =>
      aDesk({
        agreements: [
          version(1, null, 0, {
            policies: [everybody({ resolution: { unit: 'business-days', value: 1, ends } })],
          }),
        ],
      })
    expect(due(ticket, days('time-of-day'))).toBe('03-03T09:00')
    expect(due(ticket, days('close'))).toBe('03-03T16:00')
  })
})

test('[SLA45] the first policy that matches promises, by what the ticket was at the time', () => {
  const policies = [
    everybody(
      { resolution: openMinutes(60) },
      { id: 'urgent-network', when: { queue: ['network'], priority: ['P1', 'P2'] } },
    ),
    everybody({ resolution: openMinutes(120) }, { id: 'gold', when: { tier: ['gold'], channel: ['email'] } }),
    everybody({ resolution: openMinutes(180) }, { id: 'servers', when: { assetClass: ['server'] } }),
    everybody({ resolution: openMinutes(240) }, { id: 'all' }),
  ]
  const desk = aDesk({ agreements: [version(1, null, 0, { policies })] })
  const policyIdOf = (builder: TicketBuilder) => resolution(builder, desk).policyId
  expect(policyIdOf(ticket)).toBe('all')
  expect(policyIdOf(ticket.inQueue('network').priority('P2'))).toBe('urgent-network')
  expect(policyIdOf(ticket.requestedBy('Ada Nyman', 'gold'))).toBe('gold')
  expect(policyIdOf(ticket.requestedBy('Ada Nyman', 'gold').through('phone'))).toBe('all')
  const server = { ...ticket.build(), assetClass: 'server' }
  expect(evaluateTicket(server, termsAt(desk, hm('15:00')))[0]?.policyId).toBe('servers')
  const raised = ticket
    .inQueue('network')
    .priority('P3')
    .statusAt(hm('09:30'), 'resolved')
    .priorityAt(hm('09:40'), 'P1')
  expect(policyIdOf(raised)).toBe('all')
})

test('[SLA44] as much time in other hours, or with another end, is another target', () => {
  const by = (id: string, priority: 'P1' | 'P2' | 'P3', changes: Partial<Policy>) =>
    everybody({ resolution: openMinutes(600) }, { id, when: { priority: [priority] }, ...changes })
  const days = (ends: 'close' | 'time-of-day'): Targets => ({
    resolution: { unit: 'business-days', value: 1, ends },
  })
  const policies = [by('p1', 'P1', { calendars: ['always'] }), by('p2', 'P2', { targets: days('close') })]
  const usual = by('p3', 'P3', {})
  const desk = aDesk({ agreements: [version(1, null, 0, { policies: [...policies, usual] })] })
  expect(due(ticket.priorityAt(hm('10:00'), 'P1'), desk)).toBe('03-02T19:00')
  const anew: Desk = {
    ...desk,
    agreements: desk.agreements.map((agreement) => ({ ...agreement, onTargetChange: 'restart' })),
  }
  expect(due(ticket.priorityAt(hm('10:00'), 'P1'), anew)).toBe('03-02T20:00')
  const timed = by('p3', 'P3', { targets: days('time-of-day') })
  const dated = aDesk({ agreements: [version(1, null, 0, { policies: [...policies, timed] })] })
  expect(due(ticket.priorityAt(hm('10:00'), 'P2'), dated)).toBe('03-03T16:00')
})
