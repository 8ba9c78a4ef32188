import type { Part } from '#shared/protocol/messages'
import { type PackedKind, packedPartSchema, rowsOfPage } from '#shared/protocol/packedPart'
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
  const { pages: sent, rows, ...rest } = packedPartSchema.parse(reply)
  const pages: ReadPage[] = []
  for (const { kind, body } of sent) {
    const bytes = new Uint8Array(body)
    pages.push({ kind, rows: rowsOfPage(kind, await inflateJson(bytes)), body: bytes })
  }
  return { part: { ...rest, kind: 'part', rows: [...rows, ...pages.flatMap((page) => page.rows)] }, pages }
}

/** What a deflated text says, as a door reads it: of unknown shape. */
export const inflateJson = (bytes: Uint8Array<ArrayBuffer>): Promise<unknown> =>
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).json()
