import * as z from 'zod/mini'
import { channelSchema, prioritySchema, statusSchema, tierSchema } from '../ticket'
import { writtenInstantSchema } from '../writtenInstant'

/**
 * What can be promised about a ticket. `ownership` is the desk's promise to itself (OLA): a queue's own time, counted
 * from the instant the ticket came to that queue.
 */
export const metricSchema = z.enum([
  'acknowledgement',
  'firstResponse',
  'nextResponse',
  'update',
  'ownership',
  'resolution',
])
export type Metric = z.infer<typeof metricSchema>
export const metrics = metricSchema.options

/** Ten years: a promise of more falls due beyond what anybody can be held to, and in the end beyond all dates. */
const MOST_YEARS = 10
const minutes = z.int().check(z.positive(), z.maximum(MOST_YEARS * 366 * 24 * 60))
const days = z.int().check(z.positive(), z.maximum(MOST_YEARS * 366))

/**
 * How long a promise gives. Business days are never converted to minutes (R13); they end at the time of day at which
 * they began, or at closing time where `ends` says so.
 */
export const targetSchema = z.discriminatedUnion('unit', [
  z.readonly(z.strictObject({ unit: z.literal('open-minutes'), value: minutes })),
  z.readonly(z.strictObject({ unit: z.literal('wall-minutes'), value: minutes })),
  z.readonly(
    z.strictObject({
      unit: z.literal('business-days'),
      value: days,
      ends: z.optional(z.enum(['time-of-day', 'close'])),
    }),
  ),
])
export type Target = z.infer<typeof targetSchema>

/** A metric that is absent is not promised. */
export const targetsSchema = z.readonly(z.partialRecord(metricSchema, targetSchema))
export type Targets = z.infer<typeof targetsSchema>

/** Statuses in which a metric's clock stands still (R19); a metric that is absent never pauses. */
export const pausesSchema = z.readonly(z.partialRecord(metricSchema, z.readonly(z.array(statusSchema))))
export type Pauses = z.infer<typeof pausesSchema>

/**
 * When to warn (R30): at a share of the budget in percent, 100 being the due instant, or so many minutes before the
 * due instant. Those minutes are counted as the clock counts, unless they are to come `always`, desk open or not.
 */
export const warningSchema = z.union([
  z.readonly(z.strictObject({ percent: z.int().check(z.minimum(1), z.maximum(100)) })),
  z.readonly(z.strictObject({ minutesLeft: minutes, hours: z.enum(['counted', 'always']) })),
])
export type Warning = z.infer<typeof warningSchema>

/** How clocks behave where desks differ. Each has a default in the agreement and may be set anew by a policy. */
const mannersShape = {
  pauses: pausesSchema,
  warnings: z.readonly(z.array(warningSchema)),
  /** What a reopened ticket's resolution does (R23): go on without the time it was done, with it, or begin anew. */
  onReopen: z.enum(['leave-out-done-time', 'count-done-time', 'new-cycle']),
  /** What a change of target does (R24): what was used stays used, or the clock begins anew at the change. */
  onTargetChange: z.enum(['keep-elapsed', 'restart']),
  /** From when the customer's messages are owed a next response (R17): once the first was given, or from the opening. */
  nextResponseFrom: z.enum(['first-response', 'opening']),
}

const anyOf = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.optional(z.readonly(z.array(schema).check(z.minLength(1))))

/** Which tickets a policy is for. Every condition that is given must hold; one that is absent holds for all. */
export const conditionsSchema = z.readonly(
  z.strictObject({
    priority: anyOf(prioritySchema),
    channel: anyOf(channelSchema),
    category: anyOf(z.string()),
    tier: anyOf(tierSchema),
    assetClass: anyOf(z.string()),
    queue: anyOf(z.string()),
  }),
)
export type Conditions = z.infer<typeof conditionsSchema>

/** The calendar that never closes; it needs no spec. */
export const ALWAYS = 'always'

const policyIdSchema = z
  .string()
  .check(z.minLength(1), z.maxLength(64), z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/))
const nameSchema = z.string().check(z.minLength(1), z.maxLength(120))

/** What is promised to some of the tickets, in which hours. */
export const policySchema = z.readonly(
  z.strictObject({
    id: policyIdSchema,
    name: nameSchema,
    when: conditionsSchema,
    /** Ids of calendars; time counts while all of them are open. */
    calendars: z.readonly(z.array(z.string()).check(z.minLength(1), z.maxLength(4))),
    targets: targetsSchema,
    pauses: z.optional(mannersShape.pauses),
    warnings: z.optional(mannersShape.warnings),
    onReopen: z.optional(mannersShape.onReopen),
    onTargetChange: z.optional(mannersShape.onTargetChange),
    nextResponseFrom: z.optional(mannersShape.nextResponseFrom),
  }),
)
export type Policy = z.infer<typeof policySchema>

/** One version of what is promised to customers. The first policy in order that matches a ticket is its policy. */
export const agreementSchema = z.readonly(
  z.strictObject({
    id: policyIdSchema,
    version: z.int(),
    name: nameSchema,
    /** From when this version holds; null for the first one, which holds from ever. */
    effectiveFrom: z.nullable(writtenInstantSchema),
    /** What happens to tickets that are open then (R26): they move to this version, or keep the one they opened under. */
    openTickets: z.enum(['move', 'keep']),
    ...mannersShape,
    policies: z.readonly(z.array(policySchema).check(z.minLength(1), z.maxLength(200))),
  }),
)
export type Agreement = z.infer<typeof agreementSchema>

/** The settled manners of one policy: its own, or the agreement's. */
export type Manners = Readonly<{ [Name in keyof typeof mannersShape]: z.infer<(typeof mannersShape)[Name]> }>
