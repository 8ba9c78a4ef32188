import { describe, expect, test } from 'vitest'
import { aDesk, anAgent, aRequester, aTicket, event, heardAt, theSystem } from '#kit/builders'
import { agreed, clock, clocksOf, hm, openMinutes, promising } from '#kit/clocks'
import { cycles, everyMetricDesk, everyTarget } from '#kit/everyMetric'

const ticket = aTicket().openedAt(hm('08:00'))
const answered = ticket.repliedAt(hm('08:30'))

describe('next response', () => {
  test('[SLA32] it is owed from the first message that was not answered until the answer, every cycle kept', () => {
    const asked = answered.customerRepliedAt(hm('09:00'))
    expect(cycles('nextResponse', answered)).toEqual([])
    expect(cycles('nextResponse', asked)).toEqual(['running 10:00'])
    expect(cycles('nextResponse', asked.customerRepliedAt(hm('09:50')))).toEqual(['running 10:00'])
    const twice = asked.repliedAt(hm('09:20')).customerRepliedAt(hm('11:00')).repliedAt(hm('12:30'))
    expect(cycles('nextResponse', twice)).toEqual(['met 20', 'missed 90'])
  })

  test('[SLA32] an agent’s second message in a row begins and ends nothing', () => {
    expect(cycles('nextResponse', answered.repliedAt(hm('09:00')))).toEqual([])
  })

  test('[SLA33] before the first response only that one is owed, unless both are from the opening', () => {
    const asked = ticket.customerRepliedAt(hm('08:10'))
    expect(cycles('nextResponse', asked)).toEqual([])
    expect(cycles('nextResponse', asked.repliedAt(hm('08:20')))).toEqual([])
    const fromOpening = agreed({ nextResponseFrom: 'opening' }, everyMetricDesk)
    expect(cycles('nextResponse', ticket, fromOpening)).toEqual(['running 09:00'])
    expect(cycles('nextResponse', answered, fromOpening)).toEqual(['met 30'])
    const own = aTicket().openedAt(hm('08:00'), anAgent())
    expect(cycles('nextResponse', own, fromOpening)).toEqual([])
    expect(cycles('nextResponse', own.customerRepliedAt(hm('09:00')), fromOpening)).toEqual(['running 10:00'])
  })

  test('[SLA34] it ends with the ticket: cancelled in time, missed when late', () => {
    const asked = answered.customerRepliedAt(hm('09:00'))
    expect(cycles('nextResponse', asked.statusAt(hm('09:30'), 'resolved'))).toEqual(['done-without'])
    expect(cycles('nextResponse', asked.statusAt(hm('10:30'), 'resolved'))).toEqual(['missed 90'])
  })

  test('[SLA34] a message on a done ticket is owed an answer from the reopening', () => {
    const done = answered.statusAt(hm('09:00'), 'resolved').customerRepliedAt(hm('10:00'))
    expect(cycles('nextResponse', done)).toEqual([])
    expect(cycles('nextResponse', done.statusAt(hm('11:00'), 'active'))).toEqual(['running 12:00'])
    const thanked = done.repliedAt(hm('10:10')).statusAt(hm('11:00'), 'active')
    expect(cycles('nextResponse', thanked)).toEqual([])
  })

  test('[SLA121] an answer on a done ticket is the first response, should it be reopened', () => {
    const done = ticket.statusAt(hm('08:20'), 'resolved', theSystem()).repliedAt(hm('09:00'))
    expect(cycles('firstResponse', done)).toEqual(['done-without'])
    const reopened = done.statusAt(hm('10:00'), 'active')
    expect(cycles('firstResponse', reopened)).toEqual(['met 20'])
    expect(cycles('acknowledgement', reopened)).toEqual(['met 20'])
    expect(cycles('nextResponse', reopened)).toEqual([])
    const asked = done.customerRepliedAt(hm('09:30')).statusAt(hm('10:00'), 'active')
    expect(cycles('nextResponse', asked)).toEqual(['running 11:00'])
    const again = ticket.statusAt(hm('08:20'), 'resolved').statusAt(hm('10:00'), 'active')
    expect(cycles('firstResponse', again)).toEqual(['running 11:40'])
  })

  test('[SLA60] what somebody of the desk writes on a ticket of their own is no answer', () => {
    const own = aTicket().requestedBy('Jonas Berg').openedAt(hm('08:00'), aRequester('Jonas Berg'))
    expect(cycles('firstResponse', own.repliedAt(hm('08:10'), anAgent('Jonas Berg')))).toEqual([
      'running 10:00',
    ])
    expect(cycles('firstResponse', own.repliedAt(hm('08:10'), anAgent('Mira Laine')))).toEqual(['met 10'])
  })
})

describe('periodic update', () => {
  test('[SLA35] it is owed from each public answer until the next one', () => {
    expect(cycles('update', ticket)).toEqual([])
    expect(cycles('update', answered)).toEqual(['running 11:30'])
    expect(cycles('update', answered.notedAt(hm('09:00')).customerRepliedAt(hm('09:30')))).toEqual([
      'running 11:30',
    ])
    expect(cycles('update', answered.repliedAt(hm('10:00')))).toEqual(['met 90', 'running 13:00'])
    expect(cycles('update', answered.repliedAt(hm('12:00')))).toEqual(['missed 210', 'running 15:00'])
  })

  test('[SLA35] done ends it without, and an answer that comes with it owes none', () => {
    expect(cycles('update', answered.statusAt(hm('09:00'), 'resolved'))).toEqual(['done-without'])
    expect(cycles('update', answered.statusAt(hm('12:00'), 'resolved'))).toEqual(['missed 210'])
    const both = ticket.repliedAt(hm('09:00')).statusAt(hm('09:00'), 'resolved')
    expect(cycles('update', both)).toEqual([])
    expect(cycles('update', both.repliedAt(hm('09:30')))).toEqual([])
  })

  test('[SLA35] it pauses by its own list of statuses', () => {
    const waiting = answered.statusAt(hm('09:00'), 'waiting-customer')
    expect(cycles('update', waiting)).toEqual(['running 11:30'])
    const pausing = agreed({ pauses: { update: ['waiting-customer'] } }, everyMetricDesk)
    expect(cycles('update', waiting, pausing)).toEqual(['paused 150'])
  })
})

describe('ownership', () => {
  const moved = ticket.with(event.moved(hm('09:00'), 'service-desk', 'network')).inQueue('network')

  test('[SLA36] every queue has its own time, from the opening or the move', () => {
    expect(cycles('ownership', ticket)).toEqual(['running 12:00'])
    expect(cycles('ownership', moved)).toEqual(['moved-on', 'running 13:00'])
    expect(cycles('ownership', moved.statusAt(hm('10:00'), 'resolved'))).toEqual(['moved-on', 'met 60'])
    const late = ticket.with(event.moved(hm('13:00'), 'service-desk', 'network')).inQueue('network')
    expect(cycles('ownership', late)).toEqual(['missed 300', 'running 09:00'])
  })

  test('[SLA36] each queue is judged by its own promise', () => {
    const [first] = everyMetricDesk.agreements
    if (!first) throw new Error('The desk has an agreement.')
    const network = { ...first.policies[0], id: 'network', name: 'Network', when: { queue: ['network'] } }
    const policies = [
      { ...network, calendars: ['default'], targets: { ownership: openMinutes(30) } },
      ...first.policies,
    ]
    const desk = aDesk({ agreements: [{ ...first, policies }] })
    expect(cycles('ownership', moved, desk)).toEqual(['moved-on', 'running 09:30'])
  })

  test('[SLA37] a stay that began while the ticket was done begins with the reopening', () => {
    const done = ticket.statusAt(hm('08:40'), 'resolved')
    const away = done.with(event.moved(hm('09:00'), 'service-desk', 'network')).inQueue('network')
    expect(cycles('ownership', away)).toEqual(['met 40'])
    expect(cycles('ownership', away.statusAt(hm('10:00'), 'active'))).toEqual(['met 40', 'running 14:00'])
    expect(cycles('ownership', done.statusAt(hm('10:00'), 'active'))).toEqual(['running 13:20'])
    const again = away
      .statusAt(hm('10:00'), 'active')
      .statusAt(hm('10:30'), 'closed')
      .statusAt(hm('11:00'), 'new')
    expect(cycles('ownership', again)).toEqual(['met 40', 'running 14:30'])
  })
})

describe('reopening', () => {
  const reopened = ticket.statusAt(hm('09:00'), 'resolved').statusAt(hm('10:00'), 'active')
  const reopening = (onReopen: 'leave-out-done-time' | 'count-done-time' | 'new-cycle') =>
    agreed({ onReopen }, everyMetricDesk)

  test('[SLA38] the time while the ticket was done is left out of its resolution, or counted, as agreed', () => {
    expect(cycles('resolution', reopened)).toEqual(['running 14:00'])
    expect(cycles('resolution', reopened, reopening('count-done-time'))).toEqual(['running 13:00'])
    expect(cycles('ownership', reopened, reopening('count-done-time'))).toEqual(['running 13:00'])
  })

  test('[SLA39] or the resolution begins anew, and both cycles are kept', () => {
    expect(cycles('resolution', reopened, reopening('new-cycle'))).toEqual(['met 60', 'running 15:00'])
    const again = reopened.statusAt(hm('10:30'), 'resolved').statusAt(hm('11:00'), 'active')
    expect(cycles('resolution', again, reopening('new-cycle'))).toEqual(['met 60', 'met 30', 'running 16:00'])
  })

  test('[SLA40] the judgement before a reopening is kept as history', () => {
    const target = everyTarget.resolution
    expect(clock('resolution', reopened, everyMetricDesk).past).toEqual([
      { kind: 'met', target, metAt: hm('09:00'), by: anAgent() },
    ])
    const late = ticket.statusAt(hm('14:00'), 'resolved').statusAt(hm('15:00'), 'active')
    expect(clock('resolution', late, everyMetricDesk)).toMatchObject({
      state: 'running',
      dueAt: hm('13:00'),
      past: [{ kind: 'missed', target, dueAt: hm('13:00'), metAt: hm('14:00') }],
    })
    expect(clock('resolution', late.statusAt(hm('15:30'), 'closed'), everyMetricDesk).past).toHaveLength(1)
    expect(clock('resolution', ticket.statusAt(hm('09:00'), 'closed'), everyMetricDesk).past).toEqual([])
  })

  test('[SLA40] what was done for no time leaves no judgement', () => {
    const blink = ticket.statusAt(hm('09:00'), 'resolved').statusAt(hm('09:00'), 'active')
    expect(clocksOf(blink, everyMetricDesk).filter(({ past }) => past.length > 0)).toEqual([])
  })
})

describe('changes of target', () => {
  const twoTargets = promising('P1', { resolution: openMinutes(60) }, everyMetricDesk)

  test('[SLA41] a breach under the old target is kept when another takes its place', () => {
    const overdue = ticket.priorityAt(hm('14:00'), 'P1')
    expect(clock('resolution', overdue, twoTargets).past).toEqual([
      { kind: 'breached', target: everyTarget.resolution, dueAt: hm('13:00') },
    ])
    expect(clock('resolution', ticket.priorityAt(hm('13:00'), 'P1'), twoTargets).past).toEqual([])
    expect(clock('firstResponse', overdue, twoTargets)).toMatchObject({
      state: 'cancelled',
      reason: 'no-target',
      past: [{ kind: 'breached', dueAt: hm('10:00') }],
    })
  })

  test('[SLA41] a target that changes while the ticket is done is not judged beside the verdict', () => {
    const late = ticket.statusAt(hm('14:00'), 'resolved').priorityAt(hm('14:30'), 'P1')
    const { past } = clock('resolution', late.statusAt(hm('15:00'), 'active'), twoTargets)
    expect(past.map(({ kind }) => kind)).toEqual(['missed'])
  })

  test('[SLA12] from open hours to around the clock, each time counts by its own hours', () => {
    const wall = promising('P1', { resolution: { unit: 'wall-minutes', value: 300 } }, everyMetricDesk)
    const evening = aTicket().openedAt(hm('15:00')).priorityAt(hm('17:00'), 'P1')
    expect(cycles('resolution', evening, wall)).toEqual(['running 21:00'])
    expect(cycles('resolution', evening.priorityAt(hm('18:00'), 'P3'), wall)).toEqual(['running 11:00'])
  })

  test('[SLA16] where the row ends in another priority, what began since is not counted from before', () => {
    const both = promising('P1', everyTarget, everyMetricDesk)
    const lowered = ticket.priority('P1').repliedAt(hm('08:30')).priorityAt(hm('09:00'), 'P3')
    const raisedLate = heardAt(event.priorityChanged(hm('08:10'), 'P3', 'P1'), hm('12:00'))
    const asked = lowered.customerRepliedAt(hm('11:00')).with(raisedLate).priority('P1')
    expect(cycles('nextResponse', asked, both)).toEqual(['running 12:00'])
  })

  test('[SLA16] where the row ends done, what began since ends when it began', () => {
    const back = answered.statusAt(hm('09:00'), 'active').customerRepliedAt(hm('11:00'))
    const doneLate = heardAt(event.statusChanged(hm('08:40'), 'active', 'resolved'), hm('12:00'))
    expect(clock('nextResponse', back.with(doneLate).status('resolved'), everyMetricDesk)).toMatchObject({
      state: 'cancelled',
      startedAt: hm('11:00'),
      cancelledAt: hm('11:00'),
    })
  })

  test('[SLA42] a budget used up on arrival says when it arrived, and warns once', () => {
    expect(clock('resolution', ticket.priorityAt(hm('10:00'), 'P1'), twoTargets)).toMatchObject({
      dueAt: hm('09:00'),
      exceededOnArrivalAt: hm('10:00'),
      warnedAt: [hm('10:00')],
      levels: [{ percent: 100 }],
    })
    expect(clock('resolution', ticket.priorityAt(hm('09:00'), 'P1'), twoTargets)).toMatchObject({
      dueAt: hm('09:00'),
      exceededOnArrivalAt: null,
    })
    const relieved = ticket.priorityAt(hm('10:00'), 'P1').priorityAt(hm('10:30'), 'P3')
    expect(clock('resolution', relieved, twoTargets)).toMatchObject({
      dueAt: hm('13:00'),
      exceededOnArrivalAt: null,
      past: [{ kind: 'breached', dueAt: hm('09:00') }],
    })
    const evening = aTicket().openedAt(hm('15:00')).priorityAt(hm('20:00'), 'P1')
    expect(clock('resolution', evening, twoTargets)).toMatchObject({
      dueAt: hm('16:00'),
      exceededOnArrivalAt: hm('20:00'),
      past: [],
    })
    const silent = agreed({ warnings: [] }, twoTargets)
    expect(clock('resolution', ticket.priorityAt(hm('10:00'), 'P1'), silent)).toMatchObject({ warnedAt: [] })
  })

  test('[SLA43] or the clock begins anew at the change', () => {
    const restart = agreed({ onTargetChange: 'restart' }, twoTargets)
    expect(clock('resolution', ticket.priorityAt(hm('10:00'), 'P1'), restart)).toMatchObject({
      startedAt: hm('10:00'),
      dueAt: hm('11:00'),
      exceededOnArrivalAt: null,
      past: [],
    })
    const waiting = ticket.statusAt(hm('08:30'), 'waiting-customer').priorityAt(hm('10:00'), 'P1')
    expect(clock('resolution', waiting, restart)).toMatchObject({
      state: 'paused',
      pausedAt: hm('10:00'),
      remainingMs: 60 * 60_000,
    })
  })

  test('[SLA44] a promise of as much time, counted alike, is no change of target', () => {
    const same = promising('P1', everyTarget, agreed({ onTargetChange: 'restart' }, everyMetricDesk))
    const found = clock('resolution', ticket.priorityAt(hm('10:00'), 'P1'), same)
    expect(found).toMatchObject({ policyId: 'p1', startedAt: hm('08:00'), dueAt: hm('13:00') })
  })

  test('[SLA46] the time in which nothing was promised does not count, and what was used before stays used', () => {
    const desk = promising('P4', { acknowledgement: openMinutes(60) }, everyMetricDesk)
    const late = ticket.priority('P4').priorityAt(hm('10:00'), 'P3')
    expect(cycles('resolution', late, desk)).toEqual(['running 15:00'])
    const between = ticket.priorityAt(hm('09:00'), 'P4').priorityAt(hm('10:00'), 'P3')
    expect(cycles('resolution', between, desk)).toEqual(['running 14:00'])
  })

  test('[SLA16] late work in another queue leaves the ticket in the queue of its row', () => {
    const late = heardAt(event.moved(hm('08:30'), 'service-desk', 'network'), hm('12:00'))
    const back = ticket.with(event.moved(hm('09:00'), 'service-desk', 'payments'), late).inQueue('network')
    expect(
      clocksOf(back, everyMetricDesk)
        .filter(({ metric }) => metric === 'ownership')
        .at(-1),
    ).toMatchObject({
      state: 'running',
      startedAt: hm('09:00'),
    })
  })
})
