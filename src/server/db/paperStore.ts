import { isDeepStrictEqual } from 'node:util'
import type { SavedView } from '#shared/domain/savedView'
import { papersScope, personScope, type Scope } from '#shared/domain/scope'
import type { DeskPaper, Paper } from '#shared/protocol/papers'
import { commitChanges } from './commitChanges'
import { readEntity } from './entityRows'
import type { RecordBook } from './records'
import { noteSaver, saverOf } from './savers'
import type { Commit } from './store'
import type { Database } from './tables'

export interface PaperStore {
  readonly readView: (id: string) => Promise<SavedView | null>
  /** A template or guide as it stands, and the name of whoever saved it last; null for a new one. */
  readonly readDeskPaper: (
    paper: DeskPaper,
  ) => Promise<{ readonly paper: DeskPaper; readonly by: string | null } | null>
  /** How many others of its kind there are that are not removed; of views, those of the same owner. */
  readonly countOthers: (paper: Paper) => Promise<number>
  /** Writes it whole; what is the same already changes nothing. */
  readonly writePaper: (paper: Paper) => Promise<Commit>
  /** Notes who saved it, for whoever edits it now. */
  readonly noteSaver: (paper: DeskPaper, name: string) => Promise<void>
}

export function createPaperStore(db: Database, book: RecordBook): PaperStore {
  return {
    readView: async (id) => (await readEntity(book, 'view', id))?.data ?? null,
    readDeskPaper: (paper) => readDeskPaper(db, book, paper),
    noteSaver: ({ kind, data }, name) => noteSaver(db, kind, data.id, name),
    countOthers: (paper) => countOthers(db, paper),
    writePaper: (paper) =>
      book.atOnce(async (records) => {
        const { kind, data } = paper
        const before = await readEntity(records, kind, data.id)
        if (before && isDeepStrictEqual(before.data, data)) return []
        const change = { entity: paper, scope: scopeOf(paper), before: before?.stored ?? null }
        return commitChanges(records, [[change]], null)
      }),
  }
}

async function readDeskPaper(
  db: Database,
  book: RecordBook,
  { kind, data: { id } }: DeskPaper,
): ReturnType<PaperStore['readDeskPaper']> {
  const stored = await readPaper(book, kind, id)
  return stored === null ? null : { paper: stored, by: await saverOf(db, kind, id) }
}

async function readPaper(book: RecordBook, kind: DeskPaper['kind'], id: string): Promise<DeskPaper | null> {
  if (kind === 'guide') {
    const stored = await readEntity(book, kind, id)
    return stored && { kind, data: stored.data }
  }
  const stored = await readEntity(book, kind, id)
  return stored && { kind, data: stored.data }
}

/** A view that is not shared is nobody else's to know. */
const scopeOf = (paper: Paper): Scope =>
  paper.kind === 'view' && !paper.data.isShared ? personScope(paper.data.owner.id) : papersScope

async function countOthers(db: Database, { kind, data }: Paper): Promise<number> {
  const body = db.dynamic.ref('body')
  const all = db
    .selectFrom('entity')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('kind', '=', kind)
    .where('id', '!=', data.id)
    .where((where) => where(where.fn('json_extract', [body, where.val('$.isRemoved')]), '=', 0))
  const counted =
    kind === 'view'
      ? all.where((where) =>
          where(where.fn('json_extract', [body, where.val('$.owner.id')]), '=', data.owner.id),
        )
      : all
  return (await counted.executeTakeFirstOrThrow()).count
}
