import { describe, expect, test } from 'vitest'
import { aDesk, aTicket } from '#kit/builders'
import { calendarSpec, workdays } from '#kit/calendarBuilders'
import { clock, clocksOf, hm, isoMinute, openMinutes, promising, resolveWithin, said } from '#kit/clocks'
import { levelKey } from '../alertLevel'
import type { CalendarSpec } from '../calendar/calendarSpec'
import { defaultCalendar } from '../calendar/defaultCalendar'
import type { Desk } from '../desk'
import { compileTerms } from './terms'
import { warningsOf } from './warnings'

const ticket = aTicket().openedAt(hm('09:00'))

describe('priority', () => {
  test('[SLA12] a change keeps what was used and the pauses earned, and swaps the target', () => {
    const desk = promising('P2', { resolution: openMinutes(180) }, resolveWithin(300))
    const builder = ticket
      .statusAt(hm('10:00'), 'waiting-customer')
      .statusAt(hm('10:30'), 'active')
      .priorityAt(hm('11:00'), 'P2')
    expect(said('resolution', builder, desk)).toBe('running 2026-03-02T12:30')
  })

  test('[SLA12] what was counted in open hours stays so counted when the clock goes on around the clock', () => {
    const friday = aTicket().openedAt(hm('15:00', '2026-03-06'))
    const raised = friday.priorityAt(hm('09:00', '2026-03-09'), 'P1')
    expect(said('resolution', raised)).toBe('running 2026-03-09T11:00')
  })

  test('[SLA12] what is fulfilled is not judged again', () => {
    const builder = ticket.acknowledgedAt(hm('09:30')).priorityAt(hm('09:30'), 'P1')
    expect(said('acknowledgement', builder)).toBe('met 30')
    const before = ticket.priorityAt(hm('09:30'), 'P1').acknowledgedAt(hm('09:30'))
    expect(said('acknowledgement', before)).toBe('missed 30')
  })

  test('[SLA13] a target that is used up on arrival was due when it was used up', () => {
    const raised = ticket.priorityAt(hm('15:00'), 'P1')
    expect(said('resolution', raised)).toBe('running 2026-03-02T13:00')
  })

  test('[SLA15] a promise this priority does not make is withdrawn; one never made has no clock', () => {
    const desk = promising('P4', { acknowledgement: openMinutes(60), firstResponse: openMinutes(120) })
    const lowered = clock('resolution', ticket.priorityAt(hm('10:00'), 'P4'), desk)
    expect(lowered).toMatchObject({ state: 'cancelled', reason: 'no-target', cancelledAt: hm('10:00') })
    expect(clocksOf(ticket.priority('P4'), desk).map(({ metric }) => metric)).toEqual([
      'acknowledgement',
      'firstResponse',
    ])
  })
})

describe('targets', () => {
  test('[SLA17] business days keep the time of day', () => {
    expect(said('resolution', ticket)).toBe('running 2026-03-05T09:00')
    expect(said('resolution', aTicket().openedAt(hm('08:00')))).toBe('running 2026-03-05T08:00')
    expect(said('resolution', aTicket().openedAt(hm('12:00', '2026-03-07')))).toBe('running 2026-03-12T08:00')
  })

  test('[SLA17] a pause moves a due day by the open time it took', () => {
    const overTheWeekend = aTicket()
      .openedAt(hm('09:00', '2026-03-05'))
      .statusAt(hm('15:00', '2026-03-06'), 'waiting-customer')
      .statusAt(hm('09:00', '2026-03-09'), 'active')
    expect(said('resolution', overTheWeekend)).toBe('running 2026-03-10T11:00')
  })

  test('[SLA124] days keep no time of day that time counted by earlier hours has gone past', () => {
    const early: CalendarSpec = calendarSpec({ id: 'early', weekly: workdays(['06:00', '10:00']) })
    const desk = promising('P1', { resolution: { unit: 'business-days', value: 1 } }, resolveWithin(600))
    const both: Desk = {
      ...desk,
      calendars: [...desk.calendars, early],
      agreements: desk.agreements.map((agreement) => ({
        ...agreement,
        policies: agreement.policies.map((policy) =>
          policy.when.priority?.includes('P1') ? { ...policy, calendars: ['early'] } : policy,
        ),
      })),
    }
    const dawn = aTicket().openedAt(hm('06:00'))
    // Four hours of the early calendar; the usual one had counted six when the target came.
    expect(clock('resolution', dawn.priorityAt(hm('14:00'), 'P1'), both)).toMatchObject({
      dueAt: hm('12:00'),
      exceededOnArrivalAt: hm('14:00'),
    })
    expect(said('resolution', dawn.priorityAt(hm('10:00'), 'P1'), both)).toBe('running 2026-03-03T08:00')
    expect(said('resolution', dawn.priority('P1'), both)).toBe('running 2026-03-03T06:00')
  })

  test('[SLA18] P1 runs around the clock', () => {
    const night = aTicket().openedAt(hm('03:00', '2026-03-07')).priority('P1')
    expect(said('acknowledgement', night)).toBe('running 2026-03-07T03:05')
    expect(said('firstResponse', night)).toBe('running 2026-03-07T03:15')
    expect(said('resolution', night)).toBe('running 2026-03-07T07:00')
  })

  test('[SLA27] the default targets are those of the trade', () => {
    const due = (priority: 'P2' | 'P3' | 'P4') =>
      clocksOf(ticket.priority(priority)).map((found) =>
        found.state === 'running' ? isoMinute(found.dueAt) : '',
      )
    expect(due('P2')).toEqual(['2026-03-02T09:15', '2026-03-02T09:30', '2026-03-03T09:00'])
    expect(due('P3')).toEqual(['2026-03-02T10:00', '2026-03-02T11:00', '2026-03-05T09:00'])
    expect(due('P4')).toEqual(['2026-03-02T13:00', '2026-03-02T15:00', '2026-03-09T09:00'])
  })

  test('[SLA19] warnings stand where their share of the budget is used up, and 100 % is the due instant', () => {
    const p1 = clock('resolution', ticket.priority('P1'))
    const shares = p1.state === 'running' ? warningsOf(p1) : []
    expect(shares.map(({ level, at: when }) => `${levelKey(level)} ${isoMinute(when)}`)).toEqual([
      '50% 2026-03-02T11:00',
      '75% 2026-03-02T12:00',
      '90% 2026-03-02T12:36',
      '100% 2026-03-02T13:00',
    ])
    const days = clock('resolution', aTicket().openedAt(hm('08:00')))
    expect(days.state === 'running' && days.warnedAt.at(-1)).toBe(days.state === 'running' && days.dueAt)
  })

  test('[SLA29] where the calendar ends before the budget, the clock is cancelled with the reason', () => {
    const once: CalendarSpec = {
      ...defaultCalendar('UTC'),
      weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
      overrides: { '2026-03-02': [['08:00', '10:30']] },
    }
    const found = clocksOf(ticket, aDesk({ calendars: [once] })).map((each) =>
      each.state === 'cancelled' ? each.reason : each.state,
    )
    expect(found).toEqual(['running', 'never-open', 'never-open'])
  })

  test('[SLA28] terms that could give other due instants have another hash', () => {
    const hash = (desk: Desk) => {
      const terms = compileTerms(desk, hm('09:00'))
      return terms.ok ? terms.value.hash : null
    }
    expect(hash(aDesk())).toBe(hash(aDesk({ name: 'Another desk' })))
    expect(hash(resolveWithin(60))).not.toBe(hash(resolveWithin(61)))
    expect(hash(aDesk({}, 'Europe/Helsinki'))).not.toBe(hash(aDesk()))
  })
})
