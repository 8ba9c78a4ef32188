import * as z from 'zod/mini'
import { assertNever } from '../domain/assertNever'
import type { Entity } from '../domain/entity'
import { messageSchema } from '../domain/message'
import { scopeSchema } from '../domain/scope'
import { ticketSchema } from '../domain/ticket'
import { fitsOf } from './fits'
import { reckoningSchema } from './reckoning'
import { BEFORE_ALL, type PresentRow, rowSchema, type Seq, seqSchema } from './rows'

/** The kinds that come in numbers worth packing. */
export const packedKindSchema = z.enum(['ticket', 'message'])
export type PackedKind = z.infer<typeof packedKindSchema>

const bytesSchema = z.union([z.instanceof(Uint8Array), z.instanceof(ArrayBuffer)])

/**
 * Present rows of one kind as one text, deflated without a header (RFC 1951): `{"v":[7,8],"data":[{...},{...}]}`, the
 * entity of a row and its version at the same place. A console may keep the bytes as they are.
 */
const pageSchema = z.readonly(
  z.strictObject({
    kind: packedKindSchema,
    count: z.int(),
    body: bytesSchema,
    /** Of a page of tickets: the hashes of their clocks at the same places, eight bytes each (see Reckoning). */
    clocks: z.optional(bytesSchema),
  }),
)

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

/** Reads the pages of one kind. Throws for anything else. */
function pageOf<Data>(data: z.ZodMiniType<Data>) {
  const form = z.strictObject({ v: z.readonly(z.array(seqSchema)), data: z.readonly(z.array(data)) })
  const fits = fitsOf(form)
  const whole = form.check(
    z.refine(({ v, data: rows }) => v.length === rows.length, { error: 'A row has no version.' }),
  )
  return (page: unknown) => (fits(page) && page.v.length === page.data.length ? page : whole.parse(page))
}
const ticketPage = pageOf(ticketSchema)
const messagePage = pageOf(messageSchema)

/** The rows of an inflated page, in its order. Throws for anything else than a page of this kind. */
export function rowsOfPage(kind: PackedKind, page: unknown): readonly PresentRow[] {
  switch (kind) {
    case 'ticket': {
      const { v, data } = ticketPage(page)
      return data.map((ticket, slot) => presentRow({ kind, data: ticket }, v[slot]))
    }
    case 'message': {
      const { v, data } = messagePage(page)
      return data.map((message, slot) => presentRow({ kind, data: message }, v[slot]))
    }
    default:
      return assertNever(kind)
  }
}

const presentRow = (entity: Entity, v: Seq = BEFORE_ALL): PresentRow => ({
  live: true,
  id: entity.data.id,
  v,
  entity,
})
