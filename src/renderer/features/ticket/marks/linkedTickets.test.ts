import { expect, it } from 'vitest'
import { anAgent, aTicket, at } from '#kit/builders'
import { ticketId } from '#shared/domain/ids'
import type { Ticket } from '#shared/domain/ticket'
import type { TicketMirror } from '../../../data/deskData'
import { linkedTickets } from './linkedTickets'

const now = at('2026-03-02T10:00Z')
const linking = (to: string) =>
  ({ type: 'linked', at: now, receivedAt: now, by: anAgent(), ticket: ticketId(to) }) as const
const mirrorOf = (...tickets: readonly Ticket[]): TicketMirror => ({
  byId: new Map(tickets.map((ticket) => [ticket.id, { ticket, clocks: [], waiting: [] }])),
  inDueOrder: tickets.map(({ id }) => id),
})

it('[TKT53] links are seen from both sides, each ticket once, with where they are written', () => {
  const a = aTicket().id('a').with(linking('b'), linking('gone')).build()
  const b = aTicket().id('b').with(linking('a')).build()
  const c = aTicket().id('c').with(linking('b')).build()
  const mirror = mirrorOf(a, b, c)
  expect(linkedTickets(a, mirror)).toEqual([
    { id: 'b', writtenOn: 'a' },
    { id: 'gone', writtenOn: 'a' },
  ])
  expect(linkedTickets(b, mirror)).toEqual([
    { id: 'a', writtenOn: 'b' },
    { id: 'c', writtenOn: 'c' },
  ])
  expect(linkedTickets(c, mirror)).toEqual([{ id: 'b', writtenOn: 'c' }])
})
