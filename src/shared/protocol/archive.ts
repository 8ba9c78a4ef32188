import * as z from 'zod/mini'
import { queueIdSchema } from '../domain/ids'
import { messageSchema } from '../domain/message'
import { ticketSchema } from '../domain/ticket'

/**
 * Closed tickets are not kept by consoles, nor are those of queues that a person has left out; they are looked up on the
 * server, so many at a time.
 */
export const archiveLimits = { found: 50, words: 200, queues: 500, bodyBytes: 48 * 1024 } as const

/** Body of `POST /api/archive/search`, with the session's token as `Authorization: Bearer`. */
export const archiveSearchSchema = z.readonly(
  z.strictObject({ words: z.string().check(z.trim(), z.minLength(1), z.maxLength(archiveLimits.words)) }),
)
export type ArchiveSearch = z.infer<typeof archiveSearchSchema>

/** Body of `POST /api/archive/open`: open tickets of queues that the console does not keep. */
export const openSearchSchema = z.readonly(
  z.strictObject({
    words: z.string().check(z.trim(), z.minLength(1), z.maxLength(archiveLimits.words)),
    queues: z.readonly(z.array(queueIdSchema).check(z.maxLength(archiveLimits.queues))),
  }),
)

/** Body of `POST /api/archive/sizes`. */
export const queueSizesAskedSchema = z.readonly(z.strictObject({}))

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

/** What keeping a queue takes: its open tickets, and the bytes of these and their messages as they travel. */
const queueSizeSchema = z.readonly(z.strictObject({ queue: queueIdSchema, tickets: z.int(), bytes: z.int() }))
export type QueueSize = z.infer<typeof queueSizeSchema>

/** Every queue in the account's view. */
export const queueSizesSchema = z.discriminatedUnion('kind', [
  z.readonly(z.strictObject({ kind: z.literal('sizes'), queues: z.readonly(z.array(queueSizeSchema)) })),
  ...refusals,
])
export type QueueSizes = z.infer<typeof queueSizesSchema>

/** A ticket that the console does not keep, closed or not, with its whole conversation, oldest message first. What is not there and what may not be seen look alike. */
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
