import { describe, expect, test } from 'vitest'
import { aTicket, type TicketBuilder } from '#kit/builders'
import { agreed, clock, clocksOf, hm, isoMinute, resolveWithin } from '#kit/clocks'
import { levelKey } from '../alertLevel'
import { warningsOf } from './warnings'

describe('warnings by minutes', () => {
  const warned = (
    builder: TicketBuilder,
    minutesLeft: number,
    hours: 'counted' | 'always',
    minutes = 120,
  ) => {
    const desk = agreed({ warnings: [{ minutesLeft, hours }] }, resolveWithin(minutes))
    const found = clock('resolution', builder, desk)
    return found.state === 'running'
      ? warningsOf(found).map(({ level, at }) => `${levelKey(level)} ${isoMinute(at).slice(5)}`)
      : []
  }
  const evening = aTicket().openedAt(hm('15:00'))

  test('[SLA59] counted minutes are counted as the clock counts, others by the wall', () => {
    expect(warned(evening, 60, 'counted')).toEqual(['60m 03-03T08:00'])
    expect(warned(evening, 90, 'counted')).toEqual(['90m 03-02T15:30'])
    expect(warned(evening, 90, 'always')).toEqual(['90m! 03-03T07:30'])
  })

  test('[SLA59] a pause does not count, and what would come before the clock began is left out', () => {
    const waited = aTicket()
      .openedAt(hm('09:00'))
      .statusAt(hm('10:00'), 'waiting-customer')
      .statusAt(hm('12:00'), 'active')
    expect(warned(waited, 30, 'counted')).toEqual(['30m 03-02T12:30'])
    expect(warned(waited, 90, 'counted')).toEqual(['90m 03-02T09:30'])
    expect(warned(waited, 60, 'counted')).toEqual(['60m 03-02T12:00'])
    expect(warned(waited, 120, 'counted')).toEqual([])
    expect(warned(waited, 300, 'always')).toEqual([])
    expect(warned(aTicket().openedAt(hm('09:00')), 120, 'always')).toEqual([])
    expect(warned(aTicket().openedAt(hm('09:00')), 119, 'always')).toEqual(['119m! 03-02T09:01'])
  })

  test('[SLA19] a share that is used up just when a pause begins is reached then', () => {
    const waited = aTicket()
      .openedAt(hm('09:00'))
      .statusAt(hm('10:00'), 'waiting-customer')
      .statusAt(hm('12:00'), 'active')
    const desk = agreed({ warnings: [{ percent: 50 }, { percent: 51 }] }, resolveWithin(100))
    const found = clock('resolution', waited, desk)
    expect(found.state === 'running' ? found.warnedAt.map((at) => isoMinute(at).slice(11)) : []).toEqual([
      '09:50',
      '09:51',
    ])
    const half = clock('resolution', waited, agreed({ warnings: [{ percent: 50 }] }, resolveWithin(120)))
    expect(half).toMatchObject({ warnedAt: [hm('10:00')] })
  })
})

test('[OUT150] the clocks of a policy share one list of levels, unless theirs are others or in another order', () => {
  const levelsOf = (...args: Parameters<typeof clocksOf>) =>
    clocksOf(...args).flatMap((each) => (each.state === 'running' ? [each.levels] : []))
  const [one, other] = levelsOf(aTicket().openedAt(hm('09:00')))
  expect(one).toHaveLength(4)
  expect(other).toBe(one)
  const turned = agreed({ warnings: [{ percent: 90 }, { percent: 50 }] }, resolveWithin(60))
  expect(levelsOf(aTicket().openedAt(hm('09:00')), turned)[0]).toEqual([{ percent: 50 }, { percent: 90 }])
})
