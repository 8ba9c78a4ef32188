import * as z from 'zod/mini'
import { paperIdSchema, personIdSchema, queueIdSchema } from './ids'
import { personSchema } from './person'
import { channelSchema, prioritySchema, statusSchema, tagSchema, tierSchema } from './ticket'

/** Characters of a search that is saved with a view. */
export const SEARCH_LONGEST = 200

const anyOf = <Item extends z.ZodMiniType>(item: Item) => z.readonly(z.array(item).check(z.maxLength(100)))

/** What narrows a list of tickets. An empty list means "any": a filter that is not set hides nothing (BRD7). */
export const ticketFilterSchema = z.readonly(
  z.strictObject({
    queues: anyOf(queueIdSchema),
    owners: anyOf(z.union([z.literal('me'), z.literal('nobody'), personIdSchema])),
    priorities: anyOf(prioritySchema),
    statuses: anyOf(statusSchema),
    tiers: anyOf(tierSchema),
    channels: anyOf(channelSchema),
    tags: anyOf(tagSchema),
    /** As typed into the search box; empty for none. */
    search: z.string().check(z.maxLength(SEARCH_LONGEST)),
  }),
)
export type TicketFilter = z.infer<typeof ticketFilterSchema>

export const boardOrderSchema = z.enum(['next-breach', 'priority', 'newest', 'oldest', 'last-touched'])
export type BoardOrder = z.infer<typeof boardOrderSchema>

/** Columns that may be hidden; the clock and the subject stay. */
export const boardColumnSchema = z.enum([
  'metric',
  'priority',
  'id',
  'requester',
  'queue',
  'owner',
  'channel',
  'last',
])
export type BoardColumn = z.infer<typeof boardColumnSchema>

/** A list of tickets under a name, made by a person of the desk for themselves or, shared, for everybody. */
export const savedViewSchema = z.readonly(
  z.strictObject({
    id: paperIdSchema,
    owner: personSchema,
    title: z.string().check(z.minLength(1), z.maxLength(60)),
    isShared: z.boolean(),
    /** Its place among the owner's views, from 0: the rail and the number keys follow it. */
    place: z.int().check(z.nonnegative(), z.lte(1_000)),
    filter: ticketFilterSchema,
    order: boardOrderSchema,
    hiddenColumns: anyOf(boardColumnSchema),
    /** Taken off every rail; kept, so that it can be brought back. */
    isRemoved: z.boolean(),
  }),
)
export type SavedView = z.infer<typeof savedViewSchema>
