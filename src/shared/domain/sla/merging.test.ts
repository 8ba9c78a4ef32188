import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDesk, anyTicket, termsOfAny } from '#kit/anyStory'
import { anAgent, aTicket, type TicketBuilder } from '#kit/builders'
import { agreed, hm, openMinutes, promising, termsOf } from '#kit/clocks'
import { everyMetricDesk } from '#kit/everyMetric'
import { type TicketId, ticketId } from '../ids'
import { type Instant, plusMs } from '../instant'
import type { Ticket } from '../ticket'
import { checkHistory } from './checkHistory'
import { evaluateTicket } from './evaluate'
import { type Merged, mergedIntoOf, mergeTickets, unmergeTickets, waitingSinceOf } from './merging'

const source = aTicket().id('S').openedAt(hm('08:00'))
const target = aTicket().id('T').openedAt(hm('09:00'))

const context = (at: Instant, mergedInto: (ticket: TicketId) => TicketId | null = () => null) => ({
  by: anAgent(),
  at,
  receivedAt: at,
  mergedInto,
})
const merge = (from: TicketBuilder, into: TicketBuilder, at = hm('09:30')): Merged => {
  const merged = mergeTickets(from.build(), into.build(), context(at))
  if (!merged.ok) throw new Error(merged.refusal.sentence)
  return merged.value
}
const unmerge = ({ source: from, target: into }: Merged, at = hm('10:00')): Merged => {
  const taken = unmergeTickets(from, into, context(at))
  if (!taken.ok) throw new Error(taken.refusal.sentence)
  return taken.value
}
const states = (ticket: Ticket): readonly string[] =>
  evaluateTicket(ticket, termsOf(everyMetricDesk)).map((clock) => {
    const word = clock.state === 'cancelled' ? clock.reason : clock.state
    return `${clock.metric} ${word}`
  })
const clockOf = (ticket: Ticket, metric: string) =>
  evaluateTicket(ticket, termsOf(everyMetricDesk))
    .filter((clock) => clock.metric === metric)
    .at(-1)

describe('merging', () => {
  test('[MRG1] the source owes nothing more, but for what it had missed by then', () => {
    const { source: from } = merge(source, target)
    expect(states(from)).toEqual([
      'acknowledgement missed',
      'firstResponse merged',
      'ownership merged',
      'resolution merged',
    ])
    expect(from.status).toBe('closed')
    expect(mergedIntoOf(from)).toBe('T')
    expect(states(merge(source.acknowledgedAt(hm('08:10')), target).source)[0]).toBe('acknowledgement met')
  })

  test('[MRG2] of two open waits for an answer the earlier start counts', () => {
    expect(clockOf(merge(source, target).target, 'firstResponse')).toMatchObject({ startedAt: hm('08:00') })
    const young = merge(target, source, hm('09:30'))
    expect(clockOf(young.target, 'firstResponse')).toMatchObject({ startedAt: hm('08:00') })
    const asking = target.repliedAt(hm('09:05')).customerRepliedAt(hm('09:20'))
    expect(clockOf(merge(source, asking).target, 'nextResponse')).toMatchObject({ startedAt: hm('08:00') })
  })

  test('[MRG3] a ticket that owed no answer owes one to the customer it takes over', () => {
    const answered = target.repliedAt(hm('09:05'))
    const { target: into } = merge(source, answered)
    expect(clockOf(into, 'nextResponse')).toMatchObject({ state: 'running', startedAt: hm('08:00') })
    const own = aTicket().id('T').openedAt(hm('09:00'), anAgent())
    expect(clockOf(merge(source, own).target, 'firstResponse')).toMatchObject({ startedAt: hm('08:00') })
    expect(clockOf(merge(source.repliedAt(hm('08:30')), answered).target, 'nextResponse')).toBeUndefined()
  })

  test('[MRG4] a wait that is past due by the start it takes over says so, and warns once', () => {
    const inTime = merge(source, target, hm('09:59'))
    expect(clockOf(inTime.target, 'firstResponse')).toMatchObject({
      dueAt: hm('10:00'),
      exceededOnArrivalAt: null,
    })
    const young = aTicket().id('T').openedAt(hm('11:00'))
    expect(clockOf(merge(source, young, hm('11:30')).target, 'firstResponse')).toMatchObject({
      dueAt: hm('10:00'),
      exceededOnArrivalAt: hm('11:30'),
      warnedAt: [hm('11:30')],
    })
  })

  test('[MRG4] a clock that a change of target began anew owes nothing to an earlier start', () => {
    const desk = agreed(
      { onTargetChange: 'restart' },
      promising('P1', { firstResponse: openMinutes(20) }, everyMetricDesk),
    )
    const raised = aTicket().id('T').openedAt(hm('09:00')).priorityAt(hm('10:00'), 'P1')
    const { target: into } = merge(source, raised, hm('10:30'))
    expect(
      evaluateTicket(into, termsOf(desk)).find(({ metric }) => metric === 'firstResponse'),
    ).toMatchObject({
      startedAt: hm('10:00'),
      dueAt: hm('10:20'),
      exceededOnArrivalAt: null,
    })
  })

  test('[MRG10] a wait as old as the one it takes over is the same wait: it warned when it fell due', () => {
    const twin = aTicket().id('T').openedAt(hm('08:00'))
    const before = clockOf(twin.build(), 'firstResponse')
    expect(clockOf(merge(source, twin, hm('11:00')).target, 'firstResponse')).toEqual(before)
  })

  test('[MRG5] what was answered before is not judged again', () => {
    const answered = target.repliedAt(hm('09:05'))
    expect(clockOf(merge(source, answered).target, 'firstResponse')).toMatchObject({
      state: 'met',
      startedAt: hm('09:00'),
    })
  })
})

describe('taking a merge back', () => {
  test('[MRG6] both tickets go on as if it had not been, and the time between counts', () => {
    const taken = unmerge(merge(source, target))
    expect(taken.source.status).toBe('new')
    expect(mergedIntoOf(taken.source)).toBeNull()
    const terms = termsOf(everyMetricDesk)
    expect(evaluateTicket(taken.source, terms)).toEqual(evaluateTicket(source.build(), terms))
    expect(evaluateTicket(taken.target, terms)).toEqual(evaluateTicket(target.build(), terms))
  })

  test('[MRG6] whatever had happened to both before', () => {
    const story = anyTicket({ isLate: false })
    fc.assert(
      fc.property(anyDesk, story, story, (desk, one, other) => {
        const from = { ...one, id: ticketId('S') }
        const into = { ...other, id: ticketId('T') }
        const lastAt = [...from.history, ...into.history].reduce((last, { at }) => Math.max(last, at), 0)
        const at = plusMs(lastAt as Instant, 60_000)
        const merged = mergeTickets(from, into, context(at))
        fc.pre(merged.ok && mergedIntoOf(from) === null && mergedIntoOf(into) === null)
        if (!merged.ok) return
        const taken = unmerge(merged.value, plusMs(at, 60_000))
        const terms = termsOfAny(desk)
        expect(evaluateTicket(taken.source, terms)).toEqual(evaluateTicket(from, terms))
        expect(evaluateTicket(taken.target, terms)).toEqual(evaluateTicket(into, terms))
      }),
      { numRuns: 1_000 },
    )
  }, 60_000)

  test('[MRG6] a wait that the customer had ended stays ended', () => {
    const asked = source.statusAt(hm('08:30'), 'waiting-customer').customerRepliedAt(hm('09:00'))
    const taken = unmerge(merge(asked, target))
    expect(taken.source.status).toBe('waiting-customer')
    expect(clockOf(taken.source, 'resolution')).toMatchObject({ state: 'running', dueAt: hm('13:30') })
  })

  test('[MRG11] a source that was given its old status while it was a part keeps it without a change', () => {
    const merged = merge(source.statusAt(hm('08:30'), 'active'), target)
    const restored = aTicket(merged.source).statusAt(hm('09:45'), 'active').build()
    const taken = unmerge({ ...merged, source: restored })
    expect(taken.source.status).toBe('active')
    expect(taken.events.source.map(({ type }) => type)).toEqual(['unmerged'])
    const closed = unmerge(merged)
    expect(closed.events.source.map(({ type }) => type)).toEqual(['unmerged', 'statusChanged'])
  })

  test('[MRG6] what was never merged cannot be taken out', () => {
    const refused = unmergeTickets(source.build(), target.build(), context(hm('10:00')))
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'not-merged' } })
    const merged = merge(source, target)
    const elsewhere = unmergeTickets(merged.source, aTicket().id('X').build(), context(hm('10:00')))
    expect(elsewhere).toMatchObject({ ok: false, refusal: { kind: 'not-merged' } })
    const again = unmerge(merged)
    expect(unmergeTickets(again.source, again.target, context(hm('10:30')))).toMatchObject({ ok: false })
  })
})

describe('refusals', () => {
  const kindOf = (from: TicketBuilder, into: TicketBuilder, chain: Readonly<Record<string, string>> = {}) => {
    const lookup = (ticket: TicketId) => {
      const found = chain[ticket]
      return found === undefined ? null : ticketId(found)
    }
    const merged = mergeTickets(from.build(), into.build(), context(hm('09:30'), lookup))
    return merged.ok ? null : [merged.refusal.kind, merged.refusal.path[0]]
  }

  test('[MRG7] a ticket is merged neither into itself nor twice, nor in a circle, nor into a part of another', () => {
    expect(kindOf(source, target)).toBeNull()
    expect(kindOf(source, source)).toEqual(['itself', 'target'])
    expect(kindOf(source, target, { S: 'X' })).toEqual(['already-merged', 'source'])
    expect(kindOf(source, target, { T: 'S' })).toEqual(['cyclic', 'target'])
    expect(kindOf(source, target, { T: 'U', U: 'S' })).toEqual(['cyclic', 'target'])
    expect(kindOf(source, target, { T: 'U', U: 'V', V: 'U' })).toEqual(['target-merged', 'target'])
  })

  test('[MRG7] closed tickets and times before the opening are refused, each with a sentence', () => {
    expect(kindOf(source.status('closed'), target)).toEqual(['closed-source', 'source'])
    expect(kindOf(source, target.status('closed'))).toEqual(['closed-target', 'target'])
    expect(kindOf(source, aTicket().id('T').openedAt(hm('12:00')))).toEqual(['before-opening', 'target'])
    const refused = mergeTickets(source.build(), source.build(), context(hm('09:30')))
    expect(refused.ok ? '' : refused.refusal.sentence).toBe(
      'A ticket cannot become part of itself. Choose another one.',
    )
  })

  test('[MRG8] what a merge writes is a history that may be kept', () => {
    const merged = merge(source, target)
    const taken = unmerge(merged)
    const faults = [merged.source, merged.target, taken.source, taken.target].flatMap(checkHistory)
    expect(faults).toEqual([])
    expect(merged.events.source.map(({ type }) => type)).toEqual(['merged', 'statusChanged'])
    expect(source.build().history).toHaveLength(1)
  })
})

describe('since when a customer waits', () => {
  test('[MRG9] from the opening or the first message after the last answer; nobody waits on a done ticket', () => {
    const since = (builder: TicketBuilder) => waitingSinceOf(builder.build())
    expect(since(source)).toBe(hm('08:00'))
    expect(since(source.repliedAt(hm('08:10')))).toBeNull()
    const asked = source.repliedAt(hm('08:10')).customerRepliedAt(hm('08:20')).customerRepliedAt(hm('08:30'))
    expect(since(asked)).toBe(hm('08:20'))
    expect(since(asked.statusAt(hm('08:40'), 'resolved'))).toBeNull()
    const reopened = asked.statusAt(hm('08:40'), 'resolved').statusAt(hm('08:50'), 'active')
    expect(since(reopened)).toBeNull()
    const neverAnswered = source.statusAt(hm('08:40'), 'resolved').statusAt(hm('08:50'), 'active')
    expect(since(neverAnswered)).toBe(hm('08:00'))
    expect(since(aTicket().openedAt(hm('08:00'), anAgent()))).toBeNull()
  })

  test('[MRG9] a ticket that took over another’s customer hands the wait on', () => {
    const { target: into } = merge(source, target.repliedAt(hm('09:05')))
    expect(waitingSinceOf(into)).toBe(hm('08:00'))
    const taken = unmerge(merge(source, target.repliedAt(hm('09:05'))))
    expect(waitingSinceOf(taken.target)).toBeNull()
  })

  test('[SLA122] a message on a done ticket waits from the reopening, for the ticket it is merged into as well', () => {
    const done = source.repliedAt(hm('08:10')).statusAt(hm('08:20'), 'resolved')
    const reopened = done.customerRepliedAt(hm('08:30')).statusAt(hm('09:00'), 'active')
    expect(waitingSinceOf(reopened.build())).toBe(hm('09:00'))
    const { target: into } = merge(reopened, target.repliedAt(hm('09:05')))
    expect(clockOf(into, 'nextResponse')).toMatchObject({ startedAt: hm('09:00') })
  })

  test('[SLA122] a merge that was taken back ended no wait', () => {
    const asked = source.repliedAt(hm('08:10')).customerRepliedAt(hm('08:20'))
    const { source: back } = unmerge(merge(asked, target))
    expect(clockOf(back, 'nextResponse')).toMatchObject({ startedAt: hm('08:20') })
    expect(waitingSinceOf(back)).toBe(hm('08:20'))
  })
})
