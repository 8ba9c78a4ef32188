import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyDesk, anyNow, anyTicket, termsOfAny } from '#kit/anyStory'
import { evaluateTicket } from './evaluate'
import { explain } from './explain'
import type { Explanation, Span } from './explanation'

const countedIn = (spans: readonly Span[]) => spans.reduce((sum, { countedMs }) => sum + countedMs, 0)

/** Faults of spans that should follow each other without gaps and count where they say so. */
const brokenSpans = (spans: readonly Span[]): readonly Span[] =>
  spans.filter(
    ({ from, to, countedMs, cause }, index) =>
      from >= to ||
      (index > 0 && from !== spans[index - 1]?.to) ||
      countedMs !== (cause.kind === 'counted' ? to - from : 0),
  )

/** What the spans must add up to: with those ahead where there is a way ahead. */
function expectedSum({ clock, budgetMs, isPastDue, usedMs }: Explanation): number | null {
  switch (clock.state) {
    case 'met':
    case 'missed':
      return clock.elapsedMs
    case 'paused':
      return isPastDue ? (budgetMs ?? 0) - clock.remainingMs : budgetMs
    case 'running':
      return isPastDue ? Math.max(usedMs, budgetMs ?? 0) : budgetMs
    case 'cancelled':
    default:
      return usedMs
  }
}

test('[EXP1] spans follow each other without gaps and sum up to the clock exactly', () => {
  fc.assert(
    fc.property(anyDesk, anyTicket({ isLate: true }), anyNow, (desk, ticket, now) => {
      const terms = termsOfAny(desk)
      for (const clock of evaluateTicket(ticket, terms)) {
        const explained = explain(ticket, terms, clock.metric, clock.cycle, now)
        if (explained === null) throw new Error('No explanation')
        const ahead = explained.ahead?.spans ?? []
        expect(explained.clock).toEqual(clock)
        expect([...brokenSpans(explained.spans), ...brokenSpans(ahead)]).toEqual([])
        expect(countedIn(explained.spans)).toBe(explained.usedMs)
        expect(explained.usedMs + countedIn(ahead)).toBe(expectedSum(explained))
      }
    }),
    { numRuns: 2_000 },
  )
}, 120_000)
