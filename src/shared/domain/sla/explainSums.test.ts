import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyDesk, anyNow, anyTicket } from '#kit/anyStory'
import { hm } from '#kit/clocks'
import type { Desk } from '../desk'
import { evaluateTicket } from './evaluate'
import { explain } from './explain'
import type { Explanation, Span } from './explanation'
import { compileTerms, type Terms } from './terms'

const termsOf = (desk: Desk): Terms => {
  const compiled = compileTerms(desk, hm('12:00', '2026-03-20'))
  if (!compiled.ok) throw new Error(compiled.refusal.sentence)
  return compiled.value
}
const countedIn = (spans: readonly Span[]) => spans.reduce((sum, { countedMs }) => sum + countedMs, 0)

const expectWhole = (spans: readonly Span[]) => {
  for (const [index, span] of spans.entries()) {
    expect(span.from).toBeLessThan(span.to)
    if (index > 0) expect(span.from).toBe(spans[index - 1]?.to)
    expect(span.countedMs).toBe(span.cause.kind === 'counted' ? span.to - span.from : 0)
  }
}

function expectToSumUp({ clock, budgetMs, usedMs, spans, ahead, isPastDue }: Explanation) {
  const aheadMs = ahead === null ? 0 : countedIn(ahead.spans)
  expect(countedIn(spans)).toBe(usedMs)
  switch (clock.state) {
    case 'met':
    case 'missed':
      return expect(usedMs).toBe(clock.elapsedMs)
    case 'paused':
      expect(usedMs).toBe((budgetMs ?? 0) - clock.remainingMs)
      return isPastDue ? expect(ahead).toBeNull() : expect(usedMs + aheadMs).toBe(budgetMs)
    case 'running':
      return isPastDue
        ? expect(usedMs).toBeGreaterThanOrEqual(budgetMs ?? 0)
        : expect(usedMs + aheadMs).toBe(budgetMs)
    case 'cancelled':
    default:
      return
  }
}

test('[EXP1] spans follow each other without gaps and sum up to the clock exactly', () => {
  fc.assert(
    fc.property(anyDesk, anyTicket({ isLate: true }), anyNow, (desk, ticket, now) => {
      const terms = termsOf(desk)
      for (const clock of evaluateTicket(ticket, terms)) {
        const explained = explain(ticket, terms, clock.metric, clock.cycle, now)
        if (explained === null) throw new Error('No explanation')
        expect(explained.clock).toEqual(clock)
        expectWhole(explained.spans)
        expectWhole(explained.ahead?.spans ?? [])
        expectToSumUp(explained)
      }
    }),
    { numRuns: 3_000 },
  )
}, 120_000)
