import * as z from 'zod/mini'
import { type TicketId, ticketIdSchema } from './ids'
import { type Instant, instantSchema } from './instant'

const intentFields = {
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  ticketId: ticketIdSchema,
  /** When the person pressed the button. */
  at: instantSchema,
}

/**
 * What a person did in a notification, on its way to the outbox of a window. It is kept on disk until a window has
 * taken it into its outbox (ALR112).
 */
export const alertIntentSchema = z.discriminatedUnion('kind', [
  z.readonly(z.strictObject({ kind: z.literal('acknowledge'), ...intentFields })),
  z.readonly(z.strictObject({ kind: z.literal('snooze'), until: instantSchema, ...intentFields })),
])
/** What was pressed, before it has an id and a time. */
export type PressedIntent =
  | { readonly kind: 'acknowledge'; readonly ticketId: TicketId }
  | { readonly kind: 'snooze'; readonly ticketId: TicketId; readonly until: Instant }
export type AlertIntent = z.infer<typeof alertIntentSchema>
