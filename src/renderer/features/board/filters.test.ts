import { describe, expect, it } from 'vitest'
import { anAccount, aPerson, aTicket } from '#kit/builders'
import { queueId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import type { TicketMirror } from '../../data/deskData'
import { type Filters, noFilters, searchFor, ticketsShown } from './filters'

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
const context = { account: anAccount('Jonas Berg'), dayStart: instant(0) }
const shown = (filters: Partial<Filters>, search = '') =>
  ticketsShown(
    mirror,
    { place: { kind: 'view', id: 'open' }, filters: { ...noFilters, ...filters }, search },
    context,
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

  it('[BRD7] owners are me, nobody or a person', () => {
    expect(shown({ owners: ['me'] })).toEqual(['3'])
    expect(shown({ owners: ['nobody'] })).toEqual(['2'])
    expect(shown({ owners: [mira.id, 'nobody'] })).toEqual(['1', '2'])
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
