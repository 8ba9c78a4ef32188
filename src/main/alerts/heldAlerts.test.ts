import { describe, expect, it } from 'vitest'
import { aDesk, noon } from '#kit/alertDesk'
import { aPlan, aPlannedAlert, warningsOf } from '#kit/alertPlans'
import { stageOf } from '#shared/domain/alertStage'
import { ticketId } from '#shared/domain/ids'
import { HOUR_MS, instant, MINUTE_MS, plusMs, SECOND_MS } from '#shared/domain/instant'
import type { IsSilenced } from './heldAlerts'

const all: IsSilenced = () => true
const none: IsSilenced = () => false
const butBreaches: IsSilenced = (alert, now) => stageOf(alert, now) !== 'breached'
const ids = (desk: ReturnType<typeof aDesk>) => desk.notices.map(({ id }) => id)

describe('silence', () => {
  const dueAt = instant(noon + 30 * MINUTE_MS)

  it('[ALR103] what came in a silence and still stands is told in one notice at its end', async () => {
    const desk = aDesk()
    desk.silence(all)
    const tickets = ['A', 'B', 'C']
    await desk.keeper.replacePlan(
      aPlan(
        noon,
        tickets.flatMap((ticket) => warningsOf(ticket, noon, dueAt)),
      ),
    )
    desk.time.advance(16 * MINUTE_MS)
    expect(desk.notices).toEqual([])
    // B was answered meanwhile.
    await desk.keeper.replacePlan(
      aPlan(
        noon + 16 * MINUTE_MS,
        ['A', 'C'].flatMap((ticket) => warningsOf(ticket, noon, dueAt).slice(1)),
      ),
    )
    desk.silence(none)
    expect(desk.titles()).toEqual(['2 alerts while it was quiet'])
    expect(desk.notices[0]?.body).toBe('2 under 30 min: A, C.')
    desk.time.advance(MINUTE_MS)
    expect(desk.notices).toHaveLength(1)
  })

  it('[ALR103] a single one is told with its own words, and nothing of a clock that was met', async () => {
    const desk = aDesk()
    desk.silence(all)
    await desk.keeper.replacePlan(aPlan(noon, warningsOf('A', noon, dueAt)))
    desk.time.advance(16 * MINUTE_MS)
    desk.silence(none)
    expect(ids(desk)).toEqual(['A.firstResponse.50%'])
    desk.silence(all)
    desk.time.advance(8 * MINUTE_MS)
    await desk.keeper.replacePlan(aPlan(noon + 24 * MINUTE_MS, []))
    desk.silence(none)
    expect(desk.notices).toHaveLength(1)
  })

  it('[ALR101] a breach passes a silence, and takes the milder warnings of its clock with it', async () => {
    const desk = aDesk()
    desk.silence(butBreaches)
    await desk.keeper.replacePlan(aPlan(noon, warningsOf('A', noon, dueAt)))
    desk.time.advance(31 * MINUTE_MS)
    expect(ids(desk)).toEqual(['A.firstResponse.100%'])
    desk.silence(none)
    expect(desk.notices).toHaveLength(1)
  })

  it('[ALR103] a restart in the silence loses nothing, and asks the console first', async () => {
    const desk = aDesk()
    desk.silence(all)
    await desk.keeper.replacePlan(aPlan(noon, warningsOf('A', noon, dueAt)))
    desk.time.advance(16 * MINUTE_MS)
    desk.time.dropTimers()
    desk.time.sleep(MINUTE_MS)
    const again = aDesk(desk.disk, desk.time)
    again.time.advance(SECOND_MS)
    expect(again.notices).toEqual([])
    again.keeper.caughtUp()
    expect(ids(again)).toEqual(['A.firstResponse.50%'])
  })
})

describe('snooze', () => {
  const dueAt = instant(noon + 40 * MINUTE_MS)
  const levels = [50, 60, 75, 90, 100].map((percent) =>
    aPlannedAlert(noon + (40 * MINUTE_MS * percent) / 100, { ticket: 'A', level: { percent }, dueAt }),
  )
  const snoozedAt20 = async () => {
    const desk = aDesk()
    const other = aPlannedAlert(noon + 24 * MINUTE_MS, { ticket: 'B' })
    await desk.keeper.replacePlan(aPlan(noon, [...levels, other]))
    desk.time.advance(20 * MINUTE_MS)
    expect(ids(desk)).toEqual(['A.firstResponse.50%'])
    desk.keeper.snooze({
      ticketId: ticketId('A'),
      metric: 'firstResponse',
      until: plusMs(desk.keeper.now(), 10 * MINUTE_MS),
    })
    return desk
  }

  it('[ALR113] a snooze holds the ticket’s warnings back, nobody else’s, and tells once at its end', async () => {
    const desk = await snoozedAt20()
    desk.time.advance(10 * MINUTE_MS - 1)
    expect(ids(desk).slice(1)).toEqual(['B.firstResponse.50%'])
    desk.time.advance(1)
    expect(ids(desk).slice(2)).toEqual(['A.firstResponse.75%'])
    desk.time.advance(HOUR_MS)
    expect(ids(desk).slice(3)).toEqual(['A.firstResponse.90%', 'A.firstResponse.100%'])
  })

  it('[ALR113] with no further level it reminds of the clock that was snoozed, if that still runs', async () => {
    for (const isMet of [false, true]) {
      const desk = aDesk()
      const warnings = warningsOf('A', noon, instant(noon + 2 * HOUR_MS))
      await desk.keeper.replacePlan(aPlan(noon, warnings))
      desk.time.advance(HOUR_MS)
      desk.keeper.snooze({
        ticketId: ticketId('A'),
        metric: 'firstResponse',
        until: plusMs(desk.keeper.now(), 10 * MINUTE_MS),
      })
      if (isMet) await desk.keeper.replacePlan(aPlan(noon + HOUR_MS, []))
      desk.time.advance(11 * MINUTE_MS)
      expect(ids(desk).slice(1)).toEqual(isMet ? [] : ['A.firstResponse.50%'])
    }
  })

  it('[ALR114] a breach is told in a snooze, and ends it', async () => {
    const desk = await snoozedAt20()
    const sooner = instant(noon + 25 * MINUTE_MS)
    // The priority was raised: the clock is brought forward.
    await desk.keeper.replacePlan(
      aPlan(desk.time.clock.now(), [
        aPlannedAlert(sooner, { ticket: 'A', level: { percent: 100 }, dueAt: sooner }),
      ]),
    )
    desk.time.advance(5 * MINUTE_MS)
    expect(ids(desk).slice(1)).toEqual(['A.firstResponse.100%'])
    desk.time.advance(HOUR_MS)
    expect(desk.notices).toHaveLength(2)
  })

  it('[ALR113] a snooze outlives a restart, and signing out ends it', async () => {
    const desk = await snoozedAt20()
    desk.time.dropTimers()
    const again = aDesk(desk.disk, desk.time)
    again.time.advance(9 * MINUTE_MS)
    expect(ids(again).filter((id) => id.startsWith('A'))).toEqual([])
    await again.keeper.forgetPlan()
    expect(again.disk.held()).toEqual({ alerts: [], snoozes: [] })
  })
})

describe('after a waking', () => {
  it('[ALR62] what passed is told as soon as the console has caught up, and within 20 s without one', async () => {
    for (const catchesUp of [true, false]) {
      const desk = aDesk()
      await desk.keeper.replacePlan(aPlan(noon, warningsOf('A', noon, instant(noon + 30 * MINUTE_MS))))
      desk.time.sleep(16 * MINUTE_MS)
      desk.keeper.wake()
      if (catchesUp) desk.keeper.caughtUp()
      else desk.time.advance(20 * SECOND_MS)
      expect(ids(desk)).toEqual(['A.firstResponse.50%'])
      desk.keeper.caughtUp()
      expect(desk.notices).toHaveLength(1)
    }
  })
})
