import * as z from 'zod/mini'
import { commandIdSchema, ticketIdSchema } from '#shared/domain/ids'
import { accountSchema } from '#shared/domain/person'
import { glanceSchema, intentSchema, presenceSchema } from '#shared/protocol/messages'
import { syncHealthSchema } from '../health/syncHealth'

const offsetSchema = z.strictObject({ offsetMs: z.number(), errorMs: z.number(), isVerified: z.boolean() })
const connectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('connecting') }),
  z.strictObject({ kind: z.literal('loading'), loadedRows: z.int(), expectedRows: z.int() }),
  z.strictObject({ kind: z.literal('live') }),
  z.strictObject({ kind: z.literal('offline'), since: z.int(), nextTryAt: z.nullable(z.int()) }),
  z.strictObject({ kind: z.literal('signed-out') }),
  z.strictObject({ kind: z.literal('too-old') }),
  z.strictObject({ kind: z.literal('replaced') }),
])

/** What windows of one desk tell each other. The leader speaks of what it committed, everybody of what they saved. */
export const channelMessageSchema = z.discriminatedUnion('kind', [
  /** A command is in the outbox. */
  z.strictObject({ kind: z.literal('saved'), intent: intentSchema }),
  /** Rows changed on disk and commands left the outbox; the receiver reads the named rows again. */
  z.strictObject({
    kind: z.literal('committed'),
    /** Which leading this is of, and its how-manieth commit: a follower notices one it did not hear of. */
    leading: z.string(),
    count: z.int(),
    /** Which chapter of the server's history it is of; null before any was told. */
    chapter: z.nullable(z.string()),
    tickets: z.array(ticketIdSchema),
    /** Tickets whose conversations changed; null when it cannot be told which. */
    conversations: z.nullable(z.array(ticketIdSchema)),
    isDirectoryChanged: z.boolean(),
    left: z.array(commandIdSchema),
    hasRefusals: z.boolean(),
    /** Whole scopes were dropped: rows that come again may be another truth under the same numbers. */
    hasWiped: z.boolean(),
  }),
  /** The outbox or the cache is not what it was: read all of it. */
  z.strictObject({ kind: z.literal('reread') }),
  z.strictObject({ kind: z.literal('discarded') }),
  z.strictObject({ kind: z.literal('reconnect') }),
  /** What is to be kept on this computer was chosen in another window. */
  z.strictObject({ kind: z.literal('chosen') }),
  /** The agent has signed out in another window. */
  z.strictObject({ kind: z.literal('ended') }),
  /** Who the server says is signed in, after a change. */
  z.strictObject({ kind: z.literal('account'), account: accountSchema }),
  /** What the leader knows of syncing, at most once a second. */
  z.strictObject({ kind: z.literal('health'), health: syncHealthSchema }),
  /** What a window shows, by a name of its own; null for nothing. */
  z.strictObject({ kind: z.literal('looking'), window: z.string(), at: z.nullable(glanceSchema) }),
  /** Who else looks at a ticket, as the server told the leader. */
  z.strictObject({ kind: z.literal('presence'), presence: presenceSchema }),
  /** A window that just came asks the leader how things stand. */
  z.strictObject({ kind: z.literal('ask') }),
  z.strictObject({
    kind: z.literal('status'),
    connection: connectionSchema,
    lastHeardAt: z.nullable(z.int()),
    clockOffset: offsetSchema,
    /** By this computer's wall clock, which the offset is an offset of. */
    saidAt: z.number(),
  }),
])
export type ChannelMessage = z.infer<typeof channelMessageSchema>
