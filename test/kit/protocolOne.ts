import * as z from 'zod/mini'
import { accountSchema } from '#shared/domain/person'
import { scopeSchema } from '#shared/domain/scope'
import { rowSchema, scopeHeadSchema, seqSchema } from '#shared/protocol/rows'

/**
 * What a console of protocol 1 reads, written down when 2 came: it takes no field and no word that is not here. Rows are
 * numbered by themselves (ROW_SCHEMA), so they are the present ones.
 */
const heads = z.record(scopeSchema, scopeHeadSchema)

const farewell = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reauth') }),
  z.strictObject({ kind: z.literal('upgrade'), minProtocol: z.int() }),
  z.strictObject({ kind: z.literal('fenced'), epoch: z.int() }),
  z.strictObject({ kind: z.literal('invalid'), detail: z.string() }),
  z.strictObject({ kind: z.literal('busy'), retryAfterMs: z.int() }),
])

const part = z.strictObject({
  kind: z.literal('part'),
  scope: scopeSchema,
  from: seqSchema,
  to: seqSchema,
  floor: seqSchema,
  rows: z.array(rowSchema),
  more: z.boolean(),
  reset: z.boolean(),
})

const ack = z.union([
  z.strictObject({
    status: z.literal('applied'),
    n: z.int(),
    seq: z.nullable(seqSchema),
    scope: z.nullable(scopeSchema),
  }),
  z.strictObject({ status: z.literal('rejected'), n: z.int(), refusal: z.looseObject({ kind: z.string() }) }),
  z.strictObject({ status: z.literal('gap'), n: z.int(), expected: z.int() }),
  z.strictObject({ status: z.literal('retry'), n: z.int(), retryAfterMs: z.int() }),
  z.strictObject({ status: z.literal('forked'), n: z.int() }),
])

export const protocolOne = {
  welcome: z.strictObject({
    kind: z.literal('welcome'),
    serverId: z.string(),
    account: accountSchema,
    scopes: z.array(scopeSchema),
    lastN: z.int(),
    heads,
    t1: z.number(),
    t2: z.number(),
  }),
  pullAnswer: z.union([part, farewell]),
  pushAnswer: z.union([z.strictObject({ kind: z.literal('acks'), acks: z.array(ack) }), farewell]),
  beat: z.strictObject({ kind: z.literal('beat'), t1: z.number(), t2: z.number(), heads }),
  live: z.strictObject({
    scope: scopeSchema,
    prev: seqSchema,
    seq: seqSchema,
    rows: z.array(rowSchema),
    by: z.nullable(z.strictObject({ clientId: z.string(), n: z.int() })),
  }),
  scopes: z.strictObject({ scopes: z.array(scopeSchema), heads }),
}
