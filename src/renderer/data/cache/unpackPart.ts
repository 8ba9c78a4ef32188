import type { TicketId } from '#shared/domain/ids'
import {
  closedMessages,
  type PackedPart,
  packedPartSchema,
  rowsOfMessages,
  rowsOfTickets,
  type UnpackedPart,
  type UnpackedRow,
} from '#shared/protocol/packedPart'
import { hashesOfBytes } from '#shared/protocol/reckoning'
import type { PresentRow } from '#shared/protocol/rows'
import { giveBack } from './giveBack'
import { inflate } from './inflate'

/** A page of tickets as it came, with the rows that are in it. */
export interface ReadPage {
  readonly rows: readonly PresentRow[]
  readonly body: Uint8Array<ArrayBuffer>
}

/**
 * The part that a packed one means, and its pages of tickets. Messages in pages are known by the heads of those and not
 * opened (SYN390). Rejects for anything else than a packed part.
 */
export async function unpackPart(
  reply: unknown,
): Promise<{ readonly part: UnpackedPart; readonly pages: readonly ReadPage[] }> {
  const { pages: sent, rows, reckoning, ...rest } = packedPartSchema.parse(reply)
  // All of them before any is read: what is read and waits for others is copied by every collection meanwhile.
  const texts = await Promise.all(sent.map((page) => inflate(bytesRead(page))))
  const all: (readonly UnpackedRow[])[] = [rows]
  const pages: ReadPage[] = []
  for (const page of sent) if (page.kind === 'message') giveBack(new Uint8Array(page.head))
  let clocks = reckoning?.clocks ?? {}
  for (const [at, page] of sent.entries()) {
    const text: unknown = JSON.parse(texts[at] ?? '')
    const body = new Uint8Array(page.body)
    if (page.kind === 'message') {
      all.push(rowsOfMessages(closedMessages(text, page.count, body)))
      continue
    }
    const read: ReadPage = { rows: rowsOfTickets(text), body }
    pages.push(read)
    all.push(read.rows)
    if (page.clocks)
      clocks = Object.assign(hashesOfBytes(ticketsOf(read), new Uint8Array(page.clocks)), clocks)
  }
  const part: UnpackedPart = { ...rest, kind: 'part', rows: all.flat() }
  return { part: reckoning ? { ...part, reckoning: { by: reckoning.by, clocks } } : part, pages }
}

/** What of a page is read when it comes. */
const bytesRead = (page: PackedPart['pages'][number]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(page.kind === 'message' ? page.head : page.body)

const ticketsOf = ({ rows }: ReadPage): readonly TicketId[] =>
  rows.flatMap(({ entity }) => (entity.kind === 'ticket' ? [entity.data.id] : []))
