import { MINUTE_MS, SECOND_MS } from '#shared/domain/instant'
import { compareInstants, compareLengths, instantOf, isTolerant, toleranceMs } from './comparison'
import { type Mismatch, type Outcome, ran } from './outcome'
import { unknownEvents } from './peerHistory'
import { peerPolicies } from './peerPolicies'
import { type Semantics, semanticsOf } from './peerSemantics'
import { type CycleReading, type CyclesOf, readTicket } from './ticketReading'
import type { CycleExpectation, Expectation, TicketVector } from './ticketVector'

/** Fields that are lengths of time: their unit, and what is read for them. */
const lengths = {
  elapsedBusinessMinutes: [MINUTE_MS, (cycle) => cycle.elapsedMs()],
  elapsedBusinessSeconds: [SECOND_MS, (cycle) => cycle.elapsedMs()],
  diffMinutes: [MINUTE_MS, (cycle) => leftMs(cycle, MINUTE_MS)],
  diffSeconds: [SECOND_MS, (cycle) => leftMs(cycle, SECOND_MS)],
  pausedBusinessMinutes: [MINUTE_MS, (cycle) => cycle.pausedMs()],
  pausedBusinessSeconds: [SECOND_MS, (cycle) => cycle.pausedMs()],
} as const satisfies Partial<
  Record<keyof CycleExpectation, readonly [number, (cycle: CycleReading) => number | null]>
>
type LengthField = keyof typeof lengths

/** Target minus elapsed, the elapsed in whole units as it is shown beside it. */
function leftMs({ budgetMs, elapsedMs }: CycleReading, unit: number): number | null {
  const elapsed = elapsedMs()
  return budgetMs === null || elapsed === null ? null : budgetMs - Math.floor(elapsed / unit) * unit
}

function compareCycle(
  metric: string,
  expected: CycleExpectation,
  cycle: CycleReading,
  vector: TicketVector,
): readonly Mismatch[] {
  const allowed = isTolerant(expected) ? expected : vector
  const mismatches: Mismatch[] = []
  if (expected.state !== undefined && expected.state !== cycle.state) {
    mismatches.push({ metric, field: 'state', expected: expected.state, got: cycle.state })
  }
  for (const field of ['startedAt', 'dueAt', 'metAt'] as const) {
    const text = expected[field]
    if (text === undefined) continue
    const isEndedDue = field === 'dueAt' && text !== null && cycle.dueAt === null
    const got = isEndedDue ? cycle.dueAtBeforeItEnded() : cycle[field]
    const wanted = text === null ? null : instantOf(text)
    const within = toleranceMs(allowed, SECOND_MS)
    mismatches.push(...compareInstants({ metric, field, expected: wanted, got, toleranceMs: within }))
  }
  for (const field of Object.keys(lengths) as LengthField[]) {
    const [unit, read] = lengths[field]
    const wanted = expected[field]
    if (wanted === undefined) continue
    const within = toleranceMs(allowed, unit)
    mismatches.push(
      ...compareLengths({ metric, field, expected: wanted, got: read(cycle), unit, toleranceMs: within }),
    )
  }
  return mismatches
}

const worst = (cycles: readonly CycleReading[]): number | null => {
  const elapsed = cycles.flatMap((cycle) => cycle.elapsedMs() ?? [])
  return elapsed.length === 0 ? null : Math.max(...elapsed)
}

/** A metric's fields are those of its last cycle; what is said of all cycles is checked on all. */
function compareMetric(
  metric: string,
  expected: Expectation,
  cycles: readonly CycleReading[],
  vector: TicketVector,
): readonly Mismatch[] {
  const last = cycles.at(-1)
  const mismatches = last ? [...compareCycle(metric, expected, last, vector)] : []
  for (const [unitName, unit] of [
    ['Minutes', MINUTE_MS],
    ['Seconds', SECOND_MS],
  ] as const) {
    const field = `worstCycleElapsedBusiness${unitName}` as const
    const wanted = expected[field]
    if (wanted === undefined) continue
    const within = toleranceMs(isTolerant(expected) ? expected : vector, unit)
    mismatches.push(
      ...compareLengths({ metric, field, expected: wanted, got: worst(cycles), unit, toleranceMs: within }),
    )
  }
  return [...mismatches, ...compareCycles(metric, expected.cycles, cycles, vector)]
}

function compareCycles(
  metric: string,
  expected: Expectation['cycles'],
  cycles: readonly CycleReading[],
  vector: TicketVector,
): readonly Mismatch[] {
  if (expected === undefined) return []
  const got = cycles.filter(({ state }) => state !== 'none')
  const count = typeof expected === 'number' ? expected : expected.length
  if (got.length !== count) return [{ metric, field: 'cycles', expected: count, got: got.length }]
  if (typeof expected === 'number') return []
  return expected.flatMap((one, index) => {
    const cycle = got[index]
    return cycle ? compareCycle(`${metric} cycle ${index}`, one, cycle, vector) : []
  })
}

const NO_CLOCK: Expectation = { state: 'none' }

function compareAll(vector: TicketVector, semantics: Semantics, cyclesOf: CyclesOf): readonly Mismatch[] {
  return Object.entries(vector.expect).flatMap(([peer, expected]) => {
    const metric = semantics.metricOf(peer)
    if (metric === null) {
      return [{ metric: peer, field: 'metric', expected: 'a clock', got: 'no such metric in this engine' }]
    }
    return compareMetric(peer, expected ?? NO_CLOCK, cyclesOf(metric), vector)
  })
}

/** Tells the story to the engine and compares every field the vector gives. */
export function runTicketVector(vector: TicketVector): Outcome {
  const [unknown] = unknownEvents(vector)
  if (unknown !== undefined) {
    return { kind: 'unreadable', sentence: `An event of type "${unknown}" has no meaning here.` }
  }
  const semantics = semanticsOf(vector)
  const policies = peerPolicies(vector, semantics)
  if (!policies) {
    return { kind: 'unreadable', sentence: 'It goes through more than four sets of targets.' }
  }
  const read = readTicket({ vector, semantics, policies })
  if (!read.ok) return { kind: 'unreadable', sentence: read.refusal }
  return ran(compareAll(vector, semantics, read.value), semantics.remarks)
}
