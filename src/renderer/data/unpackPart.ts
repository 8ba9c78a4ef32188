import type { TicketId } from '#shared/domain/ids'
import type { Part } from '#shared/protocol/messages'
import { type PackedKind, packedPartSchema, rowsOfPage } from '#shared/protocol/packedPart'
import { hashesOfBytes } from '#shared/protocol/reckoning'
import type { PresentRow } from '#shared/protocol/rows'

/** A page as it came, with the rows that are in it. */
export interface ReadPage {
  readonly kind: PackedKind
  readonly rows: readonly PresentRow[]
  readonly body: Uint8Array<ArrayBuffer>
}

/** The part that a packed one means, and its pages. Rejects for anything else than a packed part. */
export async function unpackPart(
  reply: unknown,
): Promise<{ readonly part: Part; readonly pages: readonly ReadPage[] }> {
  const { pages: sent, rows, reckoning, ...rest } = packedPartSchema.parse(reply)
  const pages: ReadPage[] = []
  let clocks = reckoning?.clocks ?? {}
  for (const page of sent) {
    const { kind } = page
    const body = new Uint8Array(page.body)
    const read: ReadPage = { kind, rows: rowsOfPage(kind, await inflateJson(body)), body }
    pages.push(read)
    if (page.clocks) clocks = { ...clocks, ...hashesOfBytes(ticketsOf(read), new Uint8Array(page.clocks)) }
  }
  const part: Part = { ...rest, kind: 'part', rows: [...rows, ...pages.flatMap((page) => page.rows)] }
  return { part: reckoning ? { ...part, reckoning: { by: reckoning.by, clocks } } : part, pages }
}

const ticketsOf = ({ rows }: ReadPage): readonly TicketId[] =>
  rows.flatMap(({ entity }) => (entity.kind === 'ticket' ? [entity.data.id] : []))

/** What a deflated text says, as a door reads it: of unknown shape. */
export async function inflateJson(bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  // Not the stream of a blob, which asks another process for the bytes: that takes four times as long.
  const { body } = new Response(bytes)
  return body ? new Response(body.pipeThrough(new DecompressionStream('deflate-raw'))).json() : null
}
