import * as z from 'zod/mini'
import { accountSchema } from '../domain/person'

/** Body of `POST /api/sign-in`. */
export const signInRequestSchema = z.readonly(
  z.strictObject({
    email: z.string().check(z.minLength(3), z.maxLength(254)),
    password: z.string().check(z.minLength(1), z.maxLength(200)),
  }),
)
export type SignInRequest = z.infer<typeof signInRequestSchema>

/** Its answer. The token is opaque, random and known in clear to its owner only. */
export const signInAnswerSchema = z.discriminatedUnion('kind', [
  z.readonly(z.strictObject({ kind: z.literal('signed-in'), token: z.string(), account: accountSchema })),
  z.readonly(z.strictObject({ kind: z.literal('wrong-password'), triesLeft: z.int() })),
  z.readonly(z.strictObject({ kind: z.literal('too-many-tries'), retryAfterMs: z.int() })),
  z.readonly(z.strictObject({ kind: z.literal('invalid') })),
])
export type SignInAnswer = z.infer<typeof signInAnswerSchema>
/** `POST /api/sign-out` has no body; the token travels as `Authorization: Bearer`. */
