import * as z from 'zod/mini'
import { messageIdSchema, queueIdSchema, ticketIdSchema } from './ids'
import { type Instant, instantSchema, later } from './instant'
import { type Actor, actorSchema, personSchema } from './person'

export const prioritySchema = z.enum(['P1', 'P2', 'P3', 'P4'])
export type Priority = z.infer<typeof prioritySchema>
export const priorities = prioritySchema.options

export const statusSchema = z.enum([
  'new',
  'active',
  'waiting-customer',
  'waiting-vendor',
  'waiting-problem',
  'waiting-evidence',
  'resolved',
  'closed',
])
export type Status = z.infer<typeof statusSchema>

export const channelSchema = z.enum(['email', 'chat', 'phone', 'portal', 'monitoring'])
export type Channel = z.infer<typeof channelSchema>

export const tierSchema = z.enum(['gold', 'silver', 'bronze', 'standard'])
export type Tier = z.infer<typeof tierSchema>

/** One word in small letters, so that a search and a hand agree on it. */
export const tagSchema = z
  .string()
  .check(z.regex(/^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}._-]{0,39}$/u))
export const snoozeReasonSchema = z.string().check(z.minLength(1), z.maxLength(300))
export const stepSchema = z.string().check(z.minLength(1), z.maxLength(200))
export const MOST_TAGS = 20

/**
 * What happened to a ticket. `at` is when it happened and is what clocks count from; `receivedAt` is when the
 * server wrote it, later than `at` for work done offline (R28). The order of a history is the server's order;
 * `at` may go back in it.
 */
const eventFields = { at: instantSchema, receivedAt: instantSchema, by: actorSchema }

export const ticketEventSchema = z.discriminatedUnion('type', [
  z.readonly(z.strictObject({ type: z.literal('opened'), ...eventFields })),
  z.readonly(z.strictObject({ type: z.literal('acknowledged'), ...eventFields })),
  z.readonly(z.strictObject({ type: z.literal('assigned'), ...eventFields, to: z.nullable(personSchema) })),
  z.readonly(
    z.strictObject({ type: z.literal('moved'), ...eventFields, from: queueIdSchema, to: queueIdSchema }),
  ),
  z.readonly(
    z.strictObject({
      type: z.literal('statusChanged'),
      ...eventFields,
      from: statusSchema,
      to: statusSchema,
    }),
  ),
  z.readonly(
    z.strictObject({
      type: z.literal('priorityChanged'),
      ...eventFields,
      from: prioritySchema,
      to: prioritySchema,
    }),
  ),
  // `messageId` is null where a log tells that a message was sent but not what it said.
  z.readonly(
    z.strictObject({ type: z.literal('replied'), ...eventFields, messageId: z.nullable(messageIdSchema) }),
  ),
  z.readonly(
    z.strictObject({ type: z.literal('noted'), ...eventFields, messageId: z.nullable(messageIdSchema) }),
  ),
  z.readonly(
    z.strictObject({
      type: z.literal('customerReplied'),
      ...eventFields,
      messageId: z.nullable(messageIdSchema),
    }),
  ),
  z.readonly(z.strictObject({ type: z.literal('touched'), ...eventFields })),
  // The ticket became part of another one; `unmerged` takes that back (R27).
  z.readonly(z.strictObject({ type: z.literal('merged'), ...eventFields, into: ticketIdSchema })),
  z.readonly(z.strictObject({ type: z.literal('unmerged'), ...eventFields, from: ticketIdSchema })),
  // Another ticket became part of this one. `waitingSince`: from when its customer waited for an answer, if at all.
  z.readonly(
    z.strictObject({
      type: z.literal('absorbed'),
      ...eventFields,
      ticket: ticketIdSchema,
      waitingSince: z.nullable(instantSchema),
    }),
  ),
  z.readonly(z.strictObject({ type: z.literal('released'), ...eventFields, ticket: ticketIdSchema })),
  // Somebody sleeps over it until then, or no longer does; see snooze.ts.
  z.readonly(
    z.strictObject({
      type: z.literal('snoozed'),
      ...eventFields,
      until: instantSchema,
      reason: z.nullable(snoozeReasonSchema),
    }),
  ),
  z.readonly(z.strictObject({ type: z.literal('woken'), ...eventFields })),
  // A step that the desk suggests for such tickets, by its words: the suggestion may change, what was done stays.
  z.readonly(
    z.strictObject({
      type: z.literal('stepTicked'),
      ...eventFields,
      step: stepSchema,
      isDone: z.boolean(),
    }),
  ),
  z.readonly(z.strictObject({ type: z.literal('linked'), ...eventFields, ticket: ticketIdSchema })),
  z.readonly(z.strictObject({ type: z.literal('unlinked'), ...eventFields, ticket: ticketIdSchema })),
  z.readonly(z.strictObject({ type: z.literal('tagged'), ...eventFields, tag: tagSchema })),
  z.readonly(z.strictObject({ type: z.literal('untagged'), ...eventFields, tag: tagSchema })),
])
export type TicketEvent = z.infer<typeof ticketEventSchema>

export const requesterSchema = z.readonly(
  z.strictObject({
    name: z.string().check(z.minLength(1), z.maxLength(120)),
    organisation: z.nullable(z.string()),
    tier: tierSchema,
  }),
)
export type Requester = z.infer<typeof requesterSchema>

export const ticketSchema = z.readonly(
  z.strictObject({
    id: ticketIdSchema,
    subject: z.string().check(z.minLength(1), z.maxLength(300)),
    requester: requesterSchema,
    queue: queueIdSchema,
    priority: prioritySchema,
    status: statusSchema,
    owner: z.nullable(personSchema),
    channel: channelSchema,
    category: z.nullable(z.string()),
    /** What the ticket is about, where the desk keeps assets: a policy may match on it. */
    assetClass: z._default(z.nullable(z.string()), null),
    tags: z._default(z.readonly(z.array(tagSchema).check(z.maxLength(MOST_TAGS))), []),
    openedAt: instantSchema,
    history: z.readonly(z.array(ticketEventSchema)),
  }),
)
export type Ticket = z.infer<typeof ticketSchema>

export type WaitingStatus = Extract<Status, `waiting-${string}`>
export const isWaiting = (status: Status): status is WaitingStatus => status.startsWith('waiting-')
export const isDone = (status: Status): status is 'resolved' | 'closed' =>
  status === 'resolved' || status === 'closed'

/** Who acknowledged the ticket first in server order, and when; null while nobody has. */
export function acknowledgementOf(ticket: Ticket): { readonly by: Actor; readonly at: Instant } | null {
  const event = ticket.history.find((entry) => entry.type === 'acknowledged')
  return event ? { by: event.by, at: event.at } : null
}

/**
 * Notes of one agent to themselves and marks for finding a ticket: no promise rests on them, nobody's decision is stale
 * by them, and the ticket does not count as touched.
 */
const asides: readonly TicketEvent['type'][] = [
  'snoozed',
  'woken',
  'linked',
  'unlinked',
  'tagged',
  'untagged',
]
export const isAside = ({ type }: TicketEvent): boolean => asides.includes(type)

/** When anything last happened to the ticket; late work may stand last in its history and be older (R28). */
export const lastTouchedAt = ({ history, openedAt }: Ticket): Instant =>
  history.reduce((latest, event) => (isAside(event) ? latest : later(latest, event.at)), openedAt)
