import { describe, expect, test } from 'vitest'
import { aDesk, aTicket } from '#kit/builders'
import { agreed, clock, hm, resolveWithin, said } from '#kit/clocks'
import type { Desk } from '../desk'
import { HOUR_MS, MINUTE_MS } from '../instant'

const ticket = aTicket().openedAt(hm('09:00'))

describe('pausing', () => {
  const desk = resolveWithin(120)
  const waiting = ticket.statusAt(hm('09:30'), 'waiting-customer')

  test('[SLA7] pausing freezes the remaining time', () => {
    expect(clock('resolution', waiting, desk)).toMatchObject({
      state: 'paused',
      pausedAt: hm('09:30'),
      remainingMs: 90 * MINUTE_MS,
      reason: 'waiting-customer',
    })
    const resumed = waiting.statusAt(hm('13:00'), 'active')
    expect(said('resolution', resumed, desk)).toBe('running 2026-03-02T14:30')
  })

  test('[SLA7] a clock that was past due before it paused says by how much', () => {
    const overdue = ticket.statusAt(hm('11:30'), 'waiting-customer')
    expect(said('resolution', overdue, desk)).toBe('paused -30')
    expect(said('resolution', overdue.statusAt(hm('12:00'), 'active'), desk)).toBe('running 2026-03-02T11:00')
  })

  test('[SLA7] a budget used up just when a pause began was due then', () => {
    const brim = ticket.statusAt(hm('11:00'), 'waiting-customer')
    expect(said('resolution', brim, desk)).toBe('paused 0')
    expect(said('resolution', brim.statusAt(hm('12:00'), 'active'), desk)).toBe('running 2026-03-02T11:00')
  })

  test('[SLA8] paused at creation is paused from the first millisecond', () => {
    const born = aTicket().openedAt(hm('09:00')).status('waiting-customer')
    expect(clock('resolution', born, desk)).toMatchObject({ pausedAt: hm('09:00'), remainingMs: 2 * HOUR_MS })
    expect(said('resolution', born.statusAt(hm('10:00'), 'active'), desk)).toBe('running 2026-03-02T12:00')
  })

  test('[SLA8] a pause while the desk is closed and a pause without length change nothing', () => {
    const p3 = aTicket().openedAt(hm('15:00'))
    const overnight = p3
      .statusAt(hm('17:00'), 'waiting-customer')
      .statusAt(hm('07:00', '2026-03-03'), 'active')
    const blink = p3.statusAt(hm('15:10'), 'waiting-customer').statusAt(hm('15:10'), 'active')
    for (const desks of [desk, aDesk()]) {
      expect(said('resolution', overnight, desks)).toBe(said('resolution', p3, desks))
      expect(said('resolution', blink, desks)).toBe(said('resolution', p3, desks))
    }
  })

  test('[SLA9] a message of the customer ends the wait for the customer though nobody moved the status', () => {
    expect(said('resolution', waiting.customerRepliedAt(hm('10:00')), desk)).toBe('running 2026-03-02T11:30')
    const again = waiting
      .customerRepliedAt(hm('10:00'))
      .statusAt(hm('10:10'), 'active')
      .statusAt(hm('10:20'), 'waiting-customer')
    expect(said('resolution', again, desk)).toBe('paused 70')
  })

  test('[SLA9] it ends no other wait', () => {
    const supplier: Desk = agreed({ pauses: { resolution: ['waiting-customer', 'waiting-vendor'] } }, desk)
    const builder = ticket.statusAt(hm('09:30'), 'waiting-vendor').customerRepliedAt(hm('10:00'))
    expect(said('resolution', builder, supplier)).toBe('paused 90')
    const moved = builder.statusAt(hm('10:30'), 'waiting-customer')
    expect(clock('resolution', moved, supplier)).toMatchObject({
      pausedAt: hm('09:30'),
      reason: 'waiting-customer',
    })
  })

  test('[SLA10] only the statuses agreed for a metric pause it', () => {
    expect(said('acknowledgement', waiting)).toBe('running 2026-03-02T10:00')
    expect(said('firstResponse', waiting)).toBe('running 2026-03-02T11:00')
    expect(clock('resolution', ticket.statusAt(hm('09:30'), 'waiting-vendor')).state).toBe('running')
  })
})
