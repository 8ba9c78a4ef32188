import * as z from 'zod/mini'
import { type TicketId, ticketIdSchema } from '../domain/ids'
import type { Clock } from '../domain/sla/clock'
import { clocksHash } from '../domain/sla/clocksHash'
import type { Terms } from '../domain/sla/terms'

const DIGITS = 16
const BYTES = DIGITS / 2
const hexDigits = '0123456789abcdef'

const hashSchema = z.string().check(z.regex(/^[0-9a-f]{16}$/))

/** By which terms somebody reckoned: as written, and by what the time zones do on that computer (R29). */
export const reckonedBySchema = z.readonly(z.strictObject({ writtenHash: hashSchema, zoneHash: hashSchema }))
export type ReckonedBy = z.infer<typeof reckonedBySchema>

/**
 * What the server makes of the tickets among some rows, told beside them and kept nowhere: a console that reckons by the
 * same written terms must come to the same (R29). A ticket that is not named was not reckoned.
 */
export const reckoningSchema = z.readonly(
  z.strictObject({
    by: reckonedBySchema,
    /** By ticket, `reckonedHash` of its clocks. */
    clocks: z.readonly(z.record(ticketIdSchema, hashSchema)),
  }),
)
export type Reckoning = z.infer<typeof reckoningSchema>

/**
 * 16 hex digits over what a ticket's clocks say and the terms as written. What the zones do is left out: it shows in the
 * clocks where it matters to this ticket.
 */
export const reckonedHash = (clocks: readonly Clock[], terms: Pick<Terms, 'writtenHash'>): string =>
  clocksHash(clocks, { hash: terms.writtenHash })

/** Hashes one after the other, eight bytes each: half of their text. */
export function hashesToBytes(hashes: readonly string[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hashes.length * BYTES)
  for (const [at, hash] of hashes.entries()) {
    for (let index = 0; index < BYTES; index += 1) {
      bytes[at * BYTES + index] = Number.parseInt(hash.slice(2 * index, 2 * index + 2), 16)
    }
  }
  return bytes
}

/** The hashes of these tickets, which stand in the bytes in the same order. Throws when their numbers differ. */
export function hashesOfBytes(
  tickets: readonly TicketId[],
  bytes: Uint8Array,
): Readonly<Record<TicketId, string>> {
  if (bytes.length !== tickets.length * BYTES) throw new Error('A ticket of the page has no hash.')
  const hashes: Record<TicketId, string> = {}
  for (const [at, id] of tickets.entries()) hashes[id] = hexOf(bytes, at * BYTES)
  return hashes
}

/** Made at once: a text put together of its digits would be kept as a chain of them. */
function hexOf(bytes: Uint8Array, from: number): string {
  const codes: number[] = []
  for (let index = from; index < from + BYTES; index += 1) {
    const byte = bytes[index] ?? 0
    codes.push(hexDigits.charCodeAt(byte >>> 4), hexDigits.charCodeAt(byte & 15))
  }
  return String.fromCharCode(...codes)
}
