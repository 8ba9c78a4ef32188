import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import type { Ticket } from '#shared/domain/ticket'
import { type PackedPart, packedKindSchema } from '#shared/protocol/packedPart'
import { hashesToBytes } from '#shared/protocol/reckoning'
import { type PartEntries, rowOf } from './pull'
import { reckoningOf } from './reckoningOf'
import type { Entry } from './records'
import type { Reckoner } from './store'

/** Fewer bytes of one kind than this are sent as rows: packing them gains nothing. */
const PAGE_FROM_BYTES = 16 * 1024
/** Text of tickets shrinks to a sixth at a fifth of the time that the best level takes. */
const LEVEL = 3

const deflate = promisify(deflateRaw)

/**
 * The part with the kinds that are many as pages. The stored texts go in as they are and are not parsed, but for those
 * of tickets that were not reckoned before.
 */
export async function packPart(
  { entries, ...part }: PartEntries,
  reckoner: Reckoner | null,
): Promise<PackedPart> {
  const pages = []
  const packed = new Set<Entry>()
  for (const kind of packedKindSchema.options) {
    const present = entries.filter((entry) => entry.kind === kind && entry.live === 1)
    const text = pageText(present)
    if (text.length < PAGE_FROM_BYTES) continue
    for (const entry of present) packed.add(entry)
    const page = { kind, count: present.length, body: await deflate(text, { level: LEVEL }) }
    const clocks = kind === 'ticket' && reckoner ? clocksOf(present, reckoner) : null
    pages.push(clocks ? { ...page, clocks } : page)
  }
  const rows = entries.filter((entry) => !packed.has(entry)).map(rowOf)
  const whole = { kind: 'packed', ...part, rows, pages } as const
  return reckoner ? { ...whole, reckoning: reckoningOf(rows, reckoner) } : whole
}

const pageText = (entries: readonly Entry[]): string =>
  `{"v":[${entries.map(({ seq }) => seq).join(',')}],"data":[${entries.map(({ body }) => body).join(',')}]}`

/** Null when one of them cannot be reckoned. */
function clocksOf(tickets: readonly Entry[], { hashOf }: Reckoner): Uint8Array<ArrayBuffer> | null {
  const hashes = tickets.map(({ id, seq, body }) => hashOf(id, seq, () => storedTicket(body)))
  const known = hashes.filter((hash) => hash !== null)
  return known.length < hashes.length ? null : hashesToBytes(known)
}

/** Only parsed tickets are written into the store, so it is not parsed again. */
const storedTicket = (body: string | null): Ticket => JSON.parse(body ?? 'null')
