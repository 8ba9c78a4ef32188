import * as z from 'zod/mini'
import type { Entity, EntityKind } from '../domain/entity'
import { messageIdSchema, type TicketId, ticketIdSchema } from '../domain/ids'
import { type Message, messageSchema } from '../domain/message'
import { scopeSchema } from '../domain/scope'
import { ticketSchema } from '../domain/ticket'
import { fitsOf, readerOf } from './fits'
import type { Part } from './messages'
import { reckoningSchema } from './reckoning'
import { BEFORE_ALL, type PresentRow, type Row, rowSchema, type Seq, seqSchema } from './rows'

/** The kinds that come in numbers worth packing. */
export const packedKindSchema = z.enum(['ticket', 'message'])
export type PackedKind = z.infer<typeof packedKindSchema>

const bytesSchema = z.union([z.instanceof(Uint8Array), z.instanceof(ArrayBuffer)])

/**
 * Present rows of one kind as one text, deflated without a header (RFC 1951): `{"v":[7,8],"data":[{...},{...}]}`, the
 * entity of a row and its version at the same place; of messages `{"data":[{...},{...}]}`. A console may keep the bytes as
 * they are.
 */
const pageSchema = z.discriminatedUnion('kind', [
  z.readonly(
    z.strictObject({
      kind: z.literal('ticket'),
      count: z.int(),
      body: bytesSchema,
      /** The hashes of the tickets' clocks at the same places, eight bytes each (see Reckoning). */
      clocks: z.optional(bytesSchema),
    }),
  ),
  z.readonly(
    z.strictObject({
      kind: z.literal('message'),
      count: z.int(),
      body: bytesSchema,
      /** What is known of the messages without opening the body, deflated as that is (see MessagesHead). */
      head: bytesSchema,
    }),
  ),
])
/**
 * Of each message of a page, at its place: `{"v":[7,8],"ids":["m-1","m-2"],"tickets":["T-1","T-1"]}`. A console keeps a page
 * by it, and opens the body when somebody looks at a conversation (SYN390).
 */
const messagesHeadSchema = z.strictObject({
  v: z.readonly(z.array(seqSchema)),
  ids: z.readonly(z.array(messageIdSchema)),
  tickets: z.readonly(z.array(ticketIdSchema)),
})
export type MessagesHead = Readonly<z.infer<typeof messagesHeadSchema>>

/** A part whose many rows are packed in pages; `rows` holds the others. Means what the unpacked part means. */
export const packedPartSchema = z.readonly(
  z.strictObject({
    kind: z.literal('packed'),
    scope: scopeSchema,
    from: seqSchema,
    to: seqSchema,
    floor: seqSchema,
    rows: z.readonly(z.array(rowSchema)),
    pages: z.readonly(z.array(pageSchema)),
    /** Of the tickets among `rows`, and by what those of the pages were reckoned. */
    reckoning: z.optional(reckoningSchema),
    more: z.boolean(),
    reset: z.boolean(),
  }),
)
export type PackedPart = z.infer<typeof packedPartSchema>

/** A page of messages as it came: nobody has opened it yet. */
export interface ClosedMessages extends MessagesHead {
  readonly kind: 'closed'
  readonly body: Uint8Array<ArrayBuffer>
}
/** A message of a page that is not opened: its page stands in the place of what it says. */
interface ClosedRow {
  readonly live: true
  readonly id: string
  readonly v: Seq
  readonly entity: ClosedMessages
}
export type UnpackedRow = Row | ClosedRow
/** A packed part as the console's machine takes it. */
export type UnpackedPart = Omit<Part, 'rows'> & { readonly rows: readonly UnpackedRow[] }

export const kindOf = ({ kind }: Entity | ClosedMessages): EntityKind =>
  kind === 'closed' ? 'message' : kind

const ticketsForm = z.strictObject({
  v: z.readonly(z.array(seqSchema)),
  data: z.readonly(z.array(ticketSchema)),
})
const readTickets = readerOf(ticketsForm)
const readHead = readerOf(messagesHeadSchema)

/** The rows of an inflated page of tickets, in its order. Throws for anything else. */
export function rowsOfTickets(page: unknown): readonly PresentRow[] {
  const { v, data } = readTickets(page)
  if (v.length !== data.length) throw new Error('A ticket of the page has no version.')
  return data.map((ticket, slot) => ({
    live: true,
    id: ticket.id,
    v: v[slot] ?? BEFORE_ALL,
    entity: { kind: 'ticket', data: ticket },
  }))
}

/** A page of messages by its inflated head. Throws for anything else than a head of so many messages. */
export function closedMessages(head: unknown, count: number, body: Uint8Array<ArrayBuffer>): ClosedMessages {
  const { v, ids, tickets } = readHead(head)
  if ([v, ids, tickets].some(({ length }) => length !== count)) {
    throw new Error('A message of the page is not named whole.')
  }
  if (new Set(ids).size < count) throw new Error('The page names a message twice.')
  return { kind: 'closed', v, ids, tickets, body }
}

export const rowsOfMessages = (entity: ClosedMessages): readonly UnpackedRow[] =>
  entity.ids.map((id, slot) => ({ live: true, id, v: entity.v[slot] ?? BEFORE_ALL, entity }))

const messagesForm = z.looseObject({ data: z.array(z.unknown()) })
const fitsMessage = fitsOf(messageSchema)

/**
 * Reads an inflated page of messages slot by slot: null for one that cannot be read or is not the one that the head
 * names there.
 */
export function messagesOf(
  page: unknown,
  { ids, tickets }: { readonly ids: readonly string[]; readonly tickets: readonly TicketId[] },
): (slot: number) => Message | null {
  const read = messagesForm.safeParse(page)
  const data = read.success && read.data.data.length === ids.length ? read.data.data : []
  return (slot) => {
    const said = data[slot]
    const message = fitsMessage(said) ? said : (messageSchema.safeParse(said).data ?? null)
    return message?.id === ids[slot] && message?.ticketId === tickets[slot] ? message : null
  }
}
