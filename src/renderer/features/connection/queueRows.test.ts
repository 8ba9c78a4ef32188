import { expect, it } from 'vitest'
import { anAccount, aPerson, aTicket } from '#kit/builders'
import { queueId, type TicketId } from '#shared/domain/ids'
import type { Ticket } from '#shared/domain/ticket'
import type { TicketView } from '../../data/deskData'
import { queueRows } from './queueRows'

const me = { ...anAccount('Jonas Berg'), queues: [queueId('network'), queueId('desk')] }
const queues = new Map(
  ['network', 'desk', 'payroll'].map((name) => [queueId(name), { id: queueId(name), name }] as const),
)
const byId = (...tickets: readonly Ticket[]): ReadonlyMap<TicketId, TicketView> =>
  new Map(tickets.map((ticket) => [ticket.id, { ticket, clocks: [], waiting: [] }]))
const tickets = byId(
  aTicket().id('1').inQueue('desk').ownedBy(aPerson('Jonas Berg')).build(),
  aTicket().id('2').inQueue('desk').ownedBy(aPerson('Jonas Berg')).status('resolved').build(),
  aTicket().id('3').inQueue('desk').build(),
)

it('[OUT123] lists the queues of the account with what they take, as the server counts it', () => {
  const sizes = [{ queue: queueId('network'), tickets: 900, bytes: 2_000_000 }]
  expect(queueRows({ queues, account: me, leftOut: new Set([queueId('network')]), sizes, tickets })).toEqual([
    { queue: queues.get(queueId('desk')), isKept: true, tickets: 3, bytes: null, own: 1 },
    { queue: queues.get(queueId('network')), isKept: false, tickets: 900, bytes: 2_000_000, own: 0 },
  ])
})

it('[OUT123] without the server it counts what is kept here and knows no more', () => {
  const rows = queueRows({
    queues,
    account: me,
    leftOut: new Set([queueId('network')]),
    sizes: null,
    tickets,
  })
  expect(rows.map(({ tickets: count, bytes }) => [count, bytes])).toEqual([
    [3, null],
    [null, null],
  ])
})
