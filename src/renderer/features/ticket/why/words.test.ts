import { describe, expect, it } from 'vitest'
import { anAgent, aPerson, aRequester, at } from '#kit/builders'
import type { ClosedWhy } from '#shared/domain/calendar/calendarStretch'
import { ticketId } from '#shared/domain/ids'
import { HOUR_MS, MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { Clock } from '#shared/domain/sla/clock'
import type { Mark, PolicyName, SpanCause } from '#shared/domain/sla/explanation'
import { createWallClock } from '../../../ui/wallClock'
import { causeWords } from './causeWords'
import { cycleWords } from './cycleWords'
import { markSentence } from './markWords'
import { pieceWords } from './pieceWords'
import { reasonSentences } from './reasonWords'
import { targetWords } from './targetWords'
import type { WhyTelling } from './telling'

/** Tuesday 3 March 2026. */
const now = at('2026-03-03T13:00Z')
const telling: WhyTelling = {
  you: aPerson('Jonas Berg').id,
  now,
  wall: createWallClock('UTC'),
  queueName: (queue) => (queue === 'network' ? 'Network' : queue),
}
const day = { from: at('2026-03-02T12:00Z'), to: at('2026-03-02T13:00Z') }
const overnight = { from: at('2026-03-02T16:00Z'), to: at('2026-03-03T08:00Z') }
const [mira, you, ada] = [anAgent('Mira Holm'), anAgent('Jonas Berg'), aRequester('Ada Nyman')]

describe('why a time did not count', () => {
  const closed = (why: ClosedWhy, span = overnight) => causeWords({ kind: 'closed', why }, span, telling).long

  it('[TKT21] names nights, weekends, holidays, breaks and the calendar that was closed', () => {
    expect(closed({ kind: 'outside-hours' })).toBe('Night, desk closed')
    expect(closed({ kind: 'outside-hours' }, day)).toBe('Outside the desk’s hours')
    expect(closed({ kind: 'day-off' })).toBe('Weekend')
    expect(closed({ kind: 'closed-date' })).toBe('Closed on this date')
    expect(closed({ kind: 'holiday', name: 'Good Friday' })).toBe('Holiday: Good Friday')
    expect(closed({ kind: 'break' }, day)).toBe('Break')
    expect(closed({ kind: 'beyond-years' })).toBe('Beyond the years of the calendar')
    const theirs: ClosedWhy = { kind: 'holiday', name: 'Juhannus' }
    expect(closed({ kind: 'other-calendar', id: 'c', name: 'Customer hours', why: theirs })).toBe(
      'Holiday: Juhannus (Customer hours)',
    )
  })

  it('[TKT21] names who set the wait, and what for', () => {
    const waiting: SpanCause = { kind: 'paused', status: 'waiting-vendor', by: you, since: day.from }
    expect(causeWords(waiting, day, telling)).toEqual({
      short: 'Supplier',
      long: 'Waiting on supplier, set by you',
    })
    expect(causeWords({ kind: 'done', by: mira, since: day.from }, day, telling).long).toBe(
      'Done, set by Mira Holm',
    )
    expect(causeWords({ kind: 'not-promised' }, day, telling).long).toBe('Not promised then')
    expect(causeWords({ kind: 'counted' }, day, telling).long).toBe('Counted')
  })

  it('[TKT22] sums up what was left out of many days, holidays by name', () => {
    const closedTimes = [
      { kind: 'outside-hours' },
      { kind: 'holiday', name: 'Good Friday' },
      { kind: 'outside-hours' },
      { kind: 'day-off' },
    ] as const
    const run = { kind: 'run', countedTimes: 4, closed: closedTimes } as const
    const piece = { ...overnight, countedMs: 0, cause: run }
    expect(pieceWords(piece, telling).long).toBe(
      'Open hours, 4 times, without nights, Good Friday and weekends',
    )
    const once = { ...piece, cause: { ...run, countedTimes: 1, closed: [] } }
    expect(pieceWords(once, telling).long).toBe('Open hours, once')
  })
})

describe('what happened to a clock', () => {
  const policy: PolicyName = { id: 'p2', name: 'P2 high', agreement: 'Default targets', version: 7 }
  const days = { unit: 'business-days', value: 3 } as const
  const hours = { unit: 'open-minutes', value: 480 } as const
  const said = (mark: Mark) => markSentence(mark, telling)
  const base = { at: day.from, by: mira }

  it('[TKT25] tells a change of target with both targets, the policy and who made it', () => {
    const changed = { ...base, kind: 'target-changed', from: days, to: hours, policy } as const
    expect(said({ ...changed, restarted: false })).toBe(
      'Mira Holm changed the target: 8h of open hours instead of 3 business days by policy P2 high.',
    )
    expect(said({ ...changed, restarted: true })).toMatch(/, and the clock began anew\.$/)
    expect(said({ ...changed, to: null, policy: null, restarted: false })).toBe(
      'Mira Holm changed the ticket: no longer promised.',
    )
    expect(said({ ...changed, from: null, restarted: false })).toBe(
      'Mira Holm changed the ticket: promised from here, 8h of open hours by policy P2 high.',
    )
    expect(said({ ...base, kind: 'policy-changed', from: null, to: policy })).toBe(
      'Policy P2 high instead of no policy, with the same target.',
    )
    expect(said({ ...base, kind: 'version-changed', agreement: 'Default targets', version: 8 })).toBe(
      'Version 8 of Default targets took effect.',
    )
  })

  it('[TKT25] tells a reopening with the verdict that stood until then', () => {
    const verdict = { kind: 'met', target: days, metAt: at('2026-03-03T09:00Z'), by: you } as const
    const reopened = { ...base, kind: 'reopened' } as const
    expect(said({ ...reopened, verdict })).toBe(
      'Mira Holm reopened it. Until then it stood as met 09:00 by you; the target was 3 business days.',
    )
    expect(said({ ...reopened, verdict: null })).toBe('Mira Holm reopened it.')
    const dueAt = at('2026-03-03T08:00Z')
    expect(said({ ...reopened, verdict: { ...verdict, kind: 'missed', dueAt } })).toContain(
      'missed: due 08:00, done 09:00 by you',
    )
    expect(said({ ...reopened, verdict: { kind: 'breached', target: days, dueAt } })).toContain(
      'breached: due 08:00 and not kept',
    )
  })

  it('[TKT25] tells late work by how much later the server heard of it', () => {
    const late = { ...base, kind: 'late', event: 'replied', lateByMs: 38 * MINUTE_MS } as const
    expect(said({ ...late, receivedAt: at('2026-03-03T12:38Z') })).toBe(
      'The server heard of the reply only 12:38, 38 min late.',
    )
  })

  it('[TKT25] tells of customers and of merges', () => {
    expect(said({ at: day.from, by: ada, kind: 'customer-answered' })).toBe(
      'Ada Nyman wrote, which ended the wait.',
    )
    expect(said({ ...base, kind: 'merged', into: ticketId('20419') })).toBe('Mira Holm merged it into 20419.')
    const absorbed = { ...base, kind: 'absorbed', ticket: ticketId('20420') } as const
    expect(said({ ...absorbed, waitingSince: null })).toBe('Mira Holm merged 20420 into it.')
    expect(said({ ...absorbed, waitingSince: at('2026-03-03T08:30Z') })).toBe(
      'Mira Holm merged 20420 into it, whose customer had waited since 08:30.',
    )
  })
})

describe('why a clock has its target', () => {
  const why = {
    policy: { id: 'gold', name: 'Gold P2', agreement: 'Default targets', version: 7 },
    place: 2,
    conditions: [
      { field: 'priority', allowed: ['P1', 'P2'], value: 'P2' },
      { field: 'queue', allowed: ['network'], value: 'network' },
    ],
    calendars: ['default'],
    hours: 'Office hours',
    target: { unit: 'open-minutes', value: 480 },
    pauses: ['waiting-customer', 'waiting-vendor'],
  } as const

  it('[TKT26] names the policy, what made it match, its hours and when it stands still', () => {
    expect(reasonSentences(why, telling)).toEqual([
      'Policy Gold P2, number 2 of Default targets, version 7, matches because the priority is P2, one of P1, P2 and the queue is Network.',
      'It promises 8h of open hours, counted in the hours of “Office hours”.',
      'It stands still while waiting on customer, waiting on supplier.',
    ])
  })

  it('[TKT26] says that a policy without conditions is for every ticket, and that a clock never stands still', () => {
    const target = { unit: 'wall-minutes', value: 15 } as const
    const [first, second, third] = reasonSentences({ ...why, conditions: [], target, pauses: [] }, telling)
    expect(first).toMatch(/matches because it is for every ticket\.$/)
    expect(second).toBe('It promises 15 min around the clock.')
    expect(third).toBe('It never stands still.')
  })

  it('[TKT26] tells each kind of target', () => {
    expect(targetWords({ unit: 'business-days', value: 1 })).toBe('1 business day')
    expect(targetWords({ unit: 'business-days', value: 3, ends: 'close' })).toBe(
      '3 business days, until closing time',
    )
  })
})

describe('one cycle among many', () => {
  const identity = {
    metric: 'nextResponse',
    cycle: 0,
    policyId: 'p2',
    target: { unit: 'open-minutes', value: 60 },
    startedAt: at('2026-03-03T09:00Z'),
    past: [],
  } as const
  const said = (clock: Clock) => cycleWords(clock, telling)

  it('[TKT27] says when it began and how it went', () => {
    const metAt = plusMs(identity.startedAt, HOUR_MS)
    const ended = { ...identity, metAt, by: you, elapsedMs: 18 * MINUTE_MS }
    expect(said({ ...ended, state: 'met' })).toBe('09:00, met after 18 min by you')
    expect(said({ ...ended, state: 'missed', dueAt: metAt })).toBe('09:00, missed after 18 min by you')
    const running = {
      ...identity,
      state: 'running',
      warnedAt: [],
      levels: [],
      exceededOnArrivalAt: null,
    } as const
    expect(said({ ...running, dueAt: at('2026-03-03T14:00Z') })).toBe('09:00, due 14:00')
    expect(said({ ...running, dueAt: at('2026-03-03T12:30Z') })).toBe('09:00, 30 min late')
    expect(said({ ...identity, state: 'cancelled', cancelledAt: metAt, reason: 'merged' })).toBe(
      '09:00, no verdict. The ticket was merged.',
    )
    const paused = { pausedAt: metAt, remainingMs: 1, reason: 'waiting-customer' } as const
    expect(said({ ...identity, ...paused, state: 'paused' })).toBe('09:00, stands still')
  })
})
