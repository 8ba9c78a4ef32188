import type { Scope } from '#shared/domain/scope'
import type { Part, Pull } from '#shared/protocol/messages'
import { BEFORE_ALL, type Row, type Seq } from '#shared/protocol/rows'
import { limits } from '#shared/protocol/version'
import { storedEntity } from './entityRows'
import type { Entry, Position, RecordBook, Records } from './records'

const ROWS_PER_PAGE = 300
/** What a row costs on the wire beside its body, about. */
const ROW_FRAME_BYTES = 90

/**
 * The rows of a scope after a cursor, at most `maxBytes` of them but always one whole commit: a part never ends
 * inside a sequence number. A first load, and one that begins again after a reset, leaves out what had departed
 * before it began; `floor` remembers when that was (R6).
 */
export async function pullPart(book: RecordBook, request: Pull): Promise<Part> {
  const { entries, ...part } = await readPart(book, request)
  return { kind: 'part', ...part, rows: entries.map(rowOf) }
}

/** A part before its rows are put into words. */
export type PartEntries = Omit<Part, 'kind' | 'rows'> & { readonly entries: readonly Entry[] }

export async function readPart(book: RecordBook, request: Pull): Promise<PartEntries> {
  return book.atOnce(async (records) => {
    const [scope] = await records.scopes([request.scope])
    const head = scope?.head ?? BEFORE_ALL
    const isForgotten =
      request.cursor > 0 && Math.max(request.cursor, request.floor) < (scope?.pruned_to ?? BEFORE_ALL)
    const isAhead = request.cursor > head
    const reset = isForgotten || isAhead
    const from = reset ? BEFORE_ALL : request.cursor
    const floor = from === BEFORE_ALL ? head : request.floor
    const { entries, more } = await entriesAfter(records, request.scope, from, floor, bytesOf(request))
    const to = more ? (entries.at(-1)?.seq ?? head) : head
    return { scope: request.scope, from, to, floor, entries, more, reset }
  })
}

const bytesOf = (request: Pull): number => Math.min(Math.max(request.maxBytes, 1), limits.partBytes)

async function entriesAfter(
  records: Records,
  scope: Scope,
  from: Seq,
  floor: Seq,
  maxBytes: number,
): Promise<{ readonly entries: readonly Entry[]; readonly more: boolean }> {
  const entries: Entry[] = []
  let bytes = 0
  let commitStart = 0
  let last: Position | null = null
  for (;;) {
    const page = await records.entriesAfter({ scope, from, floor, last, limit: ROWS_PER_PAGE })
    for (const entry of page) {
      if (entry.seq !== entries.at(-1)?.seq) commitStart = entries.length
      entries.push(entry)
      bytes += ROW_FRAME_BYTES + (entry.body ? Buffer.byteLength(entry.body) : 0)
      if (bytes > maxBytes && commitStart > 0) return { entries: entries.slice(0, commitStart), more: true }
    }
    if (page.length < ROWS_PER_PAGE) return { entries, more: false }
    last = page.at(-1) ?? null
  }
}

export function rowOf(entry: Entry): Row {
  const { kind, id, seq: v } = entry
  if (entry.live === 0) return { live: false, id, v, kind }
  if (entry.body === null) throw new Error(`The ${kind} ${id} has a place in a scope and no row.`)
  return { live: true, id, v, entity: storedEntity({ kind, body: entry.body }) }
}
