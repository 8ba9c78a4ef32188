import type { Scope } from '#shared/domain/scope'
import { type PackedKind, packedKindSchema } from '#shared/protocol/packedPart'
import { type CachedRow, isRead, type ReadRow } from '#shared/sync/row'
import { asDeflated } from './asDeflated'
import type { NewPage } from './pages'

/** From this many on, rows of one scope and kind are written sooner as one page than each by itself. */
const ROWS_WORTH_WRITING_TOGETHER = 8
/** What is larger than 64 kB a browser keeps as a file beside its database, which takes longer. */
const LONGEST_TEXT = 40 * 1024

interface Group {
  readonly scope: Scope
  readonly kind: PackedKind
  readonly rows: ReadRow[]
}

/** Pages of rows that came one by one and are written together; rows that are too few for it are in none. */
export function pagesOfRows(rows: readonly CachedRow[]): readonly NewPage[] {
  if (rows.length < ROWS_WORTH_WRITING_TOGETHER) return []
  const groups = new Map<string, Group>()
  for (const row of rows.filter(isRead)) {
    const kind = packedKindSchema.options.find((packed) => packed === row.entity.kind)
    if (kind === undefined) continue
    const key = `${kind} ${row.scope}`
    const group = groups.get(key)
    if (group) group.rows.push(row)
    else groups.set(key, { scope: row.scope, kind, rows: [row] })
  }
  return [...groups.values()].flatMap((group) =>
    group.rows.length < ROWS_WORTH_WRITING_TOGETHER ? [] : cutToPages(group),
  )
}

function cutToPages({ scope, kind, rows }: Group): readonly NewPage[] {
  const pages: NewPage[] = []
  let texts: string[] = []
  let length = 0
  for (const [at, { entity }] of rows.entries()) {
    const text = JSON.stringify(entity.data)
    texts.push(text)
    length += text.length
    if (length < LONGEST_TEXT && at < rows.length - 1) continue
    pages.push(pageOf({ scope, kind, rows: rows.slice(at + 1 - texts.length, at + 1) }, texts))
    texts = []
    length = 0
  }
  return pages
}

const pageOf = ({ scope, kind, rows }: Group, texts: readonly string[]): NewPage => ({
  head: {
    scope,
    kind,
    ids: rows.map(({ id }) => id),
    v: rows.map(({ v }) => v),
    tickets: rows.flatMap(({ entity }) => (entity.kind === 'message' ? [entity.data.ticketId] : [])),
  },
  holes: [],
  taken: rows,
  body: asDeflated(
    kind === 'message'
      ? `{"data":[${texts.join(',')}]}`
      : `{"v":[${rows.map(({ v }) => v).join(',')}],"data":[${texts.join(',')}]}`,
  ),
})
