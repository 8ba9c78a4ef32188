import { describe, expect, it } from 'vitest'
import { anAccount, anAgent, aPerson, aTicket, at } from '#kit/builders'
import { aMetClock, aMissedClock, aRunningClock } from '#kit/clockBuilders'
import { queueId } from '#shared/domain/ids'
import { DAY_MS, HOUR_MS, type Instant, plusMs } from '#shared/domain/instant'
import type { Clock } from '#shared/domain/sla/clock'
import type { Ticket } from '#shared/domain/ticket'
import { nobodyLeft, type WhoLeft } from '#shared/domain/whoseTicket'
import type { TicketMirror, TicketView } from '../../data/deskData'
import { keyCommands } from '../../ui/keys/keyCommands'
import { countPlaces, firstOfQueues, isInPlace, standIn, type ViewId, viewIds } from './views'

const account = anAccount('Jonas Berg')
const now = at('2026-03-02T12:00Z')
const context = {
  account,
  left: nobodyLeft,
  now,
  dayStart: at('2026-03-02T00:00Z'),
  leavesAt: at('2026-03-02T16:00Z'),
}
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

const viewOf = (entry: Ticket, ...clocks: readonly Clock[]): TicketView => ({
  ticket: entry,
  clocks,
  waiting: [],
})

function mirrorOf(list: readonly Ticket[]): TicketMirror {
  const byId = new Map(list.map((entry) => [entry.id, { ticket: entry, clocks: [], waiting: [] }]))
  return { byId, inDueOrder: list.map((entry) => entry.id) }
}

const shownIn = (view: ViewId) =>
  tickets
    .filter((entry) => isInPlace({ kind: 'view', id: view }, viewOf(entry), context, false))
    .map(({ id }) => String(id))

describe('the views of the board', () => {
  it('[BRD6] show what their names say', () => {
    expect(shownIn('mine')).toEqual(['mine', 'free'])
    expect(shownIn('unacknowledged')).toEqual(['mine', 'hers', 'free'])
    expect(shownIn('p1')).toEqual(['free'])
    expect(shownIn('gold')).toEqual(['free'])
    expect(shownIn('waiting')).toEqual(['waiting'])
    expect(shownIn('open')).toEqual(['mine', 'hers', 'free', 'waiting'])
  })

  it('[BRD219] a ticket whose owner has left is among everybody’s', () => {
    const mira = aPerson('Mira Laine')
    const isShown = (id: ViewId, left: WhoLeft) => {
      const view = viewOf(hers.build(), aRunningClock('resolution', plusMs(now, HOUR_MS)))
      return isInPlace({ kind: 'view', id }, view, { ...context, left }, false)
    }
    for (const id of ['mine', 'leaving'] as const)
      expect([isShown(id, new Map([[mira.id, mira]])), isShown(id, nobodyLeft)]).toEqual([true, false])
  })

  it('[BRD196] a ticket that was answered instead of acknowledged is not “Unacknowledged”', () => {
    const isShown = (...clocks: readonly Clock[]) =>
      isInPlace({ kind: 'view', id: 'unacknowledged' }, viewOf(free.build(), ...clocks), context, false)
    expect(isShown(aRunningClock('acknowledgement', plusMs(now, HOUR_MS)))).toBe(true)
    expect(isShown(aRunningClock('acknowledgement', plusMs(now, -HOUR_MS)))).toBe(true)
    expect(isShown(aMetClock('acknowledgement', now))).toBe(false)
    expect(isShown(aMissedClock('acknowledgement', now))).toBe(false)
    expect(isShown(aMetClock('firstResponse', now))).toBe(true)
  })

  it('[BRD6] "Resolved today" holds what was resolved since the desk’s last midnight', () => {
    expect(shownIn('resolved')).toEqual(['done'])
    const tomorrow = { ...context, dayStart: plusMs(context.dayStart, 86_400_000) }
    const isShown = (entry: Ticket) =>
      isInPlace({ kind: 'view', id: 'resolved' }, viewOf(entry), tomorrow, false)
    expect(tickets.filter(isShown)).toEqual([])
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

  it('[BRD65] a ticket that the agent snoozed is in “Snoozed” alone, until its time or until something wakes it', () => {
    const asleep = mine.with({
      type: 'snoozed',
      at: now,
      receivedAt: now,
      by: anAgent('Jonas Berg'),
      until: plusMs(now, HOUR_MS),
      reason: null,
    })
    const placesOf = (view: TicketView, when = now) =>
      viewIds.filter((id) => isInPlace({ kind: 'view', id }, view, { ...context, now: when }, false))
    expect(placesOf(viewOf(asleep.build()))).toEqual(['snoozed', 'open'])
    expect(placesOf(viewOf(asleep.build()), plusMs(now, HOUR_MS))).toContain('mine')
    const written = asleep.customerRepliedAt(plusMs(now, 1)).build()
    expect(placesOf(viewOf(written))).toContain('mine')
  })

  it('[BRD65] a promise that breaks wakes it, unless it was put away past that with a reason', () => {
    const put = (reason: string | null): TicketView => {
      const stamp = { at: now, receivedAt: now, by: anAgent('Jonas Berg') }
      const event = { type: 'snoozed', ...stamp, until: plusMs(now, HOUR_MS), reason } as const
      return viewOf(mine.with(event).build(), aRunningClock('resolution', plusMs(now, 1_000)))
    }
    const later = { ...context, now: plusMs(now, 2_000) }
    const isInMine = (view: TicketView) => isInPlace({ kind: 'view', id: 'mine' }, view, later, false)
    expect([isInMine(put(null)), isInMine(put('Parts come tomorrow.'))]).toEqual([true, false])
  })

  it('[BRD70] a promise that was broken already when the ticket was put away does not wake it, the next one does', () => {
    const stamp = { at: now, receivedAt: now, by: anAgent('Jonas Berg') }
    const event = { type: 'snoozed', ...stamp, until: plusMs(now, HOUR_MS), reason: null } as const
    const broken = aRunningClock('acknowledgement', plusMs(now, -HOUR_MS))
    const ahead = aRunningClock('firstResponse', plusMs(now, 1_000))
    const view = viewOf(mine.with(event).build(), broken, ahead)
    const isAsleep = (when: Instant) =>
      isInPlace({ kind: 'view', id: 'snoozed' }, view, { ...context, now: when }, false)
    expect([isAsleep(now), isAsleep(plusMs(now, 2_000))]).toEqual([true, false])
  })

  it('[BRD6] "Due before I leave" holds what breaks before the desk’s hours end today', () => {
    const due = (when: Instant) => viewOf(mine.build(), aRunningClock('resolution', when))
    const isIn = (view: TicketView) => isInPlace({ kind: 'view', id: 'leaving' }, view, context, false)
    expect(isIn(due(plusMs(now, HOUR_MS)))).toBe(true)
    expect(isIn(due(context.leavesAt))).toBe(false)
    expect(isIn(due(plusMs(now, -1)))).toBe(false)
    expect(isIn(viewOf(hers.build(), aRunningClock('resolution', plusMs(now, HOUR_MS))))).toBe(false)
  })

  it('[BRD6] counts stand until a ticket that sleeps may wake, or another day begins', () => {
    const stamp = { at: now, receivedAt: now, by: anAgent('Jonas Berg') }
    const until = plusMs(now, HOUR_MS)
    const asleep = mine.with({ type: 'snoozed', ...stamp, until, reason: null }).build()
    const counted = (one: typeof asleep) => countPlaces(mirrorOf([one]), context)
    const later = (ms: number) => ({ ...context, now: plusMs(now, ms) })
    const counts = counted(asleep)
    expect([standIn(counts, context, later(HOUR_MS - 1)), standIn(counts, context, later(HOUR_MS))]).toEqual([
      true,
      false,
    ])
    expect(standIn(counted(mine.build()), context, later(HOUR_MS))).toBe(true)
    expect(standIn(counts, context, { ...context, dayStart: plusMs(context.dayStart, DAY_MS) })).toBe(false)
  })

  it('[BRD6] are as many as the key sheet says', () => {
    expect(keyCommands.view.caps.at(-1)).toBe(String(viewIds.length))
  })
})
