import * as z from 'zod/mini'
import { instantSchema } from './instant'

/** What a test of the alerts tries out, in its order. */
export const alertTestSteps = ['notification', 'sound', 'speech', 'badge'] as const
export type AlertTestStep = (typeof alertTestSteps)[number]

/** Shown on the icon by the test. A small one may be the true number, and the test would prove nothing (ALR145). */
export const BADGE_TEST_COUNT = 99

const stepResultSchema = z.readonly(z.strictObject({ isPerceived: z.boolean(), at: instantSchema }))

/** What the person said of each step, and when; a step that is absent was never answered. */
export const alertTestSchema = z.readonly(
  z.strictObject({
    notification: z.optional(stepResultSchema),
    sound: z.optional(stepResultSchema),
    speech: z.optional(stepResultSchema),
    badge: z.optional(stepResultSchema),
  }),
)
export type AlertTest = z.infer<typeof alertTestSchema>
