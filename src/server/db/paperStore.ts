import { isDeepStrictEqual } from 'node:util'
import type { SavedView } from '#shared/domain/savedView'
import { papersScope, personScope, type Scope } from '#shared/domain/scope'
import type { Paper } from '#shared/protocol/papers'
import { commitChanges } from './commitChanges'
import { readEntity } from './entityRows'
import type { RecordBook } from './records'
import { noteSaver, saverOf } from './savers'
import type { Commit } from './store'
import type { Database } from './tables'

export interface PaperStore {
  readonly readView: (id: string) => Promise<SavedView | null>
  /** What stands in the place of a paper now, and the name of whoever saved that last; null for a new one. */
  readonly readPresent: (
    paper: Paper,
  ) => Promise<{ readonly paper: Paper; readonly by: string | null } | null>
  /** How many others of its kind there are that are not removed; of views, those of the same owner. */
  readonly countOthers: (paper: Paper) => Promise<number>
  /** Writes it whole; what is the same already changes nothing. */
  readonly writePaper: (paper: Paper) => Promise<Commit>
  /** Notes who saved it, for whoever edits it now. */
  readonly noteSaver: (paper: Paper, name: string) => Promise<void>
}

export function createPaperStore(db: Database, book: RecordBook): PaperStore {
  return {
    readView: async (id) => (await readEntity(book, 'view', id))?.data ?? null,
    readPresent: (paper) => readPresent(db, book, paper),
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

async function readPresent(
  db: Database,
  book: RecordBook,
  { kind, data: { id } }: Paper,
): ReturnType<PaperStore['readPresent']> {
  const stored = await readEntity(book, kind, id)
  return stored && { paper: stored.entity, by: await saverOf(db, kind, id) }
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
