import * as z from 'zod/mini'
import { guideSchema, replyTemplateSchema } from '../domain/replyTemplate'
import { savedViewSchema } from '../domain/savedView'

export const paperLimits = { bodyBytes: 64 * 1024, viewsOfOne: 50, ofTheDesk: 500 } as const

/**
 * What people of the desk write for themselves and each other, whole: body of `POST /api/papers`, with the session's
 * token as `Authorization: Bearer`. One with the id of another replaces it. It travels to consoles as a row like any
 * other.
 */
export const paperSchema = z.discriminatedUnion('kind', [
  z.readonly(z.strictObject({ kind: z.literal('view'), data: savedViewSchema })),
  z.readonly(z.strictObject({ kind: z.literal('template'), data: replyTemplateSchema })),
  z.readonly(z.strictObject({ kind: z.literal('guide'), data: guideSchema })),
])
export type Paper = z.infer<typeof paperSchema>

export const paperAnswerSchema = z.discriminatedUnion('kind', [
  z.readonly(z.strictObject({ kind: z.literal('kept') })),
  z.readonly(z.strictObject({ kind: z.literal('reauth') })),
  /** Of somebody else, or for supervisors to write. */
  z.readonly(z.strictObject({ kind: z.literal('not-allowed') })),
  z.readonly(z.strictObject({ kind: z.literal('too-many'), most: z.int() })),
  z.readonly(z.strictObject({ kind: z.literal('invalid'), detail: z.string() })),
])
export type PaperAnswer = z.infer<typeof paperAnswerSchema>
