import * as z from 'zod/mini'
import { statusSchema } from '../ticket'

export const metricSchema = z.enum([
  'acknowledgement',
  'firstResponse',
  'nextResponse',
  'update',
  'resolution',
])
export type Metric = z.infer<typeof metricSchema>

/** How long a promise gives. Business days keep the time of day and are never converted to minutes (R13). */
export const targetSchema = z.discriminatedUnion('unit', [
  z.readonly(z.strictObject({ unit: z.literal('open-minutes'), value: z.int().check(z.positive()) })),
  z.readonly(z.strictObject({ unit: z.literal('wall-minutes'), value: z.int().check(z.positive()) })),
  z.readonly(z.strictObject({ unit: z.literal('business-days'), value: z.int().check(z.positive()) })),
])
export type Target = z.infer<typeof targetSchema>

/** A metric that is absent is not promised. */
const targetsSchema = z.readonly(
  z.strictObject({
    acknowledgement: z.nullable(targetSchema),
    firstResponse: z.nullable(targetSchema),
    nextResponse: z.nullable(targetSchema),
    update: z.nullable(targetSchema),
    resolution: z.nullable(targetSchema),
  }),
)
export type Targets = z.infer<typeof targetsSchema>

const pausingSchema = z.readonly(z.array(statusSchema))

/** One version of what is promised to customers, by priority. */
export const agreementSchema = z.readonly(
  z.strictObject({
    id: z.string(),
    version: z.int(),
    name: z.string(),
    targets: z.readonly(
      z.strictObject({ P1: targetsSchema, P2: targetsSchema, P3: targetsSchema, P4: targetsSchema }),
    ),
    /** Statuses in which a metric's clock stands still (R19). */
    pauses: z.readonly(
      z.strictObject({
        acknowledgement: pausingSchema,
        firstResponse: pausingSchema,
        nextResponse: pausingSchema,
        update: pausingSchema,
        resolution: pausingSchema,
      }),
    ),
    /** Shares of the budget, in percent, at which a warning is raised; 100 is the due instant (R30). */
    warnAtPercent: z.readonly(z.array(z.int().check(z.minimum(1), z.maximum(100)))),
  }),
)
export type Agreement = z.infer<typeof agreementSchema>
