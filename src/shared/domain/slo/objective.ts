import * as z from 'zod/mini'
import { queueIdSchema } from '../ids'
import { metricSchema } from '../sla/agreement'
import { prioritySchema, tierSchema } from '../ticket'

/** Which tickets an objective speaks of; a list that is absent lets every ticket through. */
export const objectiveFilterSchema = z.readonly(
  z.strictObject({
    priorities: z.optional(z.readonly(z.array(prioritySchema))),
    queues: z.optional(z.readonly(z.array(queueIdSchema))),
    categories: z.optional(z.readonly(z.array(z.string()))),
    tiers: z.optional(z.readonly(z.array(tierSchema))),
  }),
)
export type ObjectiveFilter = z.infer<typeof objectiveFilterSchema>

/**
 * What counts as kept: the promise as it was agreed, or an end within so many minutes of the beginning, pauses
 * counted in, on the desk's open time or around the clock.
 */
const yardstickSchema = z.union([
  z.literal('met-target'),
  z.readonly(
    z.strictObject({ withinMinutes: z.int().check(z.positive()), counting: z.enum(['open', 'wall']) }),
  ),
])
export type Yardstick = z.infer<typeof yardstickSchema>

/** More than nothing and less than everything: an objective of 100 % has no error budget to reckon with. */
const shareSchema = z.number().check(z.gte(0.001), z.lte(99.999))

const goalSchema = z.union([
  z.readonly(z.strictObject({ atLeastPercent: shareSchema })),
  z.readonly(z.strictObject({ atMostBreachedPercent: shareSchema })),
])
export type Goal = z.infer<typeof goalSchema>

export const objectiveWindowSchema = z.discriminatedUnion('kind', [
  z.readonly(
    z.strictObject({ kind: z.literal('rolling'), days: z.int().check(z.minimum(1), z.maximum(366)) }),
  ),
  z.readonly(
    z.strictObject({
      kind: z.literal('calendar'),
      every: z.enum(['week', 'month', 'quarter']),
      /** IANA name, in which the week, month or quarter begins at midnight. */
      timezone: z.string(),
    }),
  ),
])
export type ObjectiveWindow = z.infer<typeof objectiveWindowSchema>

/** A service level objective: of the promises of one metric, which share is to be kept over a window. */
export const objectiveSchema = z.readonly(
  z.strictObject({
    id: z.string().check(z.minLength(1), z.maxLength(64)),
    name: z.string().check(z.minLength(1), z.maxLength(120)),
    metric: metricSchema,
    filter: objectiveFilterSchema,
    yardstick: yardstickSchema,
    goal: goalSchema,
    window: objectiveWindowSchema,
  }),
)
export type Objective = z.infer<typeof objectiveSchema>

const DECIMALS = 1e9

/** The share of promises that may be broken, in percent, above 0 and below 100. Rounded, for 100 - 99.9 is not 0.1. */
export const allowedMissPercent = (goal: Goal): number =>
  'atLeastPercent' in goal
    ? Math.round((100 - goal.atLeastPercent) * DECIMALS) / DECIMALS
    : goal.atMostBreachedPercent
