import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import type { Ticket } from '#shared/domain/ticket'
import { type PackedKind, type PackedPart, packedKindSchema } from '#shared/protocol/packedPart'
import { hashesToBytes } from '#shared/protocol/reckoning'
import { type PartEntries, rowOf } from './pull'
import { reckoningOf } from './reckoningOf'
import type { Entry } from './records'
import type { Reckoner } from './store'

/** Fewer bytes of one kind than this are sent as rows: packing them gains nothing. */
const PAGE_FROM_BYTES = 16 * 1024
/** Text of tickets shrinks to a sixth at a fifth of the time that the best level takes. */
const LEVEL = 3

type Page = PackedPart['pages'][number]

const deflate = promisify(deflateRaw)

/**
 * The part with the kinds that are many as pages. The stored texts go in as they are and are not parsed, but for those
 * of tickets that were not reckoned before.
 */
export async function packPart(
  { entries, ...part }: PartEntries,
  reckoner: Reckoner | null,
): Promise<PackedPart> {
  const pages: Page[] = []
  const packed = new Set<Entry>()
  for (const kind of packedKindSchema.options) {
    const present = entries.filter((entry) => entry.kind === kind && entry.live === 1)
    const text = pageText(kind, present)
    if (text.length < PAGE_FROM_BYTES) continue
    for (const entry of present) packed.add(entry)
    const page = { count: present.length, body: await deflate(text, { level: LEVEL }) }
    pages.push(kind === 'ticket' ? ticketPage(page, present, reckoner) : await messagePage(page, present))
  }
  const rows = entries.filter((entry) => !packed.has(entry)).map(rowOf)
  const whole = { kind: 'packed', ...part, rows, pages } as const
  return reckoner ? { ...whole, reckoning: reckoningOf(rows, reckoner) } : whole
}

interface PageBytes {
  readonly count: number
  readonly body: Uint8Array<ArrayBuffer>
}

function ticketPage(page: PageBytes, tickets: readonly Entry[], reckoner: Reckoner | null): Page {
  const clocks = reckoner ? clocksOf(tickets, reckoner) : null
  return clocks ? { kind: 'ticket', ...page, clocks } : { kind: 'ticket', ...page }
}

async function messagePage(page: PageBytes, messages: readonly Entry[]): Promise<Page> {
  const head = {
    v: messages.map(({ seq }) => seq),
    ids: messages.map(({ id }) => id),
    tickets: messages.map(({ ticket_id }) => ticket_id),
  }
  return { kind: 'message', ...page, head: await deflate(JSON.stringify(head), { level: LEVEL }) }
}

/** The versions of messages stand in the head beside their page. */
function pageText(kind: PackedKind, entries: readonly Entry[]): string {
  const data = `"data":[${entries.map(({ body }) => body).join(',')}]`
  return kind === 'message' ? `{${data}}` : `{"v":[${entries.map(({ seq }) => seq).join(',')}],${data}}`
}

/** Null when one of them cannot be reckoned. */
function clocksOf(tickets: readonly Entry[], { hashOf }: Reckoner): Uint8Array<ArrayBuffer> | null {
  const hashes = tickets.map(({ id, seq, body }) => hashOf(id, seq, () => storedTicket(body)))
  const known = hashes.filter((hash) => hash !== null)
  return known.length < hashes.length ? null : hashesToBytes(known)
}

/** Only parsed tickets are written into the store, so it is not parsed again. */
const storedTicket = (body: string | null): Ticket => JSON.parse(body ?? 'null')
