import { expect, test } from 'vitest'
import { anAgent, aTicket, event } from '#kit/builders'
import { hm, openMinutes, promising, termsOf } from '#kit/clocks'
import { everyMetricDesk } from '#kit/everyMetric'
import { MINUTE_MS } from '../instant'
import type { TicketEvent } from '../ticket'
import { whatIf } from './whatIf'

const desk = promising(
  'P1',
  { acknowledgement: openMinutes(60), resolution: openMinutes(120) },
  everyMetricDesk,
)
const ticket = aTicket().openedAt(hm('08:00'))
const differences = (builder: typeof ticket, ...events: readonly TicketEvent[]) =>
  whatIf(builder.build(), termsOf(desk), events).differences

test('[EXP10] waiting would stop a clock with so much left, and going on would make it due again', () => {
  const wait = event.statusChanged(hm('09:00'), 'new', 'waiting-customer')
  expect(differences(ticket, wait)).toEqual([
    { metric: 'resolution', cycle: 0, kind: 'paused', remainingMs: 240 * MINUTE_MS },
  ])
  const waiting = ticket.statusAt(hm('09:00'), 'waiting-customer')
  const resume = event.statusChanged(hm('10:00'), 'waiting-customer', 'active')
  expect(differences(waiting, resume)).toEqual([
    { metric: 'resolution', cycle: 0, kind: 'resumed', dueAt: hm('14:00') },
  ])
  expect(differences(waiting, event.priorityChanged(hm('10:00'), 'P3', 'P1'))).toContainEqual({
    metric: 'resolution',
    cycle: 0,
    kind: 'remaining-changed',
    fromMs: 240 * MINUTE_MS,
    toMs: 60 * MINUTE_MS,
  })
})

test('[EXP10] another priority would move what is due and cancel what it does not promise', () => {
  expect(differences(ticket, event.priorityChanged(hm('09:00'), 'P3', 'P1'))).toEqual([
    { metric: 'firstResponse', cycle: 0, kind: 'cancelled', reason: 'no-target' },
    { metric: 'ownership', cycle: 0, kind: 'cancelled', reason: 'no-target' },
    { metric: 'resolution', cycle: 0, kind: 'due-moved', from: hm('13:00'), to: hm('10:00') },
  ])
})

test('[EXP10] an answer would keep, miss and begin promises', () => {
  expect(differences(ticket, event.replied(hm('10:30')))).toEqual([
    { metric: 'acknowledgement', cycle: 0, kind: 'missed', dueAt: hm('09:00'), elapsedMs: 150 * MINUTE_MS },
    { metric: 'firstResponse', cycle: 0, kind: 'missed', dueAt: hm('10:00'), elapsedMs: 150 * MINUTE_MS },
    { metric: 'update', cycle: 0, kind: 'begins', dueAt: hm('13:30') },
  ])
  expect(differences(ticket, event.acknowledged(hm('08:10')))).toEqual([
    { metric: 'acknowledgement', cycle: 0, kind: 'met', elapsedMs: 10 * MINUTE_MS },
  ])
  expect(differences(ticket, event.noted(hm('08:10')))).toEqual([])
})

test('[EXP10] several events are taken together, and a reopened ticket goes on', () => {
  const done = ticket.acknowledgedAt(hm('08:05')).repliedAt(hm('08:10')).statusAt(hm('09:00'), 'resolved')
  const reopen = event.statusChanged(hm('10:00'), 'resolved', 'active')
  expect(differences(done, reopen)).toEqual([
    { metric: 'ownership', cycle: 0, kind: 'goes-on', dueAt: hm('13:00') },
    { metric: 'resolution', cycle: 0, kind: 'goes-on', dueAt: hm('14:00') },
  ])
  const wait = event.statusChanged(hm('10:00'), 'active', 'waiting-customer', anAgent())
  expect(differences(done, reopen, wait)).toContainEqual({
    metric: 'resolution',
    cycle: 0,
    kind: 'goes-on',
    dueAt: null,
  })
  const { ticket: then } = whatIf(done.build(), termsOf(desk), [reopen, wait])
  expect(then).toMatchObject({ status: 'waiting-customer' })
  expect(done.build().history).toHaveLength(4)
})
