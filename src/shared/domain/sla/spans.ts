import { assertNever } from '../assertNever'
import { earlier, type Instant, later } from '../instant'
import { isWaiting } from '../ticket'
import type { Phase } from './cycle'
import type { Span, SpanCause } from './explanation'
import type { Leg } from './legs'

/** The time of some legs from one instant to another as spans, each with its cause. */
export function spansOf(
  legs: readonly Leg[],
  phases: readonly Phase[],
  from: Instant,
  to: Instant,
): readonly Span[] {
  const spans: Span[] = []
  for (const leg of legs) {
    const [begins, ends] = [later(leg.from, from), leg.to === null ? to : earlier(leg.to, to)]
    if (begins >= ends) continue
    for (const span of spansOfLeg(leg, phases, begins, ends)) add(spans, span)
  }
  return spans
}

function spansOfLeg(leg: Leg, phases: readonly Phase[], from: Instant, to: Instant): readonly Span[] {
  switch (leg.kind) {
    case 'counting':
      return leg.counter.stretchesBetween(from, to).map(
        (stretch): Span =>
          stretch.open
            ? { from: stretch.from, to: stretch.to, countedMs: stretch.to - stretch.from, cause: COUNTED }
            : {
                from: stretch.from,
                to: stretch.to,
                countedMs: 0,
                cause: { kind: 'closed', why: stretch.why },
              },
      )
    case 'paused':
    case 'done':
      return [{ from, to, countedMs: 0, cause: standstill(phases, leg.phase) }]
    case 'not-promised':
      return [{ from, to, countedMs: 0, cause: NOT_PROMISED }]
    default:
      return assertNever(leg.kind)
  }
}

const COUNTED: SpanCause = { kind: 'counted' }
const NOT_PROMISED: SpanCause = { kind: 'not-promised' }

/** Who set the status in which the clock stands still, and when: later phases may have changed something else. */
function standstill(phases: readonly Phase[], index: number): SpanCause {
  let setIn = index
  while (setIn > 0 && phases[setIn - 1]?.status === phases[index]?.status) setIn -= 1
  const phase = phases[setIn]
  if (!phase) return NOT_PROMISED
  const { status, by, at } = phase
  return isWaiting(status) ? { kind: 'paused', status, by, since: at } : { kind: 'done', by, since: at }
}

/** Times that follow each other with one cause are one span. */
function add(spans: Span[], span: Span): void {
  const last = spans.at(-1)
  if (last && isSameCause(last.cause, span.cause)) {
    spans[spans.length - 1] = { ...last, to: span.to, countedMs: last.countedMs + span.countedMs }
  } else spans.push(span)
}

function isSameCause(a: SpanCause, b: SpanCause): boolean {
  if (a.kind === 'paused' && b.kind === 'paused') return a.since === b.since && a.status === b.status
  if (a.kind === 'done' && b.kind === 'done') return a.since === b.since
  if (a.kind === 'closed' && b.kind === 'closed') return a.why === b.why
  return a.kind === b.kind
}
