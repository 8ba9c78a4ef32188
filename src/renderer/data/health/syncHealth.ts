import * as z from 'zod/mini'
import { ticketIdSchema } from '#shared/domain/ids'
import { instantSchema } from '#shared/domain/instant'
import { scopeSchema } from '#shared/domain/scope'
import { seqSchema } from '#shared/protocol/rows'

/** How far one scope has come here. */
const scopeHealthSchema = z.readonly(
  z.strictObject({
    scope: scopeSchema,
    rows: z.int(),
    /** Rows the server counted when it last said so. */
    expectedRows: z.int(),
    cursor: seqSchema,
    head: seqSchema,
    /** What came of comparing count and digest with the server's the last time; none before the first time. */
    comparison: z.enum(['none', 'alike', 'different']),
    /** How often its rows were found to differ since the console started. */
    mismatches: z.int(),
  }),
)
export type ScopeHealth = z.infer<typeof scopeHealthSchema>

/** A connection that ended, and when there was one again; null until then. */
const breakSchema = z.readonly(
  z.strictObject({
    at: instantSchema,
    why: z.string(),
    /** Attempts that came to nothing. */
    tries: z.int(),
    backAt: z.nullable(instantSchema),
  }),
)
export type ConnectionBreak = z.infer<typeof breakSchema>

const clockDifferenceSchema = z.readonly(
  z.strictObject({
    ticket: ticketIdSchema,
    v: seqSchema,
    /** Another result by the same terms, or by other time-zone data on the two computers. */
    kind: z.enum(['result', 'time-zones']),
  }),
)
export type ClockDifference = z.infer<typeof clockDifferenceSchema>

/** How the clocks reckoned here stand to those of the server (R29). */
const clockAgreementSchema = z.readonly(
  z.strictObject({
    compared: z.int(),
    /** Tickets whose clocks differ as they are now, at most as many as are worth showing. */
    differing: z.readonly(z.array(clockDifferenceSchema)),
    differingCount: z.int(),
    /** Whether the calendars' zones do something else on the server. */
    hasOtherZones: z.boolean(),
  }),
)
export type ClockAgreement = z.infer<typeof clockAgreementSchema>

export const syncHealthSchema = z.readonly(
  z.strictObject({
    protocol: z.int(),
    scopes: z.readonly(z.array(scopeHealthSchema)),
    /** When rows were last compared with the server's; null before. */
    comparedAt: z.nullable(instantSchema),
    /** The latest first. */
    breaks: z.readonly(z.array(breakSchema)),
    clocks: clockAgreementSchema,
  }),
)
/** What the leading window knows of syncing, for people who look into it. */
export type SyncHealth = z.infer<typeof syncHealthSchema>
