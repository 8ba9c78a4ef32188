import { describe, expect, test } from 'vitest'
import {
  anAgent,
  aPerson,
  aRequester,
  aTicket,
  event,
  heardAt,
  type TicketBuilder,
  theSystem,
} from '#kit/builders'
import { clock, clocksOf, hm, resolveWithin, said } from '#kit/clocks'
import { type Instant } from '../instant'

const ticket = aTicket().openedAt(hm('09:00'))

describe('what a clock depends on', () => {
  test('[SLA1] what happened at one instant counts in the server’s order', () => {
    const first = ticket.statusAt(hm('10:00'), 'waiting-customer').statusAt(hm('10:00'), 'active')
    const second = ticket.statusAt(hm('10:00'), 'active').statusAt(hm('10:00'), 'waiting-customer')
    expect(clock('resolution', first).state).toBe('running')
    expect(clock('resolution', second).state).toBe('paused')
  })

  test('[SLA1] when the server heard of something changes no clock', () => {
    const reply = event.replied(hm('09:30'))
    expect(clocksOf(ticket.with(heardAt(reply, hm('15:00'))))).toEqual(clocksOf(ticket.with(reply)))
  })

  test('[SLA16] late work is inserted where it belongs in time', () => {
    const late = heardAt(event.replied(hm('10:30'), anAgent('Mira Laine')), hm('13:00'))
    const found = clock('firstResponse', ticket.repliedAt(hm('12:00')).with(late))
    expect(found).toMatchObject({ state: 'met', metAt: hm('10:30'), by: anAgent('Mira Laine') })
  })

  test('[SLA16] in the end board and clock agree on the status', () => {
    const late = heardAt(event.statusChanged(hm('09:30'), 'active', 'waiting-customer'), hm('13:00'))
    const builder = ticket.statusAt(hm('10:00'), 'active').status('waiting-customer').with(late)
    expect(said('resolution', builder, resolveWithin(120))).toBe('paused 90')
  })

  test('[SLA16] a wait that began anew after the customer’s message is a wait in the end', () => {
    const late = heardAt(event.statusChanged(hm('10:30'), 'active', 'waiting-customer'), hm('13:00'))
    const builder = ticket
      .statusAt(hm('09:30'), 'waiting-customer')
      .customerRepliedAt(hm('10:00'))
      .statusAt(hm('11:00'), 'active')
    expect(clock('resolution', builder).state).toBe('running')
    expect(clock('resolution', builder.status('waiting-customer').with(late)).state).toBe('paused')
  })
})

describe('acknowledgement', () => {
  test('[SLA2] saying "I have it" acknowledges', () => {
    expect(said('acknowledgement', ticket)).toBe('running 2026-03-02T10:00')
    expect(said('acknowledgement', ticket.acknowledgedAt(hm('09:20')))).toBe('met 20')
    expect(said('acknowledgement', ticket.acknowledgedAt(hm('10:01')))).toBe('missed 61')
  })

  test('[SLA2] an agent’s answer or "done" acknowledges as well, ownership alone does not', () => {
    expect(said('acknowledgement', ticket.repliedAt(hm('09:10')))).toBe('met 10')
    expect(said('acknowledgement', ticket.statusAt(hm('09:15'), 'resolved'))).toBe('met 15')
    expect(said('acknowledgement', ticket.assignedAt(hm('09:05'), aPerson()))).toBe(
      'running 2026-03-02T10:00',
    )
    expect(said('acknowledgement', ticket.statusAt(hm('09:05'), 'active'))).toBe('running 2026-03-02T10:00')
  })
})

describe('first response', () => {
  test('[SLA3] the first public answer of a person ends it, the first one only', () => {
    expect(said('firstResponse', ticket)).toBe('running 2026-03-02T11:00')
    expect(said('firstResponse', ticket.repliedAt(hm('09:30')).repliedAt(hm('15:00')))).toBe('met 30')
  })

  test('[SLA3] notes, machines and acknowledgements are no answer', () => {
    const noise = ticket.notedAt(hm('09:10')).repliedAt(hm('09:11'), theSystem()).acknowledgedAt(hm('09:12'))
    expect(said('firstResponse', noise)).toBe('running 2026-03-02T11:00')
  })

  test('[SLA4] on an agent’s own ticket it starts with the first message of the customer', () => {
    const own = aTicket().openedAt(hm('09:00'), anAgent())
    const metrics = (builder: TicketBuilder) => clocksOf(builder).map(({ metric }) => metric)
    expect(metrics(own.repliedAt(hm('09:05')))).toEqual(['acknowledgement', 'resolution'])
    const asked = own.repliedAt(hm('09:05')).customerRepliedAt(hm('10:00'))
    expect(said('firstResponse', asked)).toBe('running 2026-03-02T12:00')
    expect(said('firstResponse', asked.repliedAt(hm('10:45')))).toBe('met 45')
  })

  test('[SLA14] without an answer it is cancelled when the ticket is done in time, and missed when late', () => {
    expect(said('firstResponse', ticket.statusAt(hm('10:30'), 'resolved'))).toBe('cancelled done-without')
    const late = clock('firstResponse', ticket.statusAt(hm('11:01'), 'resolved'))
    expect(late).toMatchObject({ state: 'missed', dueAt: hm('11:00'), metAt: hm('11:01') })
    const byTheCustomer = ticket.statusAt(hm('09:30'), 'closed', aRequester())
    expect(said('acknowledgement', byTheCustomer)).toBe('cancelled done-without')
  })
})

describe('resolution', () => {
  const desk = resolveWithin(120)

  test('[SLA5] it ends when the ticket is resolved or closed, and closing a resolved one moves nothing', () => {
    const resolved = ticket.statusAt(hm('10:30'), 'resolved')
    expect(said('resolution', resolved, desk)).toBe('met 90')
    expect(clock('resolution', resolved.statusAt(hm('15:00'), 'closed'), desk)).toEqual(
      clock('resolution', resolved, desk),
    )
    expect(said('resolution', ticket.statusAt(hm('11:30'), 'closed'), desk)).toBe('missed 150')
  })

  test('[SLA6] at the due instant a promise is still kept, a millisecond later it is not', () => {
    const resolvedAt = (when: Instant) => clock('resolution', ticket.statusAt(when, 'resolved'), desk).state
    expect(resolvedAt(hm('11:00'))).toBe('met')
    expect(resolvedAt((hm('11:00') + 1) as Instant)).toBe('missed')
  })

  test('[SLA6] what is kept while the desk is closed used no more than the budget', () => {
    const evening = aTicket().openedAt(hm('14:00'))
    expect(said('resolution', evening, desk)).toBe('running 2026-03-02T16:00')
    expect(said('resolution', evening.statusAt(hm('20:00'), 'resolved'), desk)).toBe('met 120')
  })

  test('[SLA11] reopened, it goes on where it stood; the time while it was done is left out', () => {
    const reopened = ticket.statusAt(hm('10:00'), 'resolved').statusAt(hm('13:00'), 'active')
    expect(said('resolution', reopened, desk)).toBe('running 2026-03-02T14:00')
    expect(said('resolution', reopened.statusAt(hm('13:30'), 'resolved'), desk)).toBe('met 90')
    expect(said('firstResponse', reopened)).toBe('running 2026-03-02T14:00')
  })
})
