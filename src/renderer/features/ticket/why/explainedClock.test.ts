import { expect, test } from 'vitest'
import { anAgent, aRequester, aTicket, at } from '#kit/builders'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { compileTerms } from '#shared/domain/sla/terms'
import type { Ticket } from '#shared/domain/ticket'
import { explainedClock } from './explainedClock'

const compiled = compileTerms(defaultDesk('Desk', 'UTC'), at('2026-03-02T09:00Z'))
if (!compiled.ok) throw new Error(compiled.refusal.kind)
const terms = compiled.value
const viewOf = (ticket: Ticket) => ({ ticket, clocks: evaluateTicket(ticket, terms), waiting: [] })
const ticket = aTicket().openedAt(at('2026-03-02T09:00Z'), aRequester())
const acknowledged = ticket.acknowledgedAt(at('2026-03-02T09:10Z'))

test('[TKT29] the key explains the clock that is due next, or the last one where none is open', () => {
  expect(explainedClock({ which: 'next' }, viewOf(acknowledged.build()))?.metric).toBe('firstResponse')
  const done = acknowledged.statusAt(at('2026-03-02T09:30Z'), 'resolved', anAgent()).build()
  expect(explainedClock({ which: 'next' }, viewOf(done))?.metric).toBe('resolution')
  expect(explainedClock({ which: 'next' }, { ...viewOf(done), clocks: [] })).toBeNull()
})

test('[TKT29] a gauge explains its own clock, the cycle that was asked for or else the latest', () => {
  const view = viewOf(acknowledged.build())
  const named = (metric: 'acknowledgement' | 'update', cycle: number | null) =>
    explainedClock({ which: 'named', metric, cycle }, view)?.metric
  expect(named('acknowledgement', 0)).toBe('acknowledgement')
  expect(named('acknowledgement', 7)).toBe('acknowledgement')
  expect(named('update', null)).toBe('firstResponse')
})
