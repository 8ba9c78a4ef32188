import * as z from 'zod/mini'
import { attachmentsSchema } from './attachment'
import { messageIdSchema, ticketIdSchema } from './ids'
import { instantSchema } from './instant'
import { actorSchema } from './person'

export const MESSAGE_LONGEST = 20_000
export const HTML_LONGEST = 200_000

/** One message of a ticket's conversation. Internal ones are for the desk only. */
export const messageSchema = z.readonly(
  z.strictObject({
    id: messageIdSchema,
    ticketId: ticketIdSchema,
    at: instantSchema,
    receivedAt: instantSchema,
    by: actorSchema,
    visibility: z.enum(['public', 'internal']),
    /** Written by a machine (a receipt); such a message is no first response (R16). */
    isAutomatic: z.boolean(),
    /** Written while the ticket was already closed: kept, and marked. */
    isLate: z.boolean(),
    body: z.string().check(z.minLength(1), z.maxLength(MESSAGE_LONGEST)),
    /** The same as a mail had it, not to be shown but through what makes it safe. Left out where there is only text. */
    html: z.optional(z.string().check(z.minLength(1), z.maxLength(HTML_LONGEST))),
    /** Left out where there are none. */
    attachments: z.optional(attachmentsSchema),
    /** The ticket it was written on, where that has since become part of this one. */
    cameFrom: z.optional(ticketIdSchema),
  }),
)
export type Message = z.infer<typeof messageSchema>
