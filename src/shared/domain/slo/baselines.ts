import * as z from 'zod/mini'
import { MINUTE_MS } from '../instant'
import { type Metric, metricSchema } from '../sla/agreement'
import type { Clock } from '../sla/clock'
import { prioritySchema } from '../ticket'
import { percentile } from './percentile'
import type { PromisedTicket } from './promise'

/** Fewer ended promises than this say too little to propose a target from. */
export const LEAST_SAMPLE = 20
/** A proposed target asks for so much of the median: a fifth less. */
const PROPOSED_PERCENT = 80

/** Which promises a baseline is of. A ticket without category is in no category's. */
const baselineGroupSchema = z.discriminatedUnion('by', [
  z.readonly(z.strictObject({ by: z.literal('priority'), priority: prioritySchema })),
  z.readonly(z.strictObject({ by: z.literal('category'), category: z.string() })),
])
export type BaselineGroup = z.infer<typeof baselineGroupSchema>

/** How long the promises of one metric took in one group, by what was counted. */
export const baselineSchema = z.readonly(
  z.strictObject({
    group: baselineGroupSchema,
    metric: metricSchema,
    /** Open time of the desk or time around the clock, as the targets count; the two are never mixed. */
    counting: z.enum(['open', 'wall']),
    sample: z.int(),
    medianMs: z.number(),
    p75Ms: z.number(),
    p90Ms: z.number(),
    p95Ms: z.number(),
    /** A fifth below the median, rounded down to a sensible step; null below the least sample and below a minute. */
    proposedMinutes: z.nullable(z.int()),
  }),
)
export type Baseline = z.infer<typeof baselineSchema>

interface Sample {
  readonly group: BaselineGroup
  readonly metric: Metric
  readonly counting: 'open' | 'wall'
  readonly elapsedMs: number[]
}

/** Baselines under collection, so that no list of every ticket has to be kept. */
export interface Baselines {
  readonly take: (promised: PromisedTicket) => void
  /** Sorted by group, metric and counting. */
  readonly list: () => readonly Baseline[]
}

/**
 * What a desk has done so far, from every promise that was kept in time or late: counted time used, pauses left out.
 * Percentiles by linear interpolation (see `percentile`).
 */
export function createBaselines(): Baselines {
  const samples = new Map<string, Sample>()
  return {
    take: (promised) => {
      for (const clock of promised.clocks) {
        for (const group of groupsOf(promised)) take(samples, group, clock)
      }
    },
    list: () =>
      [...samples].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, sample]) => baselineOf(sample) ?? []),
  }
}

/** The baselines of tickets that are all at hand. */
export function baselinesOf(tickets: Iterable<PromisedTicket>): readonly Baseline[] {
  const baselines = createBaselines()
  for (const promised of tickets) baselines.take(promised)
  return baselines.list()
}

function groupsOf({ ticket: { priority, category } }: PromisedTicket): readonly BaselineGroup[] {
  const byPriority = { by: 'priority', priority } as const
  return category === null ? [byPriority] : [byPriority, { by: 'category', category }]
}

function take(samples: Map<string, Sample>, group: BaselineGroup, clock: Clock): void {
  if (clock.state !== 'met' && clock.state !== 'missed') return
  const { metric } = clock
  const counting = clock.target.unit === 'wall-minutes' ? 'wall' : 'open'
  const name = group.by === 'priority' ? `0 ${group.priority}` : `1 ${group.category}`
  const key = JSON.stringify([name, metric, counting])
  const sample = samples.get(key) ?? { group, metric, counting, elapsedMs: [] }
  samples.set(key, sample)
  sample.elapsedMs.push(clock.elapsedMs)
}

function baselineOf({ group, metric, counting, elapsedMs }: Sample): Baseline | null {
  const ascending = elapsedMs.toSorted((a, b) => a - b)
  const [medianMs, p75Ms, p90Ms, p95Ms] = [50, 75, 90, 95].map((percent) => percentile(ascending, percent))
  if (medianMs == null || p75Ms == null || p90Ms == null || p95Ms == null) return null
  const sample = ascending.length
  const proposedMinutes = sample < LEAST_SAMPLE ? null : proposedMinutesOf(medianMs)
  return { group, metric, counting, sample, medianMs, p75Ms, p90Ms, p95Ms, proposedMinutes }
}

/** Steps that people agree on: so many minutes each, up to so many minutes. */
const STEPS: readonly { readonly belowMinutes: number; readonly step: number }[] = [
  { belowMinutes: 10, step: 1 },
  { belowMinutes: 60, step: 5 },
  { belowMinutes: 4 * 60, step: 15 },
  { belowMinutes: 24 * 60, step: 60 },
  { belowMinutes: Number.POSITIVE_INFINITY, step: 4 * 60 },
]

/** A fifth below a median, in whole steps and never above; null where that leaves less than a minute. */
export function proposedMinutesOf(medianMs: number): number | null {
  const minutes = (medianMs * PROPOSED_PERCENT) / 100 / MINUTE_MS
  const step = STEPS.find(({ belowMinutes }) => minutes < belowMinutes)?.step ?? 1
  const proposed = Math.floor(minutes / step) * step
  return proposed < 1 ? null : proposed
}
