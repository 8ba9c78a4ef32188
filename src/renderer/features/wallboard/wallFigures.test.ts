import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aPerson, aTicket, type TicketBuilder } from '#kit/builders'
import { aPausedClock, aRunningClock } from '#kit/clockBuilders'
import { queueId } from '#shared/domain/ids'
import { instant, MINUTE_MS } from '#shared/domain/instant'
import type { Clock } from '#shared/domain/sla/clock'
import { urgencyOf } from '#shared/domain/sla/urgency'
import { createKeptFigures } from './keptFigures'
import { type WallTicket, wallDesk, wallTicket } from './wallDesk'
import { foldOwners, foldQueues, NEXT_BREACH_ROWS, wallFigures } from './wallFigures'

const now = instant(Date.UTC(2027, 2, 30, 11, 32))
const inMinutes = (minutes: number) => instant(now + minutes * MINUTE_MS)
const due = (minutes: number) => aRunningClock('resolution', inMinutes(minutes))
const showing = (id: string, clocks: readonly Clock[], more = (ticket: TicketBuilder) => ticket) =>
  wallTicket({ ticket: more(aTicket().id(id)).build(), clocks, waiting: [] })

const figuresOf = (tickets: readonly WallTicket[], at: typeof now) => wallFigures(wallDesk(tickets), at)

describe('what the wall shows', () => {
  it('[WBD1] a ticket is breached once its next promise is past due, not at the due instant', () => {
    const atDue = showing('T1', [aRunningClock('resolution', now)])
    const pastDue = showing('T2', [aRunningClock('resolution', instant(now - 1))])
    expect(figuresOf([atDue], now).breached).toBe(0)
    expect(figuresOf([atDue, pastDue], now).breached).toBe(1)
  })

  it('[WBD1] the breach shown is the oldest one, with its metric', () => {
    const tickets = [
      showing('T1', [aRunningClock('acknowledgement', inMinutes(-4))]),
      showing('T2', [due(-68)]),
    ]
    const { oldest, latestBreachAt } = figuresOf(tickets, now)
    expect([oldest?.ticket.id, oldest?.clock.metric]).toEqual(['T2', 'resolution'])
    expect(latestBreachAt).toBe(inMinutes(-4))
  })

  it('[WBD2] the next breaches are the six soonest promises that can still be kept, ties by id', () => {
    const minutes = [50, 3, 9, 9, 30, 1, 70, 20]
    const tickets = minutes.map((minute, index) => showing(`T${index}`, [due(minute)]))
    const shown = figuresOf(tickets, now).nextBreaches
    expect(shown).toHaveLength(NEXT_BREACH_ROWS)
    expect(shown.map(({ ticket }) => ticket.id)).toEqual(['T5', 'T1', 'T2', 'T3', 'T7', 'T4'])
  })

  it('[WBD2] a breached ticket still shows the promise that can be kept', () => {
    const ticket = showing('T1', [
      aRunningClock('acknowledgement', inMinutes(-1)),
      aRunningClock('firstResponse', inMinutes(2)),
    ])
    expect(figuresOf([ticket], now).nextBreaches.map(({ clock }) => clock.metric)).toEqual(['firstResponse'])
  })

  it('[WBD3] every open ticket stands in one band of its queue; one without a clock stands in later', () => {
    const tickets = [
      showing('T1', [due(-1)]),
      showing('T2', [due(5)]),
      showing('T3', [due(30)]),
      showing('T4', [due(31)]),
      showing('T5', [aPausedClock('resolution', now, 4 * MINUTE_MS)]),
      showing('T6', []),
      showing('T7', [], (ticket) => ticket.inQueue('data')),
    ]
    const figures = figuresOf(tickets, now)
    expect(figures.open).toBe(7)
    expect(figures.queues).toEqual([
      {
        queue: queueId('service-desk'),
        open: 6,
        bands: { breach: 1, near: 1, soon: 1, later: 2, paused: 1 },
      },
      { queue: queueId('data'), open: 1, bands: { breach: 0, near: 0, soon: 0, later: 1, paused: 0 } },
    ])
  })

  it('[WBD3] the bands of a beat are what counting every ticket one by one gives', () => {
    const minutes = fc.oneof(fc.integer({ min: -90, max: 90 }), fc.constant(null))
    const drawn = fc.array(fc.record({ due: minutes, second: minutes, queue: fc.constantFrom('a', 'b') }))
    const check = (cases: readonly { due: number | null; second: number | null; queue: string }[]) => {
      const tickets = cases.map(({ due: first, second, queue }, index) => {
        const clocks = [first, second].map((minute) =>
          minute === null ? aPausedClock('update', now, MINUTE_MS) : due(minute),
        )
        return showing(`T${index}`, clocks, (ticket) => ticket.inQueue(queue))
      })
      const counted = new Map<string, number>()
      for (const { ticket, next } of tickets) {
        const key = `${ticket.queue} ${next ? urgencyOf(next, now) : 'later'}`
        counted.set(key, (counted.get(key) ?? 0) + 1)
      }
      const shown = figuresOf(tickets, now).queues.flatMap(({ queue, bands }) =>
        Object.entries(bands).map(([urgency, count]) => [`${queue} ${urgency}`, count] as const),
      )
      expect(Object.fromEntries(shown.filter(([, count]) => count > 0))).toEqual(Object.fromEntries(counted))
    }
    fc.assert(fc.property(drawn, check))
  })

  it('[WBD3] queues beyond the room there is are added up, so that no ticket is left out', () => {
    const tickets = ['a', 'b', 'b', 'c', 'c', 'c', 'd'].map((queue, index) =>
      showing(`T${index}`, [], (ticket) => ticket.inQueue(queue)),
    )
    const { shown, rest } = foldQueues(figuresOf(tickets, now).queues, 3)
    expect(shown.map(({ queue, open }) => `${queue} ${open}`)).toEqual(['c 3', 'b 2'])
    expect(rest?.open).toBe(2)
  })

  it('[WBD4] hands count work past due or due within 30 minutes, most first', () => {
    const tickets = [
      showing('T1', [aRunningClock('update', inMinutes(10))], (ticket) =>
        ticket.ownedBy(aPerson('Mira Laine')),
      ),
      showing('T2', [aRunningClock('update', inMinutes(-10))], (ticket) =>
        ticket.ownedBy(aPerson('Jonas Berg')),
      ),
      showing('T3', [aRunningClock('update', inMinutes(29))], (ticket) =>
        ticket.ownedBy(aPerson('Jonas Berg')),
      ),
      showing('T4', [aRunningClock('update', inMinutes(31))], (ticket) =>
        ticket.ownedBy(aPerson('Jonas Berg')),
      ),
      showing('T5', [aRunningClock('update', inMinutes(1))], (ticket) => ticket.ownedBy(null)),
      showing('T6', [aPausedClock('update', now, MINUTE_MS)], (ticket) => ticket.ownedBy(null)),
    ]
    const { unowned, owners } = figuresOf(tickets, now).hands
    expect(unowned).toBe(1)
    expect(owners.map(({ person: who, count }) => `${who.name} ${count}`)).toEqual([
      'Jonas Berg 2',
      'Mira Laine 1',
    ])
  })

  it('[WBD5] open tickets are counted by channel, the empty channels too', () => {
    const tickets = (['chat', 'chat', 'phone'] as const).map((channel, index) =>
      showing(`T${index}`, [], (ticket) => ticket.through(channel)),
    )
    expect(figuresOf(tickets, now).channels.map(({ channel, open }) => `${channel} ${open}`)).toEqual([
      'chat 2',
      'phone 1',
      'email 0',
      'portal 0',
      'monitoring 0',
    ])
  })

  it('[WBD41] what time alone does not change is the same at every beat, so that its tile rests', () => {
    const desk = wallDesk([showing('T1', [due(5)])])
    expect(wallFigures(desk, inMinutes(1)).channels).toBe(wallFigures(desk, now).channels)
  })

  it('[WBD41] lists that say the same at the next beat are the same, and those that changed are not', () => {
    const desk = wallDesk([showing('T1', [due(5)], (ticket) => ticket.ownedBy(aPerson('Ada')))])
    const figuresAt = createKeptFigures()
    const before = figuresAt(desk, now)
    const atNextBeat = figuresAt(desk, instant(now + 1_000))
    expect(atNextBeat.nextBreaches).toBe(before.nextBreaches)
    expect(atNextBeat.hands).toBe(before.hands)
    expect(atNextBeat.queues).toBe(before.queues)
    expect(figuresAt(desk, inMinutes(6))).toEqual(wallFigures(desk, inMinutes(6)))
  })

  it('[WBD45] holders beyond the lines there are are added up as one', () => {
    const owners = ['Ada', 'Bo', 'Cy', 'Di'].map((name, index) => ({
      person: aPerson(name),
      count: 9 - index,
    }))
    expect(foldOwners(owners, 4)).toEqual({ shown: owners, others: 0 })
    expect(foldOwners(owners, 3)).toEqual({ shown: owners.slice(0, 2), others: 13 })
    expect(foldOwners(owners, 0)).toEqual({ shown: [], others: 30 })
  })
})
