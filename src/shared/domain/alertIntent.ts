import * as z from 'zod/mini'
import { ticketIdSchema } from './ids'
import { instantSchema } from './instant'

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
])
export type AlertIntent = z.infer<typeof alertIntentSchema>
