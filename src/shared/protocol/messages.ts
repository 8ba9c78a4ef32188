import * as z from 'zod/mini'
import { refusalSchema } from '../commands/refusal'
import { clientIdSchema, commandIdSchema, ticketIdSchema } from '../domain/ids'
import { instantSchema } from '../domain/instant'
import { accountSchema, personSchema } from '../domain/person'
import { scopeSchema } from '../domain/scope'
import type { PackedPart } from './packedPart'
import { reckoningSchema } from './reckoning'
import { rowSchema, scopeHeadSchema, seqSchema } from './rows'
import { limits } from './version'

const cursorSchema = z.readonly(z.strictObject({ cursor: seqSchema, floor: seqSchema }))
const headsSchema = z.readonly(z.record(scopeSchema, scopeHeadSchema))
/** A reading of the sender's own clock; only differences are used, so a wrong clock does no harm. */
const readingSchema = z.number()
/**
 * A stretch of the server's history between two openings of its store, by a name that is drawn anew at each. A store
 * that was restored from a backup never knows the chapters that were written after it.
 */
export const chapterSchema = z.string().check(z.maxLength(80))

/** One intent of an agent. `n` is contiguous per client; `at` is when it was done, on the server's clock. */
export const intentSchema = z.readonly(
  z.strictObject({
    n: z.int().check(z.positive()),
    id: commandIdSchema,
    name: z.string().check(z.maxLength(60)),
    version: z.int(),
    ticketId: ticketIdSchema,
    args: z.unknown(),
    at: instantSchema,
    /** The version of the ticket's row that the agent saw. */
    baseV: seqSchema,
  }),
)
export type Intent = z.infer<typeof intentSchema>

/** console -> server, first on every connection. The epoch is raised and kept before each connect (S3). */
export const helloSchema = z.readonly(
  z.strictObject({
    protocol: z.int(),
    appVersion: z.string().check(z.maxLength(40)),
    rowSchema: z.int(),
    clientId: clientIdSchema,
    epoch: z.int().check(z.positive()),
    token: z.string().check(z.maxLength(200)),
    cursors: z.readonly(z.record(scopeSchema, cursorSchema)),
    /** The chapter of the server's history in which the cursors were reached; null when none is known. */
    chapter: z.nullable(chapterSchema),
    /**
     * The last of its commands that this console saw carried out before it was started. A cache that was lost, or a part of
     * it, may stand before the moment in which the server was set back; then only this tells that it was.
     */
    newestSent: z.optional(intentSchema),
    /** Scopes that the person does not want on this computer: nothing of them is told on this connection. */
    without: z.optional(z.readonly(z.array(scopeSchema).check(z.maxLength(limits.leftOut)))),
    t0: readingSchema,
  }),
)
export type Hello = z.infer<typeof helloSchema>

export const welcomeSchema = z.readonly(
  z.strictObject({
    kind: z.literal('welcome'),
    serverId: z.string(),
    account: accountSchema,
    scopes: z.readonly(z.array(scopeSchema)),
    /** The last command number of this client that the server has decided on. */
    lastN: z.int(),
    heads: headsSchema,
    chapter: chapterSchema,
    /** False when the cursors of the hello stand in a history that this server does not have: it was set back. */
    isContinued: z.boolean(),
    t1: readingSchema,
    t2: readingSchema,
  }),
)
export type Welcome = z.infer<typeof welcomeSchema>

/** Why the server will not talk now. Each says what the console has to do. */
export const farewellSchema = z.discriminatedUnion('kind', [
  z.readonly(z.strictObject({ kind: z.literal('reauth') })),
  z.readonly(z.strictObject({ kind: z.literal('upgrade'), minProtocol: z.int() })),
  z.readonly(z.strictObject({ kind: z.literal('fenced'), epoch: z.int() })),
  z.readonly(z.strictObject({ kind: z.literal('invalid'), detail: z.string() })),
  z.readonly(z.strictObject({ kind: z.literal('busy'), retryAfterMs: z.int().check(z.nonnegative()) })),
])
export type Farewell = z.infer<typeof farewellSchema>
export const helloAnswerSchema = z.discriminatedUnion('kind', [welcomeSchema, farewellSchema])
export type HelloAnswer = z.infer<typeof helloAnswerSchema>

/** console -> server: the rows of a scope after a cursor. A first load is a pull from 0 (2.7). */
export const pullSchema = z.readonly(
  z.strictObject({
    scope: scopeSchema,
    cursor: seqSchema,
    floor: seqSchema,
    maxBytes: z.int(),
    /** Asks for a packed part; a console that does not name it gets rows only. */
    form: z.optional(z.literal('packed')),
  }),
)
export type Pull = z.infer<typeof pullSchema>

/** One part of an answer to a pull. `to` is the head when `more` is false, not the last row's seq (R4). */
export const partSchema = z.readonly(
  z.strictObject({
    kind: z.literal('part'),
    scope: scopeSchema,
    from: seqSchema,
    to: seqSchema,
    floor: seqSchema,
    rows: z.readonly(z.array(rowSchema)),
    /** Left out where the server did not reckon. */
    reckoning: z.optional(reckoningSchema),
    more: z.boolean(),
    /** The cursor was older than what the server still knows: drop the scope's rows before these (R6, R9). */
    reset: z.boolean(),
  }),
)
export type Part = z.infer<typeof partSchema>
/** Too many consoles are loading at once: ask for this scope again after the wait; all else goes on (2.7). */
const waitSchema = z.readonly(
  z.strictObject({ kind: z.literal('wait'), retryAfterMs: z.int().check(z.nonnegative()) }),
)
export const pullAnswerSchema = z.discriminatedUnion('kind', [partSchema, waitSchema, farewellSchema])
export type PullAnswer = z.infer<typeof pullAnswerSchema>

/** server -> consoles of a scope, after each commit that touched it. `prev` is the head before (R3). */
export const liveSchema = z.readonly(
  z.strictObject({
    scope: scopeSchema,
    prev: seqSchema,
    seq: seqSchema,
    rows: z.readonly(z.array(rowSchema)),
    reckoning: z.optional(reckoningSchema),
    by: z.nullable(z.readonly(z.strictObject({ clientId: clientIdSchema, n: z.int() }))),
  }),
)
export type Live = z.infer<typeof liveSchema>

export const pushSchema = z.readonly(
  z.strictObject({
    epoch: z.int(),
    intents: z.readonly(z.array(intentSchema).check(z.minLength(1), z.maxLength(limits.commandsPerPush))),
  }),
)
export type Push = z.infer<typeof pushSchema>

/** What became of one intent. `applied` and `rejected` are final and are answered the same way for ever (S2). */
export const ackSchema = z.discriminatedUnion('status', [
  z.readonly(
    z.strictObject({
      status: z.literal('applied'),
      n: z.int(),
      /** Null when it changed nothing (S4). */
      seq: z.nullable(seqSchema),
      scope: z.nullable(scopeSchema),
    }),
  ),
  z.readonly(z.strictObject({ status: z.literal('rejected'), n: z.int(), refusal: refusalSchema })),
  z.readonly(z.strictObject({ status: z.literal('gap'), n: z.int(), expected: z.int() })),
  z.readonly(z.strictObject({ status: z.literal('retry'), n: z.int(), retryAfterMs: z.int() })),
  /** The same number with another content: this profile was copied and must take a new client id (S2). */
  z.readonly(z.strictObject({ status: z.literal('forked'), n: z.int() })),
])
export type Ack = z.infer<typeof ackSchema>

export const pushAnswerSchema = z.discriminatedUnion('kind', [
  z.readonly(z.strictObject({ kind: z.literal('acks'), acks: z.readonly(z.array(ackSchema)) })),
  farewellSchema,
])
export type PushAnswer = z.infer<typeof pushAnswerSchema>

/** console -> server every 15 s: a clock sample, and the heads that show a lost last message. */
export const heartbeatSchema = z.readonly(z.strictObject({ t0: readingSchema }))
export type Heartbeat = z.infer<typeof heartbeatSchema>
export const heartbeatAnswerSchema = z.discriminatedUnion('kind', [
  z.readonly(
    z.strictObject({ kind: z.literal('beat'), t1: readingSchema, t2: readingSchema, heads: headsSchema }),
  ),
  farewellSchema,
])
export type HeartbeatAnswer = z.infer<typeof heartbeatAnswerSchema>

/** server -> console: who it is or what it may see changed; the list is complete. */
export const scopesChangedSchema = z.readonly(
  z.strictObject({
    account: accountSchema,
    scopes: z.readonly(z.array(scopeSchema)),
    heads: headsSchema,
  }),
)
export type ScopesChanged = z.infer<typeof scopesChangedSchema>

/** server -> console that does not read fast enough: live changes of this scope were left out, pull it (2.7). */
export const lagSchema = z.readonly(z.strictObject({ scope: scopeSchema }))
export type Lag = z.infer<typeof lagSchema>

/** A ticket that is shown, and whether somebody writes on it there. */
export const glanceSchema = z.readonly(z.strictObject({ ticket: ticketIdSchema, isTyping: z.boolean() }))
export type Glance = z.infer<typeof glanceSchema>

/**
 * console -> server: every ticket that windows of this console show now, complete; said again while that lasts. Nothing of
 * it is kept: who is silent for long, or goes, looks at nothing any more.
 */
export const lookingSchema = z.readonly(
  z.strictObject({
    at: z.readonly(z.array(glanceSchema).check(z.maxLength(limits.lookedAt))),
  }),
)
export type Looking = z.infer<typeof lookingSchema>
export type LookingAnswer = { readonly kind: 'looked' } | Farewell

/** server -> console that looks at this ticket: the colleagues who look at it as well, complete. */
export const presenceSchema = z.readonly(
  z.strictObject({
    ticket: ticketIdSchema,
    people: z.readonly(z.array(z.readonly(z.strictObject({ person: personSchema, isTyping: z.boolean() })))),
  }),
)
export type Presence = z.infer<typeof presenceSchema>

/** Event names on the wire. The console asks and is answered by acknowledgement; the server tells. */
export interface ConsoleToServer {
  hello: (message: Hello, answer: (reply: HelloAnswer) => void) => void
  pull: (message: Pull, answer: (reply: PullAnswer | PackedPart) => void) => void
  push: (message: Push, answer: (reply: PushAnswer) => void) => void
  heartbeat: (message: Heartbeat, answer: (reply: HeartbeatAnswer) => void) => void
  looking: (message: Looking, answer: (reply: LookingAnswer) => void) => void
}
export interface ServerToConsole {
  live: (message: Live) => void
  scopes: (message: ScopesChanged) => void
  lag: (message: Lag) => void
  presence: (message: Presence) => void
  farewell: (message: Farewell) => void
}
