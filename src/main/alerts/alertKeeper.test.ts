import { describe, expect, it } from 'vitest'
import { aDesk, noon } from '#kit/alertDesk'
import { aPlan, aPlannedAlert, warningsOf } from '#kit/alertPlans'
import { DAY_MS, HOUR_MS, instant, MINUTE_MS, SECOND_MS } from '#shared/domain/instant'
import { LONGEST_TIMER_MS, WAKE_GRACE_MS } from './alertKeeper'

describe('on time', () => {
  it('[ALR50] a warning is raised at its instant on the server clock', async () => {
    const desk = aDesk()
    // The server is 90 s ahead: its 12:10 is 12:08:30 here.
    await desk.keeper.replacePlan(aPlan(noon + 90_000, [aPlannedAlert(noon + 10 * MINUTE_MS)], 90_000))
    desk.time.advance(8.5 * MINUTE_MS - 1)
    expect(desk.notices).toEqual([])
    desk.time.advance(1)
    expect(desk.titles()).toEqual(['20418 first reply: T−15:00'])
  })

  it('[ALR51] a new plan replaces the old one whole', async () => {
    const desk = aDesk()
    const [a, b] = ['A', 'B'].map((ticket) => aPlannedAlert(noon + MINUTE_MS, { ticket }))
    if (a === undefined || b === undefined) throw new Error('two alerts were made')
    await desk.keeper.replacePlan(aPlan(noon, [a]))
    await desk.keeper.replacePlan(aPlan(noon, [b]))
    desk.time.advance(HOUR_MS)
    expect(desk.titles()).toEqual(['B first reply: T−15:00'])
    expect(desk.disk.plan()?.alerts).toEqual([b])
  })

  it('[ALR52] no timer runs longer than 30 s', async () => {
    const desk = aDesk()
    await desk.keeper.replacePlan(aPlan(noon, [aPlannedAlert(noon + 3 * HOUR_MS)]))
    desk.time.advance(4 * HOUR_MS)
    expect(Math.max(...desk.time.delays)).toBe(LONGEST_TIMER_MS)
    expect(desk.notices).toHaveLength(1)
    expect(desk.woke()).toBe(0)
  })

  it('[ALR69] a notice has one id per ticket, metric and level, whatever the due instant', async () => {
    const desk = aDesk()
    await desk.keeper.replacePlan(aPlan(noon, [aPlannedAlert(noon + MINUTE_MS)]))
    desk.time.advance(2 * MINUTE_MS)
    const moved = aPlannedAlert(noon + 5 * MINUTE_MS)
    await desk.keeper.replacePlan(aPlan(noon + 2 * MINUTE_MS, [moved]))
    desk.time.advance(5 * MINUTE_MS)
    expect(desk.notices.map(({ id }) => id)).toEqual(['20418.firstResponse.50%', '20418.firstResponse.50%'])
  })

  it('[ALR64] a warning that passes between two reckonings is not lost', async () => {
    const desk = aDesk()
    const warnings = warningsOf('A', noon - 15 * MINUTE_MS + 1_000, instant(noon + 15 * MINUTE_MS + 1_000))
    await desk.keeper.replacePlan(aPlan(noon, warnings))
    desk.time.advance(990)
    // The console's clock is 20 ms ahead of ours and counts the warning as past.
    await desk.keeper.replacePlan(aPlan(noon + 1_010, warnings.slice(1)))
    expect(desk.notices).toHaveLength(1)
    desk.time.advance(SECOND_MS)
    expect(desk.notices).toHaveLength(1)
  })

  it('[ALR65] a warning that was past before it was first heard of is not raised', async () => {
    const desk = aDesk()
    await desk.keeper.replacePlan(aPlan(noon, [aPlannedAlert(noon - MINUTE_MS), aPlannedAlert(noon)]))
    desk.time.advance(HOUR_MS)
    expect(desk.notices).toEqual([])
  })
})

describe('once', () => {
  it('[ALR53] the same warning is never raised twice, over plans and restarts', async () => {
    const desk = aDesk()
    const plan = aPlan(noon, [aPlannedAlert(noon + MINUTE_MS)])
    await desk.keeper.replacePlan(plan)
    desk.time.advance(2 * MINUTE_MS)
    await desk.keeper.replacePlan(plan)
    desk.time.advance(MINUTE_MS)
    desk.time.dropTimers()
    const again = aDesk(desk.disk, desk.time)
    await again.keeper.replacePlan(plan)
    again.time.advance(HOUR_MS)
    expect([...desk.notices, ...again.notices]).toHaveLength(1)
  })

  it('[ALR54] what is raised is on disk before it is shown', async () => {
    const desk = aDesk()
    await desk.keeper.replacePlan(aPlan(noon, [aPlannedAlert(noon + MINUTE_MS)]))
    desk.time.advance(MINUTE_MS)
    expect(desk.disk.order).toEqual(['disk', 'notice'])
  })

  it('[ALR55] a raised warning is forgotten 7 days after it was due', async () => {
    const desk = aDesk()
    const first = aPlannedAlert(noon + MINUTE_MS, { ticket: 'A' })
    await desk.keeper.replacePlan(aPlan(noon, [first]))
    desk.time.advance(MINUTE_MS)
    await desk.keeper.replacePlan(
      aPlan(noon + MINUTE_MS, [aPlannedAlert(noon + 8 * DAY_MS, { ticket: 'B' })]),
    )
    desk.time.advance(8 * DAY_MS)
    expect([...desk.disk.raised().keys()].map((id) => id.slice(0, 1))).toEqual(['B'])
  })

  it('[ALR56] three at once are three notices, four are one digest', async () => {
    const desk = aDesk()
    const together = (when: number, names: readonly string[]) =>
      names.map((ticket) => aPlannedAlert(when, { ticket }))
    await desk.keeper.replacePlan(
      aPlan(noon, [
        ...together(noon + MINUTE_MS, ['A', 'B', 'C']),
        ...together(noon + 2 * MINUTE_MS, ['D', 'E', 'F', 'G']),
      ]),
    )
    desk.time.advance(MINUTE_MS)
    expect(desk.notices.map(({ about }) => about?.ticketId)).toEqual(['A', 'B', 'C'])
    desk.time.advance(MINUTE_MS)
    expect(desk.titles().slice(3)).toEqual(['4 alerts'])
    expect(desk.notices.at(-1)).toMatchObject({ id: 'digest', about: null })
  })

  it('[ALR58] of several levels of one clock at once only the highest is told', async () => {
    const desk = aDesk()
    const dueAt = instant(noon + 30 * MINUTE_MS)
    const both = [50, 75].map((percent) => aPlannedAlert(noon + MINUTE_MS, { level: { percent }, dueAt }))
    await desk.keeper.replacePlan(aPlan(noon, both))
    desk.time.advance(HOUR_MS)
    expect(desk.notices.map(({ id }) => id)).toEqual(['20418.firstResponse.75%'])
    expect(desk.disk.raised().size).toBe(2)
  })
})

describe('after a restart', () => {
  it('[ALR59] the plan on disk is raised on time with no window to ask', async () => {
    const desk = aDesk()
    await desk.keeper.replacePlan(aPlan(noon, [aPlannedAlert(noon + 10 * SECOND_MS)]))
    desk.time.dropTimers()
    desk.time.sleep(4 * SECOND_MS)
    const again = aDesk(desk.disk, desk.time)
    again.time.advance(6 * SECOND_MS)
    expect(again.titles()).toEqual(['20418 first reply: T−15:00'])
  })

  it('[ALR59] what passed while the app was away is told as after a sleep', async () => {
    const desk = aDesk()
    const alerts = ['A', 'B'].map((ticket) => aPlannedAlert(noon + MINUTE_MS, { ticket }))
    await desk.keeper.replacePlan(aPlan(noon, alerts))
    desk.time.dropTimers()
    desk.time.sleep(HOUR_MS)
    const again = aDesk(desk.disk, desk.time)
    again.time.advance(WAKE_GRACE_MS - 1)
    expect(again.notices).toEqual([])
    again.time.advance(1)
    expect(again.titles()).toEqual(['2 alerts while you were away'])
  })

  it('[ALR68] signing out drops the plan here and on disk', async () => {
    const desk = aDesk()
    await desk.keeper.replacePlan(aPlan(noon, [aPlannedAlert(noon + MINUTE_MS)]))
    await desk.keeper.forgetPlan()
    desk.time.advance(HOUR_MS)
    expect(desk.notices).toEqual([])
    expect(desk.disk.plan()).toBeNull()
  })
})

describe('after a sleep', () => {
  const asleepWith = async (tickets: readonly string[]) => {
    const desk = aDesk()
    const dueAt = instant(noon + 30 * MINUTE_MS)
    await desk.keeper.replacePlan(
      aPlan(
        noon,
        tickets.flatMap((ticket) => warningsOf(ticket, noon, dueAt)),
      ),
    )
    desk.time.advance(SECOND_MS)
    return { ...desk, dueAt }
  }

  it('[ALR60] a jump of more than 5 s asks the console once before anything that passed is raised', async () => {
    const desk = await asleepWith(['A'])
    desk.time.sleep(16 * MINUTE_MS)
    desk.time.advance(LONGEST_TIMER_MS)
    desk.keeper.wake()
    expect(desk.woke()).toBe(1)
    expect(desk.notices).toEqual([])
    desk.time.advance(WAKE_GRACE_MS)
    expect(desk.notices).toHaveLength(1)
  })

  it('[ALR60] a plan that comes before the first late beat raises nothing that passed', async () => {
    const desk = await asleepWith(['A', 'B'])
    desk.time.sleep(16 * MINUTE_MS)
    const stale = ['A', 'B'].flatMap((ticket) => warningsOf(ticket, noon, desk.dueAt).slice(1))
    await desk.keeper.replacePlan(aPlan(desk.time.clock.now(), stale))
    expect(desk.notices).toEqual([])
    expect(desk.woke()).toBe(1)
    // Synced meanwhile: B was answered by a colleague.
    await desk.keeper.replacePlan(aPlan(desk.time.clock.now(), warningsOf('A', noon, desk.dueAt).slice(1)))
    desk.time.advance(WAKE_GRACE_MS)
    expect(desk.notices.map(({ id }) => id)).toEqual(['A.firstResponse.50%'])
  })

  it('[ALR60] a clock set back counts as a jump, a late timer of 4 s does not', async () => {
    const desk = await asleepWith(['A'])
    desk.time.sleep(4 * SECOND_MS)
    desk.time.advance(LONGEST_TIMER_MS)
    expect(desk.woke()).toBe(0)
    desk.time.sleep(-MINUTE_MS)
    desk.time.advance(LONGEST_TIMER_MS)
    expect(desk.woke()).toBe(1)
  })

  it('[ALR61] all that passed is told in at most one notice', async () => {
    const desk = await asleepWith(['A', 'B', 'C'])
    desk.time.sleep(HOUR_MS)
    desk.keeper.wake()
    desk.time.advance(HOUR_MS)
    expect(desk.titles()).toEqual(['3 alerts while you were away'])
  })

  it('[ALR62] a warning of a clock that the new plan does not run is dropped', async () => {
    const desk = await asleepWith(['A', 'B'])
    desk.time.sleep(16 * MINUTE_MS)
    desk.keeper.wake()
    const now = desk.time.clock.now()
    // B was answered by a colleague; A runs on, with three warnings ahead.
    await desk.keeper.replacePlan(aPlan(now, warningsOf('A', noon, desk.dueAt).slice(1)))
    desk.time.advance(WAKE_GRACE_MS)
    expect(desk.notices.map(({ id }) => id)).toEqual(['A.firstResponse.50%'])
  })

  it('[ALR62] a breach is told while the plan still names it, and not once it was answered', async () => {
    for (const isAnswered of [false, true]) {
      const desk = await asleepWith(['A'])
      desk.time.sleep(HOUR_MS)
      desk.keeper.wake()
      const breach = warningsOf('A', noon, desk.dueAt).slice(-1)
      await desk.keeper.replacePlan(aPlan(desk.time.clock.now(), isAnswered ? [] : breach))
      desk.time.advance(WAKE_GRACE_MS)
      expect(desk.notices.map(({ id }) => id)).toEqual(isAnswered ? [] : ['A.firstResponse.100%'])
    }
  })

  it('[ALR62] a warning of a due instant that moved is dropped', async () => {
    const desk = await asleepWith(['A'])
    desk.time.sleep(HOUR_MS)
    desk.keeper.wake()
    const now = desk.time.clock.now()
    await desk.keeper.replacePlan(aPlan(now, warningsOf('A', now, instant(now + HOUR_MS))))
    desk.time.advance(WAKE_GRACE_MS)
    expect(desk.notices).toEqual([])
  })

  it('[ALR63] a warning that falls due after the waking comes on time', async () => {
    const desk = await asleepWith(['A'])
    desk.time.sleep(14 * MINUTE_MS + 55 * SECOND_MS)
    desk.keeper.wake()
    desk.time.advance(4 * SECOND_MS)
    expect(desk.titles()).toEqual(['A first reply: T−15:00'])
  })
})
