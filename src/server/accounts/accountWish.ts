import * as z from 'zod/mini'
import { queueIdSchema } from '#shared/domain/ids'
import { accountSchema } from '#shared/domain/person'

/** Whom people can be; a display is let in by its code instead. */
export const personRoleSchema = z.enum(['agent', 'supervisor', 'admin'])
export type PersonRole = z.infer<typeof personRoleSchema>

const emailSchema = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(254), z.regex(/^[^\s@]+@[^\s@]+$/))
/** One line, in which no letter turns the direction of those after it. */
const nameSchema = z
  .string()
  .check(
    z.trim(),
    z.minLength(1),
    z.maxLength(120),
    z.regex(/^[^\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+$/u),
  )
const queuesSchema = z.union([
  z.literal('all'),
  z.readonly(z.array(queueIdSchema).check(z.minLength(1), z.maxLength(500))),
])

/** Body of `POST /api/accounts`, with the accounts' key as `Authorization: Bearer`. */
export const accountWishSchema = z.discriminatedUnion('kind', [
  z.readonly(z.strictObject({ kind: z.literal('list') })),
  z.readonly(
    z.strictObject({
      kind: z.literal('add'),
      email: emailSchema,
      name: nameSchema,
      role: personRoleSchema,
      queues: queuesSchema,
    }),
  ),
  /** What is null stays as it is. */
  z.readonly(
    z.strictObject({
      kind: z.literal('change'),
      email: emailSchema,
      name: z.nullable(nameSchema),
      role: z.nullable(personRoleSchema),
      queues: z.nullable(queuesSchema),
    }),
  ),
  /** A new password, which ends every session that was opened with another. */
  z.readonly(z.strictObject({ kind: z.literal('renew'), email: emailSchema })),
  /** Nobody signs in by it any more, until it is given a new password. */
  z.readonly(z.strictObject({ kind: z.literal('shut'), email: emailSchema })),
])
export type AccountWish = z.infer<typeof accountWishSchema>

const knownAccountSchema = z.readonly(z.strictObject({ account: accountSchema, isShut: z.boolean() }))
export type KnownAccount = z.infer<typeof knownAccountSchema>

/** What was done; the password only where one was made, and never again. */
export const accountsToldSchema = z.discriminatedUnion('kind', [
  z.readonly(
    z.strictObject({ kind: z.literal('accounts'), accounts: z.readonly(z.array(knownAccountSchema)) }),
  ),
  z.readonly(z.strictObject({ kind: z.literal('password'), account: accountSchema, password: z.string() })),
  z.readonly(z.strictObject({ kind: z.literal('account'), ...knownAccountSchema.def.innerType.shape })),
])
export type AccountsTold = z.infer<typeof accountsToldSchema>

/** What the server answers to `POST /api/accounts`. */
export const accountsAnswerSchema = z.discriminatedUnion('kind', [
  accountsToldSchema,
  z.readonly(z.strictObject({ kind: z.literal('refused'), sentence: z.string() })),
  z.readonly(z.strictObject({ kind: z.literal('invalid'), detail: z.string() })),
  z.readonly(z.strictObject({ kind: z.literal('unauthorised') })),
])
export type AccountsAnswer = z.infer<typeof accountsAnswerSchema>
