import { describe, expect, it } from 'vitest'
import { aTicket, at } from '#kit/builders'
import { HOUR_MS, type Instant, MINUTE_MS } from '#shared/domain/instant'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { explain } from '#shared/domain/sla/explain'
import { compileTerms } from '#shared/domain/sla/terms'
import type { Ticket } from '#shared/domain/ticket'
import {
  budgetText,
  dueOnResuming,
  gaugeMetricsOf,
  keptAs,
  latestClock,
  nextWarning,
  usedOf,
} from './gaugeState'

const compiled = compileTerms(defaultDesk('Desk', 'UTC'), at('2026-03-02T15:00Z'))
if (!compiled.ok) throw new Error(compiled.refusal.kind)
const terms = compiled.value
/** Monday 2 March 2026, an hour before the desk closes at 16:00. */
const opened = at('2026-03-02T15:00Z')
const p3 = aTicket().priority('P3').openedAt(opened)
const clockOf = (ticket: Ticket, metric: 'firstResponse' | 'resolution') => {
  const clock = latestClock(evaluateTicket(ticket, terms), metric)
  if (!clock) throw new Error(`No ${metric}`)
  return clock
}
const shareAt = (ticket: Ticket, now: Instant) =>
  usedOf(ticket, clockOf(ticket, 'firstResponse'), now, terms)?.share

describe('a gauge', () => {
  it('[TKT1] shows the share of the budget used in the desk’s hours, not by the wall', () => {
    const ticket = p3.build()
    expect(shareAt(ticket, opened)).toBe(0)
    expect(shareAt(ticket, at('2026-03-02T15:30Z'))).toBe(0.25)
    expect(shareAt(ticket, at('2026-03-03T03:00Z'))).toBe(0.5)
    expect(shareAt(ticket, at('2026-03-03T09:00Z'))).toBe(1)
    expect(shareAt(ticket, at('2026-03-03T10:00Z'))).toBe(1.5)
  })

  it('[TKT1] shows what a kept promise took, and what a paused one has used', () => {
    const replied = p3.repliedAt(at('2026-03-02T15:30Z')).build()
    expect(shareAt(replied, at('2026-03-09T12:00Z'))).toBe(0.25)
    const waiting = p3.statusAt(at('2026-03-02T15:48Z'), 'waiting-customer').build()
    const used = usedOf(waiting, clockOf(waiting, 'resolution'), at('2026-03-09T12:00Z'), terms)
    expect(used).toEqual({ share: (48 * MINUTE_MS) / (24 * HOUR_MS), budgetMs: 24 * HOUR_MS })
  })

  it('[TKT1] says a budget as people do, open hours never as days', () => {
    expect([15, 60, 90, 480, 1440].map((minutes) => budgetText(minutes * MINUTE_MS))).toEqual([
      '15:00',
      '1h',
      '1h 30m',
      '8h',
      '24h',
    ])
  })

  it('[TKT1] shows no share before the desk is known', () => {
    expect(usedOf(p3.build(), clockOf(p3.build(), 'firstResponse'), opened, null)).toBeNull()
  })

  it('[TKT2] says when a paused promise would fall due if it went on now', () => {
    const waiting = p3.statusAt(opened, 'waiting-customer').build()
    const clock = clockOf(waiting, 'resolution')
    if (clock.state !== 'paused') throw new Error(clock.state)
    expect(dueOnResuming(waiting, clock, at('2026-03-04T10:00Z'), terms)).toBe(at('2026-03-09T10:00Z'))
    expect(dueOnResuming(waiting, { ...clock, remainingMs: -1 }, opened, terms)).toBe(opened)
  })

  it('[SLA127] counts by the version of the agreement that the ticket keeps, as its explanation does', () => {
    const desk = defaultDesk('Desk', 'UTC')
    const [first] = desk.agreements
    if (!first) throw new Error('No agreement')
    const policies = first.policies.map((policy) => ({ ...policy, calendars: ['always'] }))
    const second = {
      ...first,
      version: 2,
      effectiveFrom: '2026-03-03T00:00Z',
      openTickets: 'keep',
      policies,
    } as const
    const kept = compileTerms({ ...desk, agreements: [first, second] }, at('2026-03-09T00:00Z'))
    if (!kept.ok) throw new Error(kept.refusal.kind)
    const waiting = p3.statusAt(opened, 'waiting-customer').build()
    const clock = clockOf(waiting, 'resolution')
    if (clock.state !== 'paused') throw new Error(clock.state)
    const now = at('2026-03-04T10:00Z')
    const ahead = explain(waiting, kept.value, 'resolution', 0, now)?.ahead
    expect(dueOnResuming(waiting, clock, now, kept.value)).toBe(ahead?.dueAt)
    expect(usedOf(waiting, clock, now, kept.value)).toEqual({ share: 0, budgetMs: 24 * HOUR_MS })
  })

  it('[TKT2] names the warning that is next', () => {
    const clock = clockOf(p3.build(), 'firstResponse')
    if (clock.state !== 'running') throw new Error(clock.state)
    expect(nextWarning(clock, opened)?.level).toEqual({ percent: 50 })
    expect(nextWarning(clock, at('2026-03-03T08:45Z'))?.level).toEqual({ percent: 90 })
    expect(nextWarning(clock, at('2026-03-03T09:00Z'))).toBeNull()
  })

  it('[TKT15] is drawn for the usual three promises, and for every other one that has a clock', () => {
    const clocks = evaluateTicket(p3.build(), terms)
    const usual = ['acknowledgement', 'firstResponse', 'resolution']
    expect(gaugeMetricsOf(clocks)).toEqual(usual)
    expect(gaugeMetricsOf([])).toEqual(usual)
    const update = clocks.slice(0, 1).map((clock) => ({ ...clock, metric: 'update' as const }))
    expect(gaugeMetricsOf([...clocks, ...update])).toEqual([
      'acknowledgement',
      'firstResponse',
      'update',
      'resolution',
    ])
  })

  it('[TKT97] an acknowledgement kept by an answer, and what being done kept, are told as that', () => {
    const at10 = at('2026-03-02T15:10Z')
    expect(keptAs(p3.acknowledgedAt(at10).repliedAt(at10).build(), 'acknowledgement', at10)).toBe(
      'acknowledgement',
    )
    expect(keptAs(p3.repliedAt(at10).build(), 'acknowledgement', at10)).toBe('firstResponse')
    expect(keptAs(p3.statusAt(at10, 'resolved').build(), 'acknowledgement', at10)).toBe('resolution')
    expect(keptAs(p3.repliedAt(at10).build(), 'resolution', at10)).toBe('resolution')
    expect(keptAs(p3.statusAt(at10, 'resolved').build(), 'firstResponse', at10)).toBe('resolution')
    expect(keptAs(p3.repliedAt(at10).build(), 'firstResponse', at10)).toBe('firstResponse')
    expect(keptAs(p3.repliedAt(at10).statusAt(at10, 'resolved').build(), 'firstResponse', at10)).toBe(
      'firstResponse',
    )
  })
})
