import * as z from 'zod/mini'

/** In characters. The shortest that somebody may choose; what the server makes is longer. */
export const passwordLimits = { fewest: 12, most: 200 } as const

const typedSchema = z.string().check(z.minLength(1), z.maxLength(passwordLimits.most))

/** Body of `POST /api/password`, with the session's token as `Authorization: Bearer`. */
export const newPasswordSchema = z.readonly(
  z.strictObject({ password: typedSchema, newPassword: typedSchema }),
)
export type NewPassword = z.infer<typeof newPasswordSchema>

/** Its answer. After `changed` this session goes on and every other one of the account has ended. */
export const newPasswordAnswerSchema = z.discriminatedUnion('kind', [
  z.readonly(z.strictObject({ kind: z.literal('changed') })),
  z.readonly(z.strictObject({ kind: z.literal('reauth') })),
  /** A display looks on. */
  z.readonly(z.strictObject({ kind: z.literal('not-allowed') })),
  z.readonly(z.strictObject({ kind: z.literal('too-short'), fewest: z.int() })),
  /** The one that holds now was another. */
  z.readonly(z.strictObject({ kind: z.literal('wrong-password'), triesLeft: z.int() })),
  z.readonly(z.strictObject({ kind: z.literal('too-many-tries'), retryAfterMs: z.int() })),
  z.readonly(z.strictObject({ kind: z.literal('invalid') })),
])
export type NewPasswordAnswer = z.infer<typeof newPasswordAnswerSchema>

/** Whether a password may be chosen. */
export const isLongEnough = (password: string): boolean => password.length >= passwordLimits.fewest
