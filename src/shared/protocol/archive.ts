import * as z from 'zod/mini'
import { messageSchema } from '../domain/message'
import { ticketSchema } from '../domain/ticket'

/** Closed tickets are not kept by consoles; they are looked up on the server, so many at a time. */
export const archiveLimits = { found: 50, words: 200, bodyBytes: 4_096 } as const

/** Body of `POST /api/archive/search`, with the session's token as `Authorization: Bearer`. */
export const archiveSearchSchema = z.readonly(
  z.strictObject({ words: z.string().check(z.trim(), z.minLength(1), z.maxLength(archiveLimits.words)) }),
)
export type ArchiveSearch = z.infer<typeof archiveSearchSchema>

/** Body of `POST /api/archive/ticket`. */
export const archiveTicketSchema = z.readonly(z.strictObject({ id: z.string().check(z.maxLength(64)) }))

const refusals = [
  z.readonly(z.strictObject({ kind: z.literal('reauth') })),
  z.readonly(z.strictObject({ kind: z.literal('invalid'), detail: z.string() })),
] as const

/** The latest closed first. `isMore`: others match as well. */
export const archiveFoundSchema = z.discriminatedUnion('kind', [
  z.readonly(
    z.strictObject({
      kind: z.literal('found'),
      tickets: z.readonly(z.array(ticketSchema)),
      isMore: z.boolean(),
    }),
  ),
  ...refusals,
])
export type ArchiveFound = z.infer<typeof archiveFoundSchema>

/** A closed ticket with its whole conversation, oldest message first. What is not there and what may not be seen look alike. */
export const archivedTicketSchema = z.discriminatedUnion('kind', [
  z.readonly(
    z.strictObject({
      kind: z.literal('ticket'),
      ticket: ticketSchema,
      messages: z.readonly(z.array(messageSchema)),
    }),
  ),
  z.readonly(z.strictObject({ kind: z.literal('unknown') })),
  ...refusals,
])
export type ArchivedTicket = z.infer<typeof archivedTicketSchema>
