import { describe, expect, it } from 'vitest'
import { aDesk, anAccount, aTicket, at } from '#kit/builders'
import { type TicketId, ticketId } from '#shared/domain/ids'
import { compileTerms } from '#shared/domain/sla/terms'
import type { Ticket } from '#shared/domain/ticket'
import type { TicketView } from '../../../data/deskData'
import { mergeCandidates } from './candidates'
import { previewMerge } from './mergePreview'

const me = anAccount()
const source = aTicket().id('S').requestedBy('Ada Nyman', 'gold', 'Nyman Oy').build()
const hour = (text: string) => at(`2026-03-02T${text}Z`)
const byId = (...tickets: readonly Ticket[]): ReadonlyMap<TicketId, TicketView> =>
  new Map(tickets.map((ticket) => [ticket.id, { ticket, clocks: [], waiting: [] }]))
const found = (tickets: readonly Ticket[], sought = '') =>
  mergeCandidates(source, byId(source, ...tickets), me, sought).map(({ id }) => id)

describe('tickets to merge into', () => {
  it('[TKT40] stand with the same requester first, then those touched last', () => {
    const early = aTicket().id('1').notedAt(hour('09:10')).build()
    const late = aTicket().id('2').notedAt(hour('09:30')).build()
    const hers = aTicket().id('3').requestedBy('Ada Nyman', 'gold', 'Nyman Oy').build()
    const namesake = aTicket().id('4').requestedBy('Ada Nyman', 'gold', 'Another Oy').notedAt(hour('09:40'))
    expect(found([early, late, hers, namesake.build()])).toEqual(['3', '4', '2', '1'])
  })

  it('[TKT40] match by number, subject and requester, whatever the case', () => {
    const tickets = [aTicket().id('77').about('Printer').requestedBy('Eero Laine').build()]
    for (const sought of ['77', 'printer', 'eero']) expect(found(tickets, sought)).toEqual(['77'])
    expect(found(tickets, 'mira')).toEqual([])
  })

  it('[BRD270] are found by any words, past accents, and by the link of one', () => {
    const tickets = [aTicket().id('77').about('Printer on fire').requestedBy('Eero Läine').build()]
    for (const sought of ['laine printer', '#77', 'tminus://ticket/77', 'fire  on']) {
      expect([sought, found(tickets, sought)]).toEqual([sought, ['77']])
    }
  })

  it('[TKT40] are never the ticket itself, closed ones or those of queues that the agent does not work in', () => {
    const closed = aTicket().id('1').status('closed').build()
    const network = aTicket().id('2').inQueue('network').build()
    const mine = { ...me, queues: [source.queue] }
    expect(mergeCandidates(source, byId(source, closed, network), mine, '')).toEqual([])
  })

  it('[TKT41] say beforehand what becomes of the due times of the ticket that goes on', () => {
    const terms = compileTerms(aDesk(), hour('10:00'))
    if (!terms.ok) throw new Error(terms.refusal.sentence)
    const target = aTicket().id('T').openedAt(hour('09:30')).build()
    const known = byId(source, target)
    const ticketOf = (id: TicketId) => known.get(id)?.ticket ?? null
    const ground = { account: me, terms: terms.value, now: hour('10:00'), ticketOf }
    const preview = previewMerge(source, target, ground)
    expect(preview.ok && preview.value.map(({ kind, metric }) => `${metric} ${kind}`)).toEqual([
      'firstResponse due-moved',
    ])
    const none = previewMerge(source, { ...target, id: ticketId('X') }, ground)
    expect(none).toEqual({ ok: false, refusal: { kind: 'no-such-ticket', ticket: 'X' } })
  })
})
