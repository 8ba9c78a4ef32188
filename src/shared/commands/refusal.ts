import * as z from 'zod/mini'
import { ticketIdSchema } from '../domain/ids'
import { instantSchema } from '../domain/instant'
import { mergeRefusalKindSchema } from '../domain/sla/merging'
import { statusSchema } from '../domain/ticket'

/** Why a verb was not carried out. Expected, closed, and each one sentence for the agent. */
export const refusalSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('already-acknowledged'), by: z.string(), at: instantSchema }),
  z.strictObject({ kind: z.literal('taken'), by: z.string() }),
  /** `by` is who else set that status, where it is known. */
  z.strictObject({ kind: z.literal('not-in-this-status'), status: statusSchema, by: z.optional(z.string()) }),
  z.strictObject({
    kind: z.literal('stale'),
    by: z.string(),
    what: z.enum(['customer-replied', 'status-changed', 'moved', 'priority-changed']),
  }),
  z.strictObject({ kind: z.literal('not-allowed') }),
  /** Nobody signs in as them any more. */
  z.strictObject({ kind: z.literal('has-left'), name: z.string() }),
  /** It does not exist, or the agent may not act in it: the two look alike. */
  z.strictObject({ kind: z.literal('no-such-queue') }),
  /** Files that the message names did not come to lie on the server; the console that has them may know why. */
  z.strictObject({ kind: z.literal('not-attached'), why: z.enum(['missing', 'too-large', 'no-room']) }),
  z.strictObject({ kind: z.literal('too-many-tags'), most: z.int() }),
  /** It is part of another one, where the work goes on. */
  z.strictObject({ kind: z.literal('merged'), into: ticketIdSchema }),
  /** What stands against a merge or its taking back (MRG7); `into` is the ticket that one of the two is part of. */
  z.strictObject({
    kind: z.literal('no-merge'),
    why: mergeRefusalKindSchema,
    source: ticketIdSchema,
    target: ticketIdSchema,
    into: z.nullable(ticketIdSchema),
  }),
  /** It does not exist, or the agent may not work on it: the two look alike. */
  z.strictObject({ kind: z.literal('no-such-ticket'), ticket: ticketIdSchema }),
  z.strictObject({ kind: z.literal('invalid'), detail: z.string() }),
])
export type Refusal = z.infer<typeof refusalSchema>
