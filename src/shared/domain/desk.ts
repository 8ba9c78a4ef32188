import * as z from 'zod/mini'
import { calendarSpecSchema } from './calendar/calendarSpec'
import { queueIdSchema } from './ids'
import { agreementSchema } from './sla/agreement'

/** The desk itself: its name, its hours and what it promises. One per server, seen by everybody signed in. */
export const deskSchema = z.readonly(
  z.strictObject({
    id: z.literal('desk'),
    name: z.string().check(z.minLength(1), z.maxLength(120)),
    calendar: calendarSpecSchema,
    agreement: agreementSchema,
  }),
)
export type Desk = z.infer<typeof deskSchema>

export const queueSchema = z.readonly(
  z.strictObject({ id: queueIdSchema, name: z.string().check(z.minLength(1), z.maxLength(120)) }),
)
export type Queue = z.infer<typeof queueSchema>
