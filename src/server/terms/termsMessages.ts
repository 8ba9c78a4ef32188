import * as z from 'zod/mini'
import { deskSchema, writtenTermsSchema } from '#shared/domain/desk'
import { instantSchema } from '#shared/domain/instant'
import { baselineSchema } from '#shared/domain/slo/baselines'
import { termsPreviewSchema } from './termsPreview'

/** Two hundred calendars with the holidays of decades stay below this. */
export const TERMS_BYTES = 16 * 1024 * 1024

/** Body of `POST /api/terms` and `POST /api/terms/preview`, with the intake key as `Authorization: Bearer`. */
export const termsRequestSchema = z.readonly(
  z.strictObject({ terms: writtenTermsSchema, from: z.nullable(instantSchema) }),
)

const sentences = z.readonly(z.array(z.string()))

/** What the server answers to every call about terms. */
export const termsAnswerSchema = z.discriminatedUnion('kind', [
  z.readonly(z.strictObject({ kind: z.literal('terms'), desk: deskSchema })),
  z.readonly(z.strictObject({ kind: z.literal('preview'), preview: termsPreviewSchema, changes: sentences })),
  z.readonly(z.strictObject({ kind: z.literal('in-force'), changes: sentences })),
  z.readonly(
    z.strictObject({ kind: z.literal('baselines'), baselines: z.readonly(z.array(baselineSchema)) }),
  ),
  z.readonly(z.strictObject({ kind: z.literal('refused'), sentence: z.string() })),
  z.readonly(z.strictObject({ kind: z.literal('invalid'), detail: z.string() })),
  z.readonly(z.strictObject({ kind: z.literal('unauthorised') })),
])
export type TermsAnswer = z.infer<typeof termsAnswerSchema>
