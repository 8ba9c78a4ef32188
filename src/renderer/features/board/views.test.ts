import { describe, expect, it } from 'vitest'
import { anAccount, aPerson, aTicket, at } from '#kit/builders'
import { queueId } from '#shared/domain/ids'
import { plusMs } from '#shared/domain/instant'
import type { Ticket } from '#shared/domain/ticket'
import type { TicketMirror } from '../../data/deskData'
import { keyCommands } from '../../ui/keys/keyCommands'
import { countPlaces, firstOfQueues, isInPlace, type ViewId, viewIds } from './views'

const account = anAccount('Jonas Berg')
const context = { account, dayStart: at('2026-03-02T00:00Z') }
const ticket = aTicket()
const mine = ticket.id('mine').ownedBy(aPerson('Jonas Berg'))
const hers = ticket.id('hers').ownedBy(aPerson('Mira Laine'))
const free = ticket.id('free').inQueue('network').priority('P1').requestedBy('Ada Nyman', 'gold')
const done = mine.id('done').statusAt(at('2026-03-02T10:00Z'), 'resolved')
const doneBefore = mine
  .id('done-before')
  .openedAt(at('2026-03-01T09:00Z'))
  .statusAt(at('2026-03-01T10:00Z'), 'resolved')
const waiting = hers.id('waiting').acknowledgedAt(at('2026-03-02T09:10Z')).status('waiting-customer')
const tickets: readonly Ticket[] = [mine, hers, free, done, doneBefore, waiting].map((builder) =>
  builder.build(),
)

function mirrorOf(list: readonly Ticket[]): TicketMirror {
  const byId = new Map(list.map((entry) => [entry.id, { ticket: entry, clocks: [], waiting: [] }]))
  return { byId, inDueOrder: list.map((entry) => entry.id) }
}

const shownIn = (view: ViewId) =>
  tickets.filter((entry) => isInPlace({ kind: 'view', id: view }, entry, context)).map(({ id }) => String(id))

describe('the views of the board', () => {
  it('[BRD6] show what their names say', () => {
    expect(shownIn('mine')).toEqual(['mine', 'free'])
    expect(shownIn('unacknowledged')).toEqual(['mine', 'hers', 'free'])
    expect(shownIn('p1')).toEqual(['free'])
    expect(shownIn('gold')).toEqual(['free'])
    expect(shownIn('waiting')).toEqual(['waiting'])
    expect(shownIn('open')).toEqual(['mine', 'hers', 'free', 'waiting'])
  })

  it('[BRD6] "Resolved today" holds what was resolved since the desk’s last midnight', () => {
    expect(shownIn('resolved')).toEqual(['done'])
    const tomorrow = { ...context, dayStart: plusMs(context.dayStart, 86_400_000) }
    expect(tickets.filter((entry) => isInPlace({ kind: 'view', id: 'resolved' }, entry, tomorrow))).toEqual(
      [],
    )
  })

  it('[BRD6] have counts in the rail that agree with their lists', () => {
    const counts = countPlaces(mirrorOf(tickets), context)
    for (const view of viewIds) expect([view, counts.byView[view]]).toEqual([view, shownIn(view).length])
    expect(counts.byQueue.get(queueId('network'))).toBe(1)
    expect(counts.byQueue.get(queueId('service-desk'))).toBe(3)
  })

  it('[BRD6] a queue carries the level of its first open ticket in due order', () => {
    const first = firstOfQueues(mirrorOf([done.build(), hers.build(), mine.build()]))
    expect(first.get(queueId('service-desk'))).toBe('hers')
  })

  it('[BRD6] are as many as the key sheet says', () => {
    expect(keyCommands.view.caps.at(-1)).toBe(String(viewIds.length))
  })
})
