import { expect, test } from 'vitest'
import { aTicket, event, heardAt } from '#kit/builders'
import { agreed, hm, openMinutes, promising, targetsOf, termsOf } from '#kit/clocks'
import { everyMetricDesk } from '#kit/everyMetric'
import { verdictFlips } from './verdictFlips'

const ticket = aTicket().openedAt(hm('08:00')).acknowledgedAt(hm('08:10'))
const flipsOf = (builder: typeof ticket, desk = everyMetricDesk) =>
  verdictFlips(builder.build(), termsOf(desk))

test('[SLA55] a late answer that turns missed into met is told, with what stood and what turned it', () => {
  const because = heardAt(event.replied(hm('09:30')), hm('12:00'))
  expect(flipsOf(ticket.repliedAt(hm('11:00')).with(because))).toContainEqual({
    metric: 'firstResponse',
    cycle: 0,
    from: 'missed',
    to: 'met',
    because,
  })
  expect(flipsOf(ticket.with(because))).toContainEqual({
    metric: 'firstResponse',
    cycle: 0,
    from: 'breached',
    to: 'met',
    because,
  })
})

test('[SLA55] a late wait takes a breach back, and a late change of priority makes one', () => {
  const waited = heardAt(event.statusChanged(hm('09:00'), 'new', 'waiting-customer'), hm('14:00'))
  expect(flipsOf(ticket.with(waited).status('waiting-customer'))).toMatchObject([
    { metric: 'resolution', from: 'breached', to: 'open' },
  ])
  const desk = promising('P1', targetsOf('P1'), everyMetricDesk)
  const resolved = ticket.repliedAt(hm('08:15')).statusAt(hm('12:30'), 'resolved')
  const raised = heardAt(event.priorityChanged(hm('08:20'), 'P3', 'P1'), hm('13:00'))
  expect(flipsOf(resolved.with(raised).priority('P1'), desk)).toContainEqual({
    metric: 'resolution',
    cycle: 0,
    from: 'met',
    to: 'missed',
    because: raised,
  })
})

test('[SLA55] late work that changes no judgement is not told', () => {
  const late = heardAt(event.replied(hm('09:30')), hm('09:50'))
  expect(flipsOf(ticket.with(late))).toEqual([])
  expect(flipsOf(ticket.with(heardAt(event.noted(hm('09:30')), hm('15:00'))))).toEqual([])
  const tooLate = heardAt(event.replied(hm('11:00')), hm('12:00'))
  expect(flipsOf(ticket.with(tooLate)).filter(({ metric }) => metric === 'firstResponse')).toEqual([])
})

test('[SLA55] a clock was open until its due instant, also where work is heard of at that very one', () => {
  const desk = agreed(
    { onTargetChange: 'restart' },
    promising('P1', { resolution: openMinutes(60) }, everyMetricDesk),
  )
  const because = heardAt(event.priorityChanged(hm('08:20'), 'P3', 'P1'), hm('13:00'))
  const raised = ticket.with(because).priority('P1')
  expect(flipsOf(raised, desk).filter(({ metric }) => metric === 'resolution')).toEqual([
    { metric: 'resolution', cycle: 0, from: 'open', to: 'breached', because },
  ])
})
