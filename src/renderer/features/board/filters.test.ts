import { describe, expect, it } from 'vitest'
import { anAccount, aPerson, aTicket, at } from '#kit/builders'
import { paperId, queueId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import type { BoardOrder } from '#shared/domain/savedView'
import { nobodyLeft, type WhoLeft } from '#shared/domain/whoseTicket'
import type { TicketMirror } from '../../data/deskData'
import { inOrderOf } from './boardOrder'
import { type Filters, noFilters, searchFor, ticketsChosen } from './filters'

const mira = aPerson('Mira Laine')
const tickets = [
  aTicket().id('1').inQueue('network').priority('P1').ownedBy(mira),
  aTicket().id('2').inQueue('network').priority('P3').ownedBy(null),
  aTicket().id('3').inQueue('identity').priority('P1').ownedBy(aPerson('Jonas Berg')),
].map((builder) => builder.build())
const mirror: TicketMirror = {
  byId: new Map(tickets.map((ticket) => [ticket.id, { ticket, clocks: [], waiting: [] }])),
  inDueOrder: tickets.map((ticket) => ticket.id),
}
const context = {
  account: anAccount('Jonas Berg'),
  left: nobodyLeft,
  now: instant(0),
  dayStart: instant(0),
  leavesAt: null,
}
const shown = (filters: Partial<Filters>, left: WhoLeft = nobodyLeft) =>
  ticketsChosen(
    mirror,
    { place: { kind: 'view', id: 'open' }, filters: { ...noFilters, ...filters }, order: 'next-breach' },
    { ...context, left },
  ).map(String)

describe('filters', () => {
  it('[BRD7] one that is not set hides nothing', () => {
    expect(shown({})).toEqual(['1', '2', '3'])
  })

  it('[BRD7] within one any choice will do, across several all must hold', () => {
    expect(shown({ priorities: ['P1'] })).toEqual(['1', '3'])
    expect(shown({ queues: [queueId('network')], priorities: ['P1'] })).toEqual(['1'])
    expect(shown({ queues: [queueId('network'), queueId('identity')] })).toEqual(['1', '2', '3'])
  })

  it('[BRD7] a saved view shows done tickets only where a filter names their status', () => {
    const done = aTicket().id('4').status('resolved').build()
    const all = {
      byId: new Map([...mirror.byId, [done.id, { ticket: done, clocks: [], waiting: [] }]]),
      inDueOrder: [...mirror.inDueOrder, done.id],
    }
    const saved = (statuses: Filters['statuses']) =>
      ticketsChosen(
        all,
        {
          place: { kind: 'saved', id: paperId('v') },
          filters: { ...noFilters, statuses },
          order: 'next-breach',
        },
        context,
      ).map(String)
    expect(saved([])).toEqual(['1', '2', '3'])
    expect(saved(['resolved'])).toEqual(['4'])
  })

  it('[BRD7] owners are me, nobody or a person', () => {
    expect(shown({ owners: ['me'] })).toEqual(['3'])
    expect(shown({ owners: ['nobody'] })).toEqual(['2'])
    expect(shown({ owners: [mira.id, 'nobody'] })).toEqual(['1', '2'])
  })

  it('[BRD219] a ticket whose owner has left is found among those that nobody owns, and by the name', () => {
    const left = new Map([[mira.id, mira]])
    expect(shown({ owners: ['nobody'] }, left)).toEqual(['1', '2'])
    expect(shown({ owners: [mira.id] }, left)).toEqual(['1'])
  })
})

describe('the order of a list', () => {
  it('[BRD66] is by next breach, or by priority, age or last touch; equals stay in due order', () => {
    const aged = ['09', '11', '10'].map((hour, index) =>
      aTicket()
        .id(`t${index}`)
        .openedAt(at(`2026-03-02T${hour}:00Z`))
        .priority(index === 1 ? 'P1' : 'P2')
        .build(),
    )
    const [first, second, third] = aged.map(({ id }) => id)
    const byId = new Map(aged.map((ticket) => [ticket.id, { ticket, clocks: [], waiting: [] }]))
    const ordered = (order: BoardOrder) => inOrderOf(order, [...byId.keys()], { byId })
    expect(ordered('next-breach')).toEqual([first, second, third])
    expect(ordered('priority')).toEqual([second, first, third])
    expect(ordered('newest')).toEqual([second, third, first])
    expect(ordered('oldest')).toEqual([first, third, second])
    expect(ordered('last-touched')).toEqual([second, third, first])
  })
})

describe('search', () => {
  const ticket = aTicket().id('20340').about('Report export times out').requestedBy('Marek Dvořák').build()
  const finds = (search: string) => searchFor(search)(ticket)

  it('[BRD8] finds every word anywhere in id, subject and names, in any order', () => {
    expect(finds('export marek')).toBe(true)
    expect(finds('20340')).toBe(true)
    expect(finds('export printer')).toBe(false)
  })

  it('[BRD8] looks past case, accents and spaces', () => {
    expect(finds('  DVORAK ')).toBe(true)
    expect(finds('dvořák')).toBe(true)
    expect(finds('   ')).toBe(true)
  })
})
