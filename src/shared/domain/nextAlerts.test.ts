import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDesk, anyNow, anyTicket, termsOfAny } from '#kit/anyStory'
import { aPerson, aTicket, type TicketBuilder } from '#kit/builders'
import { clocksOf, hm, openMinutes, promising, resolveWithin } from '#kit/clocks'
import { everyMetricDesk } from '#kit/everyMetric'
import type { AlertPlan } from './alerts'
import type { Desk } from './desk'
import { DAY_MS, HOUR_MS, type Instant, plusMs } from './instant'
import { nextAlerts } from './nextAlerts'
import { broughtForward } from './passedAlerts'
import { planAlerts } from './planAlerts'
import { evaluateTicket } from './sla/evaluate'

const me = aPerson('Jonas Berg')
const ticket = aTicket().openedAt(hm('08:00')).ownedBy(me)
const alertsOf = (builder: TicketBuilder, desk: Desk, now: Instant, until = plusMs(now, 30 * DAY_MS)) =>
  nextAlerts(builder.build(), clocksOf(builder, desk), now, until, null)
const planOf = (builder: TicketBuilder, desk: Desk, now: Instant): AlertPlan =>
  planAlerts([{ ticket: builder.build(), clocks: clocksOf(builder, desk) }], me, now, DAY_MS, 0)

describe('the next warnings of a ticket', () => {
  test('[ALR80] every running clock of every metric and cycle warns', () => {
    const builder = ticket.acknowledgedAt(hm('08:01')).repliedAt(hm('08:02')).customerRepliedAt(hm('08:10'))
    const found = alertsOf(builder, everyMetricDesk, hm('08:10'))
    const named = new Set(found.map(({ metric, cycle }) => `${metric} ${cycle}`))
    expect([...named]).toEqual(['nextResponse 0', 'update 0', 'ownership 0', 'resolution 0'])
    expect(found).toHaveLength(16)
  })

  test('[ALR80] a level is named once, and of several that passed only the last', () => {
    fc.assert(
      fc.property(anyDesk, anyTicket({ isLate: true }), anyNow, (desk, some, now) => {
        const clocks = evaluateTicket(some, termsOfAny(desk))
        const found = nextAlerts(some, clocks, now, plusMs(now, 10 * DAY_MS), null)
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
        const passed = found.filter(({ fireAt }) => fireAt <= now)
        expect(new Set(passed.map(({ metric, cycle }) => `${metric} ${cycle}`)).size).toBe(passed.length)
      }),
      { numRuns: 1_000 },
    )
  }, 60_000)

  test('[ALR81] a budget used up on arrival is told once, whether or not its clock was known before', () => {
    const desk = promising('P1', { resolution: openMinutes(60) }, resolveWithin(300))
    const raised = ticket.priorityAt(hm('12:00'), 'P1')
    const before = planOf(ticket, desk, hm('11:59'))
    const next = planOf(raised, desk, hm('12:01'))
    expect(next.alerts.filter(({ metric }) => metric === 'resolution')).toMatchObject([
      { level: { percent: 100 }, fireAt: hm('12:00'), dueAt: hm('09:00') },
    ])
    const told = (plan: AlertPlan) => broughtForward(plan, next).map(({ metric }) => metric)
    expect(told(before)).toEqual(['resolution'])
    const waiting = planOf(ticket.statusAt(hm('10:00'), 'waiting-customer'), desk, hm('11:59'))
    const resumed = ticket
      .statusAt(hm('10:00'), 'waiting-customer')
      .priorityAt(hm('12:00'), 'P1')
      .statusAt(hm('12:00'), 'active')
    const news = broughtForward(waiting, planOf(resumed, desk, hm('12:01')))
    expect(news.map(({ metric }) => metric)).toEqual(['resolution'])
    expect(told(planOf(raised, desk, hm('12:00')))).toEqual([])
  })

  test('[SLA123] where the budget was used up on arrival while the clock stood still, it is told when it goes on', () => {
    const desk = promising('P1', { resolution: openMinutes(60) }, resolveWithin(300))
    const raised = ticket.statusAt(hm('10:00'), 'waiting-customer').priorityAt(hm('11:00'), 'P1')
    const resumed = raised.customerRepliedAt(hm('12:00'))
    const plan = planOf(resumed, desk, hm('12:01'))
    expect(plan.alerts.filter(({ metric }) => metric === 'resolution')).toMatchObject([
      { level: { percent: 100 }, fireAt: hm('12:00'), dueAt: hm('09:00') },
    ])
    const told = (before: AlertPlan, next: AlertPlan) => broughtForward(before, next).map(({ id }) => id)
    expect(told(planOf(raised, desk, hm('11:59')), plan)).toHaveLength(1)
    const again = resumed.statusAt(hm('12:30'), 'waiting-customer').statusAt(hm('13:00'), 'active')
    const later = planOf(again, desk, hm('13:01'))
    expect(later.alerts.map(({ id }) => id)).toEqual(plan.alerts.map(({ id }) => id))
    expect(told(planOf(again, desk, hm('12:59')), later)).toEqual([])
  })

  test('[ALR82] a console that plans every hour misses nothing, however far away it is', () => {
    const horizonMs = 4 * HOUR_MS
    fc.assert(
      fc.property(anyDesk, anyTicket({ isLate: true }), anyNow, (desk, some, start) => {
        const mine = { ...some, owner: me }
        const views = [{ ticket: mine, clocks: evaluateTicket(mine, termsOfAny(desk)) }]
        const hours = Array.from({ length: 24 * 8 }, (_, hour) => plusMs(start, hour * HOUR_MS))
        const planned = new Set(
          hours.flatMap((now) => planAlerts(views, me, now, horizonMs, 0).alerts.map(({ id }) => id)),
        )
        const ahead = nextAlerts(mine, views[0]?.clocks ?? [], start, plusMs(start, 8 * DAY_MS), null)
        expect(ahead.filter(({ id }) => !planned.has(id))).toEqual([])
      }),
      { numRuns: 200 },
    )
  }, 60_000)
})
