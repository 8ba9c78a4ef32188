import { expect, it } from 'vitest'
import { anAccount, aPerson, aTicket } from '#kit/builders'
import { aPausedClock, aRunningClock } from '#kit/clockBuilders'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { PausedClock, RunningClock } from '#shared/domain/sla/clock'
import { nobodyLeft } from '#shared/domain/whoseTicket'
import { ownBreachesAhead } from './ownBreaches'

const now = instant(Date.UTC(2027, 2, 30, 11, 32))
const jonas = anAccount('Jonas Berg')
const context = { account: jonas, left: nobodyLeft, now, dayStart: now, leavesAt: null }
const due = (inMs: number) => aRunningClock('resolution', plusMs(now, inMs))

it('[BRD24] counts what is past due, or will be before it is counted anew, of the tickets the agent answers for', () => {
  const hers = aPerson('Mira Laine')
  const rows: readonly (readonly [owner: typeof hers | null, clock: RunningClock | PausedClock])[] = [
    [null, due(-5 * MINUTE_MS)],
    [hers, due(-MINUTE_MS)],
    [jonas, due(30_000)],
    [null, due(10 * MINUTE_MS)],
    [null, aPausedClock('resolution', now, MINUTE_MS)],
  ]
  const views = rows.map(([owner, clock], index) => ({
    ticket: aTicket().id(`${index}`).ownedBy(owner).build(),
    clocks: [clock],
    waiting: [],
  }))
  const mirror = {
    byId: new Map(views.map((view) => [view.ticket.id, view])),
    inDueOrder: views.map(({ ticket }) => ticket.id),
  }
  expect(ownBreachesAhead(mirror, context)).toEqual([-5 * MINUTE_MS, 30_000].map((ms) => plusMs(now, ms)))
})
