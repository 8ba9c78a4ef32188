import { describe, expect, it } from 'vitest'
import { HOUR_MS, instant, plusMs } from '#shared/domain/instant'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { compileTerms } from '#shared/domain/sla/terms'
import { openTimeBy } from '#shared/domain/slo/promise'
import { standingOf } from '#shared/domain/slo/standing'
import { objectiveOf } from '#shared/domain/wallboard'
import { createDemoDesk } from './createDemoDesk'
import { demoWallboard } from './demoWallboard'

const thursdayNoon = instant(Date.UTC(2026, 2, 26, 10, 0))

describe('the wallboard of the demo desk', () => {
  it('[DEM9] has an objective, some of whose budget is used and some left, whatever the hour', () => {
    const used = Array.from({ length: 15 }, (_, step) => {
      const now = plusMs(thursdayNoon, step * 11 * HOUR_MS)
      const { desk, writes } = createDemoDesk({ seed: 20_418, now, zone: 'Europe/Helsinki' }).initial()
      const terms = compileTerms(desk, now)
      const wall = demoWallboard(desk)
      if (!terms.ok || wall.objective === null) throw new Error('no terms, or no objective')
      const tickets = writes.map(({ ticket }) => ({ ticket, clocks: evaluateTicket(ticket, terms.value) }))
      const standing = standingOf(objectiveOf(wall, wall.objective), tickets, openTimeBy(terms.value), now)
      if (!standing.ok) throw new Error('The zone must be known.')
      return standing.value.missed / standing.value.budget.allowed
    })
    expect(Math.min(...used)).toBeGreaterThan(0.1)
    expect(Math.max(...used)).toBeLessThan(0.9)
  })
})
