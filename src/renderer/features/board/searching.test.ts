import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import type { TicketId } from '#shared/domain/ids'
import type { TicketView } from '../../data/deskData'
import { searchFor } from './filters'
import { createSearching } from './searching'

const subjects = ['Printer jams', 'Prints twice', 'VPN drops', 'Dvořák cannot print', 'Mailbox full']
const tickets = subjects.map((subject, index) => aTicket().id(`${index}`).about(subject).build())
const ids = tickets.map(({ id }) => id)
const byId = new Map<TicketId, TicketView>(
  tickets.map((ticket) => [ticket.id, { ticket, clocks: [], waiting: [] }]),
)

describe('searching as one types', () => {
  it('[BRD8] finds after any typing and taking back what a search for the words alone finds', () => {
    const search = fc.stringMatching(/^[printsvd ]{0,6}$/)
    fc.assert(
      fc.property(fc.array(search, { maxLength: 8 }), (searches) => {
        const { find } = createSearching(ids, { byId })
        for (const words of searches) {
          const matches = searchFor(words)
          expect(find(words)).toEqual(tickets.filter(matches).map(({ id }) => id))
        }
      }),
    )
  })

  it('[BRD8] answers the same array for the same words, so that nothing is drawn twice', () => {
    const { find } = createSearching(ids, { byId })
    const found = find('print')
    find('printe')
    expect(find('print')).toBe(found)
    expect(find('')).toBe(ids)
  })

  it('[BRD67] adds what was found in messages, in the order of the list', () => {
    const { find } = createSearching(ids, { byId })
    const [first, , third] = ids
    expect(find('printer', new Set([third, first].filter((id) => id !== undefined)))).toEqual([first, third])
  })

  it('[BRD8] makes texts ready a few at a time', () => {
    const { prepare, find } = createSearching(ids, { byId })
    expect([prepare(3), prepare(3), prepare(3)]).toEqual([true, false, false])
    expect(find('dvorak').map(String)).toEqual(['3'])
  })
})
