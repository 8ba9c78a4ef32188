import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import { type PackedPart, packedKindSchema } from '#shared/protocol/packedPart'
import { type PartEntries, rowOf } from './pull'
import type { Entry } from './records'

/** Fewer bytes of one kind than this are sent as rows: packing them gains nothing. */
const PAGE_FROM_BYTES = 16 * 1024
/** Text of tickets shrinks to a sixth at a fifth of the time that the best level takes. */
const LEVEL = 3

const deflate = promisify(deflateRaw)

/** The part with the kinds that are many as pages. The stored texts go in as they are and are not parsed. */
export async function packPart({ entries, ...part }: PartEntries): Promise<PackedPart> {
  const pages = []
  const packed = new Set<Entry>()
  for (const kind of packedKindSchema.options) {
    const present = entries.filter((entry) => entry.kind === kind && entry.live === 1)
    const text = pageText(present)
    if (text.length < PAGE_FROM_BYTES) continue
    for (const entry of present) packed.add(entry)
    pages.push({ kind, count: present.length, body: await deflate(text, { level: LEVEL }) })
  }
  const rows = entries.filter((entry) => !packed.has(entry)).map(rowOf)
  return { kind: 'packed', ...part, rows, pages }
}

const pageText = (entries: readonly Entry[]): string =>
  `{"v":[${entries.map(({ seq }) => seq).join(',')}],"data":[${entries.map(({ body }) => body).join(',')}]}`
