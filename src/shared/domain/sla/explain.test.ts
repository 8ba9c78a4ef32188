import { describe, expect, test } from 'vitest'
import { aDesk, anAgent, aTicket, event, heardAt, type TicketBuilder } from '#kit/builders'
import { agreed, hm, isoMinute, openMinutes, promising, resolveWithin, termsOf } from '#kit/clocks'
import { everyMetricDesk } from '#kit/everyMetric'
import type { Desk } from '../desk'
import { ticketId } from '../ids'
import { type Instant, MINUTE_MS } from '../instant'
import type { Metric } from './agreement'
import { explain } from './explain'
import type { Explanation, Span } from './explanation'

const ticket = aTicket().openedAt(hm('14:00', '2026-03-06'))
const desk = resolveWithin(600)
const friday = (time: string) => hm(time, '2026-03-06')
const monday = (time: string) => hm(time, '2026-03-09')

const explained = (
  builder: TicketBuilder,
  now: Instant,
  terms: Desk = desk,
  metric: Metric = 'resolution',
  cycle = 0,
): Explanation => {
  const found = explain(builder.build(), termsOf(terms), metric, cycle, now)
  if (!found) throw new Error('Nothing to explain')
  return found
}

/** A span on one line: "03-06T14:00 counted 120", "03-06T16:00 outside-hours". */
function line({ from, countedMs, cause }: Span): string {
  const start = isoMinute(from).slice(5)
  if (cause.kind === 'counted') return `${start} counted ${countedMs / MINUTE_MS}`
  if (cause.kind === 'closed') {
    return `${start} ${cause.why.kind === 'holiday' ? cause.why.name : cause.why.kind}`
  }
  return `${start} ${cause.kind}`
}
const lines = (spans: readonly Span[]) => spans.map(line)

describe('what counted and what did not', () => {
  test('[EXP2] closed time says why: outside hours, the weekend, a holiday by name', () => {
    expect(lines(explained(ticket, monday('09:00')).spans)).toEqual([
      '03-06T14:00 counted 120',
      '03-06T16:00 outside-hours',
      '03-07T00:00 day-off',
      '03-09T00:00 outside-hours',
      '03-09T08:00 counted 60',
    ])
    const [hours] = aDesk().calendars
    if (!hours) throw new Error('The desk has hours.')
    const holidays = [{ date: '2026-03-09', name: 'Founders’ Day' }]
    const closed: Desk = { ...desk, calendars: [{ ...hours, holidays }] }
    expect(lines(explained(ticket, monday('12:00'), closed).spans).at(-1)).toBe('03-09T00:00 Founders’ Day')
  })

  test('[EXP3] a pause says in which status, by whom and since when', () => {
    const by = anAgent('Mira Laine')
    const waiting = ticket.statusAt(friday('15:00'), 'waiting-customer', by).priorityAt(friday('15:30'), 'P1')
    const span = explained(waiting, monday('09:00')).spans.at(-1)
    expect(span).toMatchObject({
      from: friday('15:00'),
      countedMs: 0,
      cause: { kind: 'paused', status: 'waiting-customer', by, since: friday('15:00') },
    })
  })

  test('[EXP3] one wait after another is told as two', () => {
    const both = agreed({ pauses: { resolution: ['waiting-customer', 'waiting-vendor'] } }, desk)
    const waiting = ticket
      .statusAt(friday('15:00'), 'waiting-vendor')
      .statusAt(friday('15:20'), 'waiting-customer')
    const causes = explained(waiting, friday('15:40'), both).spans.map(({ cause }) => cause)
    expect(causes.slice(1)).toMatchObject([
      { kind: 'paused', status: 'waiting-vendor', since: friday('15:00') },
      { kind: 'paused', status: 'waiting-customer', since: friday('15:20') },
    ])
  })

  test('[EXP4] time while the ticket was done, and time in which nothing was promised, are told as such', () => {
    const reopened = ticket.statusAt(friday('14:30'), 'resolved').statusAt(friday('15:00'), 'active')
    expect(lines(explained(reopened, friday('15:30')).spans)).toEqual([
      '03-06T14:00 counted 30',
      '03-06T14:30 done',
      '03-06T15:00 counted 30',
    ])
    const none = promising('P4', { acknowledgement: openMinutes(60) }, desk)
    const later = ticket.priority('P4').priorityAt(friday('15:00'), 'P3')
    expect(lines(explained(later, friday('15:30'), none).spans)).toEqual([
      '03-06T14:00 not-promised',
      '03-06T15:00 counted 30',
    ])
  })
})

describe('the way ahead', () => {
  test('[EXP5] from now to the due instant; where the clock stands still, as if it went on now', () => {
    const { ahead, usedMs, budgetMs } = explained(ticket, friday('15:00'))
    expect(lines(ahead?.spans ?? [])).toEqual([
      '03-06T15:00 counted 60',
      '03-06T16:00 outside-hours',
      '03-07T00:00 day-off',
      '03-09T00:00 outside-hours',
      '03-09T08:00 counted 480',
    ])
    expect([usedMs, budgetMs]).toEqual([60 * MINUTE_MS, 600 * MINUTE_MS])
    const waiting = ticket.statusAt(friday('15:00'), 'waiting-customer')
    expect(explained(waiting, monday('10:00')).ahead).toMatchObject({
      kind: 'if-resumed',
      dueAt: hm('11:00', '2026-03-10'),
    })
  })

  test('[EXP6] past due it says so, and there is no way ahead', () => {
    const late = explained(ticket, hm('12:00', '2026-03-10'))
    expect(late).toMatchObject({ isPastDue: true, ahead: null, usedMs: 840 * MINUTE_MS })
    expect(explained(ticket, monday('16:00'))).toMatchObject({ isPastDue: false, ahead: { spans: [] } })
    const paused = ticket.statusAt(hm('10:00', '2026-03-10'), 'waiting-customer')
    expect(explained(paused, hm('12:00', '2026-03-10'))).toMatchObject({ isPastDue: true, ahead: null })
  })

  test('[EXP6] what has ended is told to its end and has no way ahead', () => {
    const done = explained(ticket.statusAt(friday('15:00'), 'resolved'), monday('12:00'))
    expect(lines(done.spans)).toEqual(['03-06T14:00 counted 60'])
    expect(done).toMatchObject({ ahead: null, isPastDue: false, clock: { state: 'met' } })
  })
})

test('[EXP7] it says which policy promised it, in which place, by which conditions and in which hours', () => {
  expect(explained(ticket, friday('15:00')).why).toEqual({
    policy: { id: 'p3', name: 'P3 medium', agreement: 'Default targets', version: 1 },
    place: 3,
    conditions: [{ field: 'priority', allowed: ['P3'], value: 'P3' }],
    calendars: ['default'],
    hours: 'Office hours',
    target: openMinutes(600),
    pauses: ['waiting-customer'],
  })
  const wall = explained(ticket.priority('P1'), friday('15:00'))
  expect(wall.why).toMatchObject({ hours: 'Around the clock', place: 1 })
  const raised = ticket.statusAt(friday('15:00'), 'resolved').priorityAt(friday('15:30'), 'P1')
  expect(explained(raised, monday('09:00')).why.conditions).toEqual([
    { field: 'priority', allowed: ['P3'], value: 'P3' },
  ])
})

describe('marks', () => {
  const kinds = (builder: TicketBuilder, now = monday('09:00'), terms = desk) =>
    explained(builder, now, terms).marks.map(({ kind }) => kind)

  test('[EXP20] a policy is said to promise the same only where it does', () => {
    const through = ticket.priorityAt(friday('14:30'), 'P2').priorityAt(friday('14:30'), 'P1')
    expect(kinds(through)).toEqual(['target-changed'])
    const same = promising('P2', { resolution: openMinutes(600) }, resolveWithin(600))
    expect(kinds(ticket.priorityAt(friday('14:30'), 'P2'), monday('09:00'), same)).toEqual(['policy-changed'])
    const none = promising('P1', {}, promising('P2', {}, resolveWithin(600)))
    const dropped = ticket.priorityAt(friday('14:30'), 'P1').priorityAt(friday('15:00'), 'P2')
    const raisedAgain = dropped.priorityAt(friday('15:30'), 'P3')
    expect(kinds(raisedAgain, monday('09:00'), none)).toEqual(['target-changed', 'target-changed'])
  })

  test('[EXP8] a change of target, a reopening and the customer’s answer are marked in order of time', () => {
    const builder = ticket
      .statusAt(friday('14:10'), 'waiting-customer')
      .customerRepliedAt(friday('14:20'))
      .statusAt(friday('14:30'), 'resolved')
      .statusAt(friday('14:40'), 'active')
      .priorityAt(friday('15:00'), 'P1')
    expect(kinds(builder)).toEqual(['customer-answered', 'reopened', 'target-changed'])
    expect(explained(builder, monday('09:00')).marks.slice(1)).toMatchObject([
      { kind: 'reopened', verdict: { kind: 'met', metAt: friday('14:30') } },
      {
        kind: 'target-changed',
        by: anAgent(),
        from: openMinutes(600),
        to: { unit: 'wall-minutes', value: 240 },
        policy: { id: 'p1' },
        restarted: false,
      },
    ])
  })

  test('[EXP8] another policy with the same target, and a restart, are told apart', () => {
    const same = promising('P1', { resolution: openMinutes(600) }, desk)
    const raised = ticket.priorityAt(friday('15:00'), 'P1')
    expect(kinds(raised, monday('09:00'), same)).toEqual(['policy-changed'])
    const restart = explained(raised, monday('09:00'), agreed({ onTargetChange: 'restart' }, desk))
    expect(restart.marks).toMatchObject([{ kind: 'target-changed', restarted: true }])
    expect(restart.spans[0]?.from).toBe(friday('15:00'))
  })

  test('[EXP8] late work is marked with how late it was, and nothing ahead of now is', () => {
    const late = heardAt(event.statusChanged(friday('14:30'), 'new', 'active'), friday('16:30'))
    expect(explained(ticket.with(late).status('active'), monday('09:00')).marks).toMatchObject([
      { kind: 'late', event: 'statusChanged', lateByMs: 120 * MINUTE_MS },
    ])
    expect(kinds(ticket.with(late).status('active'), friday('14:10'))).toEqual([])
    const soon = heardAt(
      event.statusChanged(friday('14:30'), 'new', 'active'),
      (friday('14:30') + 900) as Instant,
    )
    expect(kinds(ticket.with(soon).status('active'))).toEqual([])
  })

  test('[EXP30] work is late from a minute on, and only what a clock could hear of is told as late', () => {
    const active = event.statusChanged(friday('14:30'), 'new', 'active')
    expect(kinds(ticket.with(heardAt(active, friday('14:31'))).status('active'))).toEqual(['late'])
    const justBefore = (friday('14:31') - 1) as Instant
    expect(kinds(ticket.with(heardAt(active, justBefore)).status('active'))).toEqual([])
    const silent = [
      event.noted(friday('14:30')),
      event.touched(friday('14:30')),
      event.assigned(friday('14:30')),
    ]
    for (const entry of silent) expect(kinds(ticket.with(heardAt(entry, friday('16:30'))))).toEqual([])
  })

  test('[EXP8] merging and being merged are marked', () => {
    const stamp = { at: friday('14:30'), receivedAt: friday('14:30'), by: anAgent() }
    const merged = ticket.with({ type: 'merged', ...stamp, into: ticketId('7') })
    expect(explained(merged, monday('09:00')).marks).toMatchObject([{ kind: 'merged', into: '7' }])
    const absorbs = ticket.with({
      type: 'absorbed',
      ...stamp,
      ticket: ticketId('8'),
      waitingSince: friday('12:00'),
    })
    expect(explained(absorbs, friday('15:00'), desk, 'firstResponse').marks).toMatchObject([
      { kind: 'absorbed', ticket: '8', waitingSince: friday('12:00') },
    ])
  })

  test('[EXP31] what changed before or just as a wait began is no mark of it, also where a merge brought it forward', () => {
    const stamp = { at: friday('14:50'), receivedAt: friday('14:50'), by: anAgent() }
    const asked = ticket
      .repliedAt(friday('14:05'))
      .priorityAt(friday('14:10'), 'P1')
      .customerRepliedAt(friday('14:40'))
    const since = (time: string) => {
      const waitingSince = friday(time)
      const absorbs = asked.with({ type: 'absorbed', ...stamp, ticket: ticketId('8'), waitingSince })
      const both = promising('P1', { nextResponse: openMinutes(90) }, everyMetricDesk)
      return explained(absorbs, friday('15:00'), both, 'nextResponse').marks.map(({ kind }) => kind)
    }
    expect(since('14:20')).toEqual(['absorbed'])
    expect(since('14:10')).toEqual(['absorbed'])
    expect(since('14:09')).toEqual(['target-changed', 'absorbed'])
  })
})

test('[EXP11] each cycle is explained by itself, and there is nothing to say of a clock that is not there', () => {
  const twice = ticket.repliedAt(friday('14:10')).repliedAt(friday('15:00'))
  const second = explained(twice, friday('15:30'), everyMetricDesk, 'update', 1)
  expect(lines(second.spans)).toEqual(['03-06T15:00 counted 30'])
  const terms = termsOf(everyMetricDesk)
  expect(explain(twice.build(), terms, 'update', 2, friday('15:30'))).toBeNull()
  expect(explain(twice.build(), termsOf(desk), 'ownership', 0, friday('15:30'))).toBeNull()
})
