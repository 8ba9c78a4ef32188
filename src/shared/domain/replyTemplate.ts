import * as z from 'zod/mini'
import { paperIdSchema, queueIdSchema } from './ids'

/** How long what is written down may be, in characters, and how many steps a guide may have. */
export const paperSizes = { title: 80, body: 10_000, step: 200, steps: 20, category: 120 } as const

/** For which tickets something is offered; null for all. */
const aboutShape = {
  queue: z.nullable(queueIdSchema),
  category: z.nullable(z.string().check(z.minLength(1), z.maxLength(paperSizes.category))),
}

/** Words that are written often, with gaps such as `{{requester}}`; see fillTemplate.ts. */
export const replyTemplateSchema = z.readonly(
  z.strictObject({
    id: paperIdSchema,
    title: z.string().check(z.minLength(1), z.maxLength(paperSizes.title)),
    kind: z.enum(['reply', 'note']),
    body: z.string().check(z.minLength(1), z.maxLength(paperSizes.body)),
    ...aboutShape,
    isRemoved: z.boolean(),
  }),
)
export type ReplyTemplate = z.infer<typeof replyTemplateSchema>

/** What to ask and what to try on tickets of a kind, in order. */
export const guideSchema = z.readonly(
  z.strictObject({
    id: paperIdSchema,
    title: z.string().check(z.minLength(1), z.maxLength(paperSizes.title)),
    steps: z.readonly(
      z
        .array(z.string().check(z.minLength(1), z.maxLength(paperSizes.step)))
        .check(z.minLength(1), z.maxLength(paperSizes.steps)),
    ),
    ...aboutShape,
    isRemoved: z.boolean(),
  }),
)
export type Guide = z.infer<typeof guideSchema>
