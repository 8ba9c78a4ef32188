import { expect, test } from 'vitest'
import { anAgent, aTicket, event, heardAt, type TicketBuilder } from '#kit/builders'
import { hm } from '#kit/clocks'
import { ticketId } from '../ids'
import { checkHistory } from './checkHistory'

const ticket = aTicket().id('A').openedAt(hm('09:00'))
const found = (builder: TicketBuilder) =>
  checkHistory(builder.build()).map(({ kind, path }) => [kind, ...path].join(' '))
const stamp = (time: string) => ({ at: hm(time), receivedAt: hm(time), by: anAgent() })

test('[SLA54] an event before the opening is refused with its place', () => {
  expect(found(ticket.repliedAt(hm('08:59')))).toEqual([
    'before-opening history 1 at',
    'heard-out-of-order history 1 receivedAt',
  ])
  const [fault] = checkHistory(ticket.repliedAt(hm('08:59')).build())
  expect(fault?.sentence).toBe(
    'This happened before the ticket was opened. Correct the time of the event or of the opening.',
  )
})

test('[SLA54] late work is no fault; what was heard before it happened, or out of order, is', () => {
  expect(found(ticket.repliedAt(hm('10:00')).with(heardAt(event.noted(hm('09:30')), hm('11:00'))))).toEqual(
    [],
  )
  expect(found(ticket.with(heardAt(event.noted(hm('10:00')), hm('09:30'))))).toEqual([
    'heard-before-it-happened history 1 at',
  ])
  expect(found(ticket.repliedAt(hm('11:00')).notedAt(hm('10:00')))).toEqual([
    'heard-out-of-order history 2 receivedAt',
  ])
})

test('[SLA54] a ticket is opened once, when it says it was', () => {
  expect(found(ticket.with(event.opened(hm('09:00'))))).toEqual(['opened-twice history 1 type'])
  const elsewhen = { ...ticket.build(), history: [event.opened(hm('09:05'))] }
  expect(checkHistory(elsewhen).map(({ kind }) => kind)).toEqual(['opened-elsewhen'])
})

test('[SLA54] merges that cannot be are refused', () => {
  const into = (to: string) => ({ type: 'merged', ...stamp('10:00'), into: ticketId(to) }) as const
  expect(found(ticket.with(into('A')))).toEqual(['merged-into-itself history 1 into'])
  expect(found(ticket.with(into('B'), into('C')))).toEqual(['merged-twice history 2 into'])
  const out = { type: 'unmerged', ...stamp('10:00'), from: ticketId('C') } as const
  expect(found(ticket.with(into('B'), out))).toEqual(['not-merged history 2 from'])
  expect(found(ticket.with(out))).toEqual(['not-merged history 1 from'])
  const absorbed = (id: string, since: string) =>
    ({ type: 'absorbed', ...stamp('10:00'), ticket: ticketId(id), waitingSince: hm(since) }) as const
  const released = { type: 'released', ...stamp('10:00'), ticket: ticketId('B') } as const
  expect(found(ticket.with(absorbed('B', '08:00'), released))).toEqual([])
  expect(found(ticket.with(absorbed('A', '08:00')))).toEqual(['merged-into-itself history 1 ticket'])
  expect(found(ticket.with(absorbed('B', '10:01')))).toEqual(['waited-later history 1 waitingSince'])
  expect(found(ticket.with(released))).toEqual(['not-absorbed history 1 ticket'])
})
