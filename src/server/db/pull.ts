import type { Scope } from '#shared/domain/scope'
import type { Part, Pull } from '#shared/protocol/messages'
import { BEFORE_ALL, type Row, type Seq } from '#shared/protocol/rows'
import { limits } from '#shared/protocol/version'
import { storedEntity } from './entityRows'
import type { Database, EntityRow, ScopeEntryRow } from './tables'

const ROWS_PER_PAGE = 300
/** What a row costs on the wire beside its body, about. */
const ROW_FRAME_BYTES = 90

type Entry = Pick<ScopeEntryRow, 'kind' | 'id' | 'seq' | 'live'> & { readonly body: EntityRow['body'] | null }
type Position = Pick<Entry, 'seq' | 'kind' | 'id'>

/**
 * The rows of a scope after a cursor, at most `maxBytes` of them but always one whole commit: a part never ends
 * inside a sequence number. A first load, and one that begins again after a reset, leaves out what had departed
 * before it began; `floor` remembers when that was (R6).
 */
export async function pullPart(db: Database, request: Pull): Promise<Part> {
  return db.transaction().execute(async (tx) => {
    const scope = await tx
      .selectFrom('scope')
      .select(['head', 'pruned_to'])
      .where('scope', '=', request.scope)
      .executeTakeFirst()
    const head = scope?.head ?? BEFORE_ALL
    const isForgotten =
      request.cursor > 0 && Math.max(request.cursor, request.floor) < (scope?.pruned_to ?? BEFORE_ALL)
    const isAhead = request.cursor > head
    const reset = isForgotten || isAhead
    const from = reset ? BEFORE_ALL : request.cursor
    const floor = from === BEFORE_ALL ? head : request.floor
    const { entries, more } = await entriesAfter(tx, request.scope, from, floor, bytesOf(request))
    const to = more ? (entries.at(-1)?.seq ?? head) : head
    return { kind: 'part', scope: request.scope, from, to, floor, rows: entries.map(rowOf), more, reset }
  })
}

const bytesOf = (request: Pull): number => Math.min(Math.max(request.maxBytes, 1), limits.partBytes)

async function entriesAfter(
  db: Database,
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
    const page = await pageAfter(db, scope, from, floor, last)
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

async function pageAfter(
  db: Database,
  scope: Scope,
  from: Seq,
  floor: Seq,
  last: Position | null,
): Promise<readonly Entry[]> {
  let query = db
    .selectFrom('scope_entry as entry')
    .leftJoin('entity', (join) =>
      join
        .onRef('entity.kind', '=', 'entry.kind')
        .onRef('entity.id', '=', 'entry.id')
        .on('entry.live', '=', 1),
    )
    .select(['entry.kind', 'entry.id', 'entry.seq', 'entry.live', 'entity.body'])
    .where('entry.scope', '=', scope)
    .where('entry.seq', '>=', last?.seq ?? from)
    .where((where) => where.or([where('entry.live', '=', 1), where('entry.seq', '>', floor)]))
    .orderBy('entry.seq')
    .orderBy('entry.kind')
    .orderBy('entry.id')
    .limit(ROWS_PER_PAGE)
  query = last
    ? query.where((where) =>
        where(
          where.refTuple('entry.seq', 'entry.kind', 'entry.id'),
          '>',
          where.tuple(last.seq, last.kind, last.id),
        ),
      )
    : query.where('entry.seq', '>', from)
  return query.execute()
}

function rowOf(entry: Entry): Row {
  const { kind, id, seq: v } = entry
  if (entry.live === 0) return { live: false, id, v, kind }
  if (entry.body === null) throw new Error(`The ${kind} ${id} has a place in a scope and no row.`)
  return { live: true, id, v, entity: storedEntity({ kind, body: entry.body }) }
}
