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
  // All of them before any is read: what is read and waits for others is copied by every collection meanwhile.
  const texts = await Promise.all(sent.map(({ body }) => inflate(new Uint8Array(body))))
  const pages = sent.map(({ kind, body }, at): ReadPage => {
    const page: unknown = JSON.parse(texts[at] ?? '')
    return { kind, rows: rowsOfPage(kind, page), body: new Uint8Array(body) }
  })
  let clocks = reckoning?.clocks ?? {}
  for (const [at, read] of pages.entries()) {
    const hashes = sent[at]?.clocks
    if (hashes) clocks = Object.assign(hashesOfBytes(ticketsOf(read), new Uint8Array(hashes)), clocks)
  }
  const part: Part = { ...rest, kind: 'part', rows: [...rows, ...pages.flatMap((page) => page.rows)] }
  return { part: reckoning ? { ...part, reckoning: { by: reckoning.by, clocks } } : part, pages }
}

const ticketsOf = ({ rows }: ReadPage): readonly TicketId[] =>
  rows.flatMap(({ entity }) => (entity.kind === 'ticket' ? [entity.data.id] : []))

/** What a deflated text says, as a door reads it: of unknown shape. */
export const inflateJson = async (bytes: Uint8Array<ArrayBuffer>): Promise<unknown> =>
  JSON.parse(await inflate(bytes))

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // Not the stream of a blob, which asks another process for the bytes: that takes four times as long.
  const { body } = new Response(bytes)
  return body ? new Response(body.pipeThrough(new DecompressionStream('deflate-raw'))).text() : 'null'
}
