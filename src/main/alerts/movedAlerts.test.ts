import { describe, expect, it } from 'vitest'
import { aDesk, noon } from '#kit/alertDesk'
import { aPlan, warningsOf } from '#kit/alertPlans'
import { HOUR_MS, type Instant, instant, MINUTE_MS, SECOND_MS } from '#shared/domain/instant'

describe('when a due instant moves', () => {
  const [raisedAt, firstDueAt] = [instant(noon + 40 * MINUTE_MS), instant(noon + 4 * HOUR_MS)]

  it.each([
    ['past two levels', 50, 75],
    ['past its due instant', 30, 100],
  ])(
    '[ALR70] brought forward %s, a clock is told of once, at its highest level',
    async (_how, lastsMin, level) => {
      const desk = aDesk()
      await desk.keeper.replacePlan(aPlan(noon, warningsOf('A', noon, firstDueAt)))
      desk.time.advance(40 * MINUTE_MS)
      const sooner = warningsOf('A', noon, instant(noon + lastsMin * MINUTE_MS))
      await desk.keeper.replacePlan(aPlan(raisedAt, sooner))
      await desk.keeper.replacePlan(aPlan(raisedAt, sooner))
      desk.time.advance(SECOND_MS)
      expect(desk.notices.map(({ id }) => id)).toEqual([`A.firstResponse.${level}%`])
    },
  )

  it('[ALR70] moved on, only the levels that are ahead again are told again', async () => {
    const desk = aDesk()
    await desk.keeper.replacePlan(aPlan(noon, warningsOf('A', noon, instant(noon + 50 * MINUTE_MS))))
    desk.time.advance(40 * MINUTE_MS)
    expect(desk.notices).toHaveLength(2)
    const later = warningsOf('A', noon, instant(noon + 75 * MINUTE_MS))
    await desk.keeper.replacePlan(aPlan(raisedAt, later))
    desk.time.advance(SECOND_MS)
    expect(desk.notices).toHaveLength(2)
    desk.time.advance(HOUR_MS)
    expect(desk.notices.slice(2).map(({ id }) => id)).toEqual(
      [75, 90, 100].map((level) => `A.firstResponse.${level}%`),
    )
  })

  it('[ALR70] brought forward while the computer slept, it is told with what passed', async () => {
    const desk = aDesk()
    const both = (dueAt: Instant) => ['A', 'B'].flatMap((ticket) => warningsOf(ticket, noon, dueAt))
    await desk.keeper.replacePlan(aPlan(noon, [...both(firstDueAt), ...warningsOf('C', noon, raisedAt)]))
    desk.time.sleep(50 * MINUTE_MS)
    desk.keeper.wake()
    const plan = [...both(raisedAt), ...warningsOf('C', noon, raisedAt).slice(-1)]
    await desk.keeper.replacePlan(aPlan(desk.time.clock.now(), plan))
    desk.time.advance(SECOND_MS)
    expect(desk.notices).toEqual([])
    desk.time.advance(HOUR_MS)
    expect(desk.titles()).toEqual(['3 alerts while you were away'])
  })
})
