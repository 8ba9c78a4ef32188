import * as z from 'zod/mini'
import { displayCodeSchema } from '../domain/displayCode'
import { personIdSchema } from '../domain/ids'
import { instantSchema } from '../domain/instant'
import { accountSchema } from '../domain/person'
import { wallboardIdSchema } from '../domain/wallboard'

/** How long a code can be confirmed. */
export const CODE_MS = 10 * 60_000

/**
 * `POST /api/displays/code`, without a session: a code to be shown, and a secret to be kept. The secret is the display's
 * session token from the moment a supervisor confirms the code.
 */
export const codeOfferSchema = z.readonly(
  z.strictObject({
    kind: z.literal('code'),
    code: displayCodeSchema,
    secret: z.string().check(z.minLength(20), z.maxLength(200)),
    leftMs: z.int(),
  }),
)
export type CodeOffer = z.infer<typeof codeOfferSchema>

/** `POST /api/displays/claim`: what became of the code behind a secret. */
export const claimQuestionSchema = z.readonly(
  z.strictObject({ secret: z.string().check(z.minLength(20), z.maxLength(200)) }),
)
export const claimAnswerSchema = z.discriminatedUnion('kind', [
  z.readonly(z.strictObject({ kind: z.literal('waiting'), leftMs: z.int() })),
  z.readonly(z.strictObject({ kind: z.literal('confirmed'), account: accountSchema })),
  /** Too old, or the server has forgotten it: ask for another code. */
  z.readonly(z.strictObject({ kind: z.literal('ended') })),
])
export type ClaimAnswer = z.infer<typeof claimAnswerSchema>

const displayNameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(60))

/** `POST /api/displays/confirm`, by a supervisor who stands before the screen. */
export const confirmDisplaySchema = z.readonly(
  z.strictObject({ code: displayCodeSchema, name: displayNameSchema, wallboard: wallboardIdSchema }),
)
export type ConfirmDisplay = z.infer<typeof confirmDisplaySchema>

export const displaySchema = z.readonly(
  z.strictObject({
    id: personIdSchema,
    name: displayNameSchema,
    wallboard: wallboardIdSchema,
    confirmedBy: z.string(),
    confirmedAt: instantSchema,
    seenAt: z.nullable(instantSchema),
  }),
)
export type Display = z.infer<typeof displaySchema>

export const displayAnswerSchema = z.readonly(
  z.strictObject({ kind: z.literal('display'), display: displaySchema }),
)
/** `POST /api/displays/list`. */
export const displayListSchema = z.readonly(
  z.strictObject({ kind: z.literal('displays'), displays: z.readonly(z.array(displaySchema)) }),
)
export type DisplayList = z.infer<typeof displayListSchema>
/** `POST /api/displays/show`: another wallboard on a display that was let in; answered with the display. */
export const showOnDisplaySchema = z.readonly(
  z.strictObject({ id: personIdSchema, wallboard: wallboardIdSchema }),
)
export type ShowOnDisplay = z.infer<typeof showOnDisplaySchema>
/** `POST /api/displays/revoke`. */
export const revokeDisplaySchema = z.readonly(z.strictObject({ id: personIdSchema }))
