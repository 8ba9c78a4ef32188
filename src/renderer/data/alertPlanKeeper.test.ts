import { expect, it } from 'vitest'
import { aDesk, anAccount } from '#kit/builders'
import { createVirtualTimers } from '#kit/virtualTimers'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/domain/instant'
import { createServerClock } from '../clock/serverClock'
import { createAlertPlanKeeper } from './alertPlanKeeper'
import type { Directory, TicketMirror } from './deskData'
import { createWatchable } from './watchable'

/** A keeper over a desk without tickets that counts how often the whole order was gone through. */
function aKeeper() {
  const timers = createVirtualTimers(1_772_000_000_000)
  const clock = createServerClock(
    { wallMs: timers.now, monotonicMs: timers.now },
    { offsetMs: 0, errorMs: 0 },
  )
  let passes = 0
  const mirror = (): TicketMirror => ({
    byId: new Map(),
    get inDueOrder() {
      passes += 1
      return []
    },
  })
  const tickets = createWatchable<TicketMirror>(mirror())
  const directory = createWatchable<Pick<Directory, 'desk' | 'left'>>({ desk: aDesk(), left: new Map() })
  const keeper = createAlertPlanKeeper(anAccount('Jonas Berg', 'agent'), tickets, clock, timers, directory)
  const moveClock = (offsetMs: number) => {
    clock.settle({ offsetMs, errorMs: 1, askedAt: timers.now(), at: timers.now() })
    keeper.touch()
    timers.advance(SECOND_MS)
  }
  return {
    timers,
    keeper,
    moveClock,
    passes: () => passes,
    changeTicket: () => tickets.set(mirror()),
    changePeople: () => directory.set({ ...directory.get(), left: new Map() }),
  }
}

it('[ALR135] a server’s clock that moves a little moves the plan, and no ticket is gone through for it', () => {
  const { keeper, moveClock, passes } = aKeeper()
  expect(passes()).toBe(1)
  const before = keeper.plan.get()
  moveClock(40)
  expect(keeper.plan.get()).toMatchObject({ madeAt: before.madeAt + 1_040, clockOffsetMs: 40 })
  expect(passes()).toBe(1)
  moveClock(3 * MINUTE_MS)
  expect(keeper.plan.get().clockOffsetMs).toBe(3 * MINUTE_MS)
  expect(passes()).toBe(2)
})

it('[ALR135] somebody who leaves or comes back has all planned anew', () => {
  const { timers, passes, changePeople } = aKeeper()
  changePeople()
  timers.advance(SECOND_MS)
  expect(passes()).toBe(2)
})

it('[ALR135] a change of tickets meanwhile is planned, and every hour all is planned anew', () => {
  const { timers, moveClock, passes, changeTicket } = aKeeper()
  changeTicket()
  moveClock(40)
  expect(passes()).toBe(2)
  for (let minute = 1; minute <= 59; minute += 1) {
    timers.advance(MINUTE_MS - SECOND_MS)
    moveClock(40 + (minute % 2) * 20)
  }
  expect(passes()).toBe(2)
  timers.advance(2 * MINUTE_MS)
  moveClock(90)
  expect(passes()).toBe(3)
  timers.advance(HOUR_MS)
  expect(passes()).toBe(4)
})
