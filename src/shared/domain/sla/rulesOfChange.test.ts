import { describe, expect, test } from 'vitest'
import { anAgent, aTicket, event, heardAt, type TicketBuilder } from '#kit/builders'
import { agreed, clock, hm, isoMinute, openMinutes, promising, termsOf } from '#kit/clocks'
import { cycles, everyMetricDesk, everyTarget } from '#kit/everyMetric'
import { defaultCalendar } from '../calendar/defaultCalendar'
import type { Desk } from '../desk'
import { ticketId } from '../ids'
import type { Agreement } from './agreement'
import { clocksHash } from './clocksHash'
import { defaultAgreement } from './defaultAgreement'
import { evaluateTicket } from './evaluate'
import { compileTerms } from './terms'
import { warningsOf } from './warnings'

const ticket = aTicket().openedAt(hm('09:00'))
const desk = everyMetricDesk

describe('changes', () => {
  test('[R23] a reopened ticket goes on without the time it was done, with it, or anew, as agreed', () => {
    const reopened = ticket.statusAt(hm('10:00'), 'resolved').statusAt(hm('12:00'), 'active')
    const under = (onReopen: Agreement['onReopen']) =>
      cycles('resolution', reopened, agreed({ onReopen }, desk))
    expect(under('leave-out-done-time')).toEqual(['running 16:00'])
    expect(under('count-done-time')).toEqual(['running 14:00'])
    expect(cycles('resolution', reopened, agreed({ onReopen: 'new-cycle' }, desk))).toEqual([
      'met 60',
      'running 09:00',
    ])
    expect(clock('resolution', reopened, desk).past).toMatchObject([{ kind: 'met', metAt: hm('10:00') }])
  })

  test('[R23] closing what is resolved does not move the stop', () => {
    const resolved = ticket.statusAt(hm('10:00'), 'resolved')
    const closed = resolved.statusAt(hm('15:00'), 'closed')
    expect(clock('resolution', closed, desk)).toEqual(clock('resolution', resolved, desk))
  })

  test('[R24] a change of priority keeps what was used and earned, or begins anew, as agreed', () => {
    const both = promising('P2', { resolution: openMinutes(240) }, desk)
    const raised = ticket
      .statusAt(hm('10:00'), 'waiting-customer')
      .statusAt(hm('10:30'), 'active')
      .priorityAt(hm('11:00'), 'P2')
    expect(cycles('resolution', raised, both)).toEqual(['running 13:30'])
    expect(cycles('resolution', raised, agreed({ onTargetChange: 'restart' }, both))).toEqual([
      'running 15:00',
    ])
    expect(
      cycles('acknowledgement', ticket.acknowledgedAt(hm('09:50')).priorityAt(hm('09:55'), 'P1')),
    ).toEqual(['met 50'])
  })

  test('[R24] a breach of the old target stays on record, and a target used up on arrival warns once', () => {
    const both = promising('P2', { resolution: openMinutes(30) }, desk)
    const raised = clock('resolution', ticket.priorityAt(hm('11:00'), 'P2'), both)
    expect(raised).toMatchObject({ state: 'running', dueAt: hm('09:30'), exceededOnArrivalAt: hm('11:00') })
    expect(raised.state === 'running' && warningsOf(raised)).toEqual([
      { level: { percent: 100 }, at: hm('11:00') },
    ])
    const lowered = clock('firstResponse', ticket.priorityAt(hm('12:00'), 'P4'), desk)
    expect(lowered.past).toEqual([{ kind: 'breached', target: openMinutes(120), dueAt: hm('11:00') }])
  })

  test('[R25] a promise that no policy makes any more is withdrawn with the reason, not deleted', () => {
    const none = promising('P4', {}, desk)
    const lowered = ticket.priorityAt(hm('09:40'), 'P4')
    expect(clock('resolution', lowered, none)).toMatchObject({
      state: 'cancelled',
      reason: 'no-target',
      cancelledAt: hm('09:40'),
      policyId: 'p3',
    })
    expect(cycles('resolution', lowered.priorityAt(hm('10:00'), 'P3'), none)).toEqual(['running 14:20'])
  })

  test('[R26] an open ticket moves to a new version of the agreement or keeps its own; a closed one keeps it', () => {
    const [first] = desk.agreements
    if (!first) throw new Error('The desk has an agreement.')
    const versions = (openTickets: Agreement['openTickets']): Desk => {
      const shorter = promising('P3', { ...everyTarget, resolution: openMinutes(120) }).agreements
      const second = shorter.map((agreement) => ({
        ...agreement,
        version: 2,
        effectiveFrom: '2026-03-02T10:00Z',
        openTickets,
      }))
      return { ...desk, agreements: [first, ...second] }
    }
    const under = (builder: TicketBuilder, openTickets: Agreement['openTickets']) => {
      const terms = compileTerms(versions(openTickets), hm('12:00'))
      if (!terms.ok) throw new Error(JSON.stringify(terms.refusal))
      const found = evaluateTicket(builder.build(), terms.value).find(({ metric }) => metric === 'resolution')
      return found?.state === 'running' ? isoMinute(found.dueAt) : found?.state
    }
    expect(under(ticket, 'move')).toBe('2026-03-02T11:00')
    expect(under(ticket, 'keep')).toBe('2026-03-02T14:00')
    const closed = ticket.statusAt(hm('09:55'), 'closed').priority('P3')
    expect(under(closed, 'move')).toBe('met')
    expect(under(aTicket().openedAt(hm('10:30')), 'keep')).toBe('2026-03-02T12:30')
  })

  test('[R27] a merged ticket owes nothing more, and the other keeps the earlier start of the two waits', () => {
    const stamp = (time: string) => ({ at: hm(time), receivedAt: hm(time), by: anAgent() })
    const merged = ticket.with({ type: 'merged', ...stamp('10:30'), into: ticketId('7') })
    expect(cycles('resolution', merged)).toEqual(['merged'])
    expect(cycles('firstResponse', merged)).toEqual(['merged'])
    expect(cycles('acknowledgement', merged)).toEqual(['missed 90'])
    const taken = merged.with({ type: 'unmerged', ...stamp('11:00'), from: ticketId('7') })
    expect(cycles('resolution', taken)).toEqual(['running 14:00'])
    const absorbs = aTicket()
      .openedAt(hm('10:00'))
      .with({ type: 'absorbed', ...stamp('10:30'), ticket: ticketId('8'), waitingSince: hm('09:00') })
    expect(cycles('firstResponse', absorbs)).toEqual(['running 11:00'])
    const released = absorbs.with({ type: 'released', ...stamp('10:40'), ticket: ticketId('8') })
    expect(cycles('firstResponse', released)).toEqual(['running 12:00'])
  })

  test('[R27] a wait brought forward counts only what counted then, pauses left out', () => {
    const stamp = { at: hm('10:45'), receivedAt: hm('10:45'), by: anAgent() }
    const pausing = agreed({ pauses: { nextResponse: ['waiting-vendor'] } }, desk)
    const asked = ticket
      .repliedAt(hm('09:10'))
      .statusAt(hm('09:30'), 'waiting-vendor')
      .statusAt(hm('10:00'), 'active')
      .customerRepliedAt(hm('10:30'))
    expect(cycles('nextResponse', asked, pausing)).toEqual(['running 11:30'])
    const absorbing = (time: string) =>
      asked.with({ type: 'absorbed', ...stamp, ticket: ticketId('8'), waitingSince: hm(time) })
    expect(cycles('nextResponse', absorbing('09:20'), pausing)).toEqual(['running 10:50'])
    expect(cycles('nextResponse', absorbing('09:40'), pausing)).toEqual(['running 11:00'])
    expect(cycles('nextResponse', absorbing('10:40'), pausing)).toEqual(['running 11:30'])
  })

  test('[R27] a wait that comes to a ticket that is done is owed when that one is reopened', () => {
    const stamp = { at: hm('10:30'), receivedAt: hm('10:30'), by: anAgent() }
    const done = ticket.repliedAt(hm('09:10')).statusAt(hm('10:00'), 'resolved')
    const absorbs = done.with({
      type: 'absorbed',
      ...stamp,
      ticket: ticketId('8'),
      waitingSince: hm('09:20'),
    })
    expect(cycles('nextResponse', absorbs)).toEqual([])
    expect(cycles('nextResponse', done.statusAt(hm('11:00'), 'active'))).toEqual([])
    const reopened = absorbs.statusAt(hm('11:00'), 'active')
    expect(cycles('nextResponse', reopened)).toHaveLength(1)
    expect(cycles('nextResponse', reopened)[0]).toMatch(/^running/)
  })

  test('[R28] late work is inserted where it happened, and may turn a verdict', () => {
    const answered = ticket.repliedAt(hm('12:00'))
    expect(cycles('firstResponse', answered)).toEqual(['missed 180'])
    const late = heardAt(event.replied(hm('10:00'), anAgent('Mira Laine')), hm('13:00'))
    expect(cycles('firstResponse', answered.with(late))).toEqual(['met 60'])
  })

  test('[R29] equal results under equal terms have one hash, others another', () => {
    const hash = (builder: TicketBuilder, terms: Desk = desk) =>
      clocksHash(evaluateTicket(builder.build(), termsOf(terms)), termsOf(terms))
    expect(hash(ticket)).toBe(hash(aTicket().openedAt(hm('09:00'))))
    expect(hash(ticket.acknowledgedAt(hm('09:10')))).not.toBe(hash(ticket))
    expect(hash(ticket, { ...desk, calendars: [defaultCalendar('Europe/Paris')] })).not.toBe(hash(ticket))
    expect(hash(ticket, agreed({ version: 2 }, desk))).not.toBe(hash(ticket))
  })

  test('[R30] every level is reached once per cycle, and those of a moved due instant lie ahead again', () => {
    const levels = (builder: TicketBuilder, terms: Desk = desk) => {
      const found = clock('resolution', builder, terms)
      return found.state === 'running' ? found.warnedAt.map((at) => isoMinute(at).slice(11)) : []
    }
    expect(levels(ticket)).toEqual(['11:30', '12:45', '13:30', '14:00'])
    const moved = ticket.statusAt(hm('12:50'), 'waiting-customer').statusAt(hm('13:50'), 'active')
    expect(levels(moved)).toEqual(['11:30', '12:45', '14:30', '15:00'])
    const { warnings } = defaultAgreement
    expect(levels(ticket, agreed({ warnings: warnings.toReversed() }, desk))).toEqual([
      '11:30',
      '12:45',
      '13:30',
      '14:00',
    ])
  })
})
