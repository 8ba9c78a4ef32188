import * as z from 'zod/mini'
import { calendarSpecSchema } from './calendar/calendarSpec'
import { queueIdSchema } from './ids'
import { agreementSchema } from './sla/agreement'

/**
 * What a desk promises and in which hours, as a person writes and reads it. Several calendars of one id are versions
 * of one calendar; agreements are versions of one agreement, by the instant from which each holds (R26).
 */
const termsShape = {
  calendars: z.readonly(z.array(calendarSpecSchema).check(z.maxLength(200))),
  agreements: z.readonly(z.array(agreementSchema).check(z.minLength(1), z.maxLength(200))),
  /** See `closeResolvedAfterHoursOf`; null: resolved tickets do not close by themselves. */
  closeResolvedAfterHours: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(8_760)))),
}
export const writtenTermsSchema = z.readonly(z.strictObject(termsShape))
export type WrittenTerms = z.infer<typeof writtenTermsSchema>

/** The desk itself: its name, its hours and what it promises. One per server, seen by everybody signed in. */
export const deskSchema = z.readonly(
  z.strictObject({
    id: z.literal('desk'),
    name: z.string().check(z.minLength(1), z.maxLength(120)),
    ...termsShape,
  }),
)
export type Desk = z.infer<typeof deskSchema>

export const queueSchema = z.readonly(
  z.strictObject({ id: queueIdSchema, name: z.string().check(z.minLength(1), z.maxLength(120)) }),
)
export type Queue = z.infer<typeof queueSchema>
