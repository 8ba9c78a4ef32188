import * as z from 'zod/mini'
import { guideSchema, replyTemplateSchema } from '../domain/replyTemplate'
import { savedViewSchema } from '../domain/savedView'

export const paperLimits = { bodyBytes: 128 * 1024, viewsOfOne: 50, ofTheDesk: 500 } as const

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

/** What is written for the whole desk. */
export type DeskPaper = Exclude<Paper, { kind: 'view' }>

/**
 * A paper as it is to be saved. `edited` is the one that was edited, as it was read, and null for a new one: where
 * somebody saved another one meanwhile, nothing is written (PAP15, PAP20), unless both changes of a view can stand
 * (PAP21). Left out, nobody is asked.
 */
export const writtenPaperSchema = z.discriminatedUnion('kind', [
  z.readonly(
    z.strictObject({
      kind: z.literal('view'),
      data: savedViewSchema,
      edited: z.optional(z.nullable(savedViewSchema)),
    }),
  ),
  z.readonly(
    z.strictObject({
      kind: z.literal('template'),
      data: replyTemplateSchema,
      edited: z.optional(z.nullable(replyTemplateSchema)),
    }),
  ),
  z.readonly(
    z.strictObject({
      kind: z.literal('guide'),
      data: guideSchema,
      edited: z.optional(z.nullable(guideSchema)),
    }),
  ),
])
export type WrittenPaper = z.infer<typeof writtenPaperSchema>

export const paperAnswerSchema = z.discriminatedUnion('kind', [
  /** `joined` is the view as it was written, where that is more than was sent (PAP21). */
  z.readonly(z.strictObject({ kind: z.literal('kept'), joined: z.optional(savedViewSchema) })),
  z.readonly(z.strictObject({ kind: z.literal('reauth') })),
  /** Of somebody else, or for supervisors to write. */
  z.readonly(z.strictObject({ kind: z.literal('not-allowed') })),
  /** Somebody saved it since it was read: their name, where it is known, and how it stands now. */
  z.readonly(z.strictObject({ kind: z.literal('changed'), by: z.nullable(z.string()), theirs: paperSchema })),
  z.readonly(z.strictObject({ kind: z.literal('too-many'), most: z.int() })),
  z.readonly(z.strictObject({ kind: z.literal('invalid'), detail: z.string() })),
])
export type PaperAnswer = z.infer<typeof paperAnswerSchema>
