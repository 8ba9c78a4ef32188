import * as z from 'zod/mini'
import { contentIdSchema } from '../domain/attachment'

/** Contents asked about at once, and bytes of the question. */
export const attachmentQuestionLimits = { contents: 100, bodyBytes: 16 * 1024 } as const

const refusals = [
  z.readonly(z.strictObject({ kind: z.literal('reauth') })),
  z.readonly(z.strictObject({ kind: z.literal('not-allowed'), detail: z.string() })),
  z.readonly(z.strictObject({ kind: z.literal('invalid'), detail: z.string() })),
] as const

/** Body of `POST /api/attachments/wanted`, with the session's token as `Authorization: Bearer`. */
export const wantedQuestionSchema = z.readonly(
  z.strictObject({
    contents: z.readonly(z.array(contentIdSchema).check(z.maxLength(attachmentQuestionLimits.contents))),
  }),
)

/** Those among them that the server does not have from this person; the others it keeps for another day. */
export const wantedAnswerSchema = z.discriminatedUnion('kind', [
  z.readonly(z.strictObject({ kind: z.literal('wanted'), contents: z.readonly(z.array(contentIdSchema)) })),
  ...refusals,
])
export type WantedAnswer = z.infer<typeof wantedAnswerSchema>

/** Answer to `PUT /api/attachments/<content>`, whose body is the content. */
export const uploadAnswerSchema = z.discriminatedUnion('kind', [
  z.readonly(z.strictObject({ kind: z.literal('taken') })),
  z.readonly(z.strictObject({ kind: z.literal('too-large'), detail: z.string() })),
  z.readonly(z.strictObject({ kind: z.literal('no-room'), detail: z.string() })),
  z.readonly(z.strictObject({ kind: z.literal('mismatch'), detail: z.string() })),
  /** Too many uploads of one person at once. */
  z.readonly(z.strictObject({ kind: z.literal('busy'), detail: z.string() })),
  ...refusals,
])
export type UploadAnswer = z.infer<typeof uploadAnswerSchema>
