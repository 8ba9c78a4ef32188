import * as z from 'zod/mini'
import { paperIdSchema, queueIdSchema } from './ids'

/** For which tickets something is offered; null for all. */
const aboutShape = {
  queue: z.nullable(queueIdSchema),
  category: z.nullable(z.string().check(z.minLength(1), z.maxLength(120))),
}

/** Words that are written often, with gaps such as `{{requester}}`; see fillTemplate.ts. */
export const replyTemplateSchema = z.readonly(
  z.strictObject({
    id: paperIdSchema,
    title: z.string().check(z.minLength(1), z.maxLength(80)),
    kind: z.enum(['reply', 'note']),
    body: z.string().check(z.minLength(1), z.maxLength(10_000)),
    ...aboutShape,
    isRemoved: z.boolean(),
  }),
)
export type ReplyTemplate = z.infer<typeof replyTemplateSchema>

/** What to ask and what to try on tickets of a kind, in order. */
export const guideSchema = z.readonly(
  z.strictObject({
    id: paperIdSchema,
    title: z.string().check(z.minLength(1), z.maxLength(80)),
    steps: z.readonly(
      z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.minLength(1), z.maxLength(20)),
    ),
    ...aboutShape,
    isRemoved: z.boolean(),
  }),
)
export type Guide = z.infer<typeof guideSchema>
