import type { ClosedMessages } from '#shared/protocol/packedPart'
import type { Commit } from '#shared/sync/effect'
import type { CachedRow, RowKey } from '#shared/sync/row'
import { type CacheTables, placeOf, type RowTable, rowTables, sorted } from './cacheTables'
import type { NewPage, PageHead } from './pages'
import { pagesOfRows } from './pagesOfRows'
import type { RowIndex } from './rowIndex'
import type { ReadPage } from './unpackPart'

/** Whether a commit is about commands alone, which are not kept in the cache. */
export const changesNothing = (commit: Commit): boolean =>
  [commit.wipe, commit.remove, commit.put, commit.progress].every((part) => part.length === 0)

/** A page of which fewer rows are taken is not worth keeping: those get records of their own. */
const ROWS_WORTH_A_PAGE = 32

/** What a commit does to the tables, worked out beforehand from the index. */
export interface KeepingPlan {
  readonly pages: readonly NewPage[]
  /** Rows that get a record of their own. */
  readonly single: readonly CachedRow[]
  /** Rows whose own record goes. */
  readonly dropped: readonly RowKey[]
  /** By page, the slots that no longer hold their row. */
  readonly crossed: ReadonlyMap<number, readonly number[]>
}

/**
 * A page that came from the server is kept as it came, with the rows that the machine did not take crossed out. Other
 * rows of which there are many get a page that is made here, the rest records of their own; what was kept of a row before
 * is crossed out or dropped: a row is in one place.
 */
export function planKeeping(index: RowIndex, commit: Commit, read: readonly ReadPage[]): KeepingPlan {
  const asTheyCame = [...pagesOfTickets(commit.put, read), ...pagesOfMessages(commit.put)]
  const inThose = new Set(asTheyCame.flatMap(({ taken }) => taken))
  const pages = [...asTheyCame, ...pagesOfRows(commit.put.filter((row) => !inThose.has(row)))]
  const paged = new Set(pages.flatMap(({ taken }) => taken))
  const wiped = new Set(commit.wipe)
  const crossed = new Map<number, number[]>()
  const dropped: RowKey[] = []
  /** Crosses a row out of its page; answers whether it has a record of its own instead. */
  const leavesRecord = (key: RowKey): boolean => {
    const kept = index.get(key)
    if (!kept || wiped.has(kept.scope)) return false
    if (kept.slot === null) return true
    crossed.set(kept.slot.page, [...(crossed.get(kept.slot.page) ?? []), kept.slot.at])
    return false
  }
  for (const key of commit.remove) if (leavesRecord(key)) dropped.push(key)
  for (const row of commit.put) if (leavesRecord(row.key) && paged.has(row)) dropped.push(row.key)
  return { pages, single: commit.put.filter((row) => !paged.has(row)), dropped, crossed }
}

function pagesOfTickets(put: readonly CachedRow[], read: readonly ReadPage[]): readonly NewPage[] {
  if (read.length === 0) return []
  const rowOf = new Map(put.map((row) => [row.entity, row]))
  return read.flatMap(({ rows, body }) => {
    const page = pageOf(
      rows.map(({ entity }) => rowOf.get(entity)),
      { kind: 'ticket', ids: rows.map(({ id }) => id), v: rows.map(({ v }) => v), tickets: [] },
      body,
    )
    return page && page.taken.length >= ROWS_WORTH_A_PAGE ? [page] : []
  })
}

/** A message that nobody has read stays in its page, however few of the page were taken. */
function pagesOfMessages(put: readonly CachedRow[]): readonly NewPage[] {
  const taken = new Map<ClosedMessages, Map<string, CachedRow>>()
  for (const row of put) {
    if (row.entity.kind !== 'closed') continue
    const ofPage = taken.get(row.entity)
    if (ofPage) ofPage.set(row.id, row)
    else taken.set(row.entity, new Map([[row.id, row]]))
  }
  return [...taken].flatMap(([{ ids, v, tickets, body }, rows]) => {
    const page = pageOf(
      ids.map((id) => rows.get(id)),
      { kind: 'message', ids, v, tickets },
      body,
    )
    return page ?? []
  })
}

/** Null when none of its rows was taken. */
function pageOf(
  rows: readonly (CachedRow | undefined)[],
  head: Omit<PageHead, 'scope'>,
  body: NewPage['body'],
): NewPage | null {
  const taken = rows.filter((row) => row !== undefined)
  const scope = taken[0]?.scope
  const holes = rows.flatMap((row, slot) => (row ? [] : [slot]))
  return scope === undefined ? null : { head: { scope, ...head }, holes, taken, body }
}

/**
 * Writes a plan within the caller's transaction; answers the numbers of its pages. What is asked of the disk at once is
 * one wait for it, not several.
 */
export async function writePlan(
  tables: CacheTables,
  index: RowIndex,
  commit: Commit,
  plan: KeepingPlan,
): Promise<readonly number[]> {
  if (commit.wipe.length > 0) await wipe(tables, commit.wipe)
  const { tickets, messages, directory } = sorted(plan.single)
  const [numbers] = await Promise.all([
    addPages(tables, plan.pages),
    ...rowTables.map((table) => drop(tables, table, plan.dropped)),
    crossOut(tables, index, plan.crossed),
    keepScreen(tables, index, commit),
    tickets.length > 0 ? tables.tickets.bulkPut(tickets) : null,
    messages.length > 0 ? tables.messages.bulkPut(messages) : null,
    directory.length > 0 ? tables.directory.bulkPut(directory) : null,
  ])
  return numbers
}

async function drop(tables: CacheTables, table: RowTable, keys: readonly RowKey[]): Promise<void> {
  const dropped = keys.map(placeOf).filter((place) => place.table === table)
  if (dropped.length > 0) await tables[table].bulkDelete(dropped.map(({ primary }) => primary))
}

async function wipe(tables: CacheTables, scopes: Commit['wipe']): Promise<void> {
  for (const table of [...rowTables, 'screen'] as const) {
    await tables[table].where('scope').anyOf(scopes).delete()
  }
  const pages = await tables.pages.where('scope').anyOf(scopes).primaryKeys()
  for (const table of ['pages', 'bodies', 'holes'] as const) await tables[table].bulkDelete(pages)
}

/** Its rows change and go with those they are copies of. */
async function keepScreen({ screen }: CacheTables, index: RowIndex, commit: Commit): Promise<void> {
  const shown = index.screen()
  if (shown.size === 0) return
  const gone = commit.remove
    .map(placeOf)
    .filter((place) => place.table === 'tickets' && shown.has(place.primary))
  if (gone.length > 0) await screen.bulkDelete(gone.map(({ primary }) => primary))
  const changed = commit.put.filter(({ id, entity }) => entity.kind === 'ticket' && shown.has(id))
  if (changed.length > 0) await screen.bulkPut(sorted(changed).tickets)
}

async function crossOut(
  { pages, bodies, holes }: CacheTables,
  index: RowIndex,
  crossed: KeepingPlan['crossed'],
): Promise<void> {
  const rows = [...crossed].map(([page, slots]) => ({ page, slots: [...index.holesIn(page), ...slots] }))
  const empty = rows.filter(({ page, slots }) => slots.length >= index.slotsIn(page)).map(({ page }) => page)
  if (rows.length > 0) await holes.bulkPut(rows)
  if (empty.length > 0) await Promise.all([pages, bodies, holes].map((table) => table.bulkDelete(empty)))
}

async function addPages(
  { pages, bodies, holes }: CacheTables,
  added: readonly NewPage[],
): Promise<readonly number[]> {
  if (added.length === 0) return []
  const numbers = await pages.bulkAdd(
    added.map(({ head }) => head),
    { allKeys: true },
  )
  const numbered = added.flatMap((page, at) => {
    const number = numbers[at]
    return number === undefined ? [] : [{ ...page, page: number }]
  })
  const crossed = numbered.flatMap((one) =>
    one.holes.length > 0 ? [{ page: one.page, slots: one.holes }] : [],
  )
  await Promise.all([
    bodies.bulkAdd(numbered.map(({ page, body }) => ({ page, body }))),
    crossed.length > 0 ? holes.bulkAdd(crossed) : null,
  ])
  return numbers
}

/** Brings the index to where the disk is, once the plan is committed. */
export function settleIndex(
  index: RowIndex,
  commit: Commit,
  plan: KeepingPlan,
  numbers: readonly number[],
): void {
  index.wipe(commit.wipe)
  for (const key of commit.remove) index.delete(key)
  for (const [page, slots] of plan.crossed) index.cross(page, slots)
  for (const row of plan.single) index.setSingle(row.key, row)
  for (const [at, { head, holes }] of plan.pages.entries()) {
    const page = numbers[at]
    if (page !== undefined) index.addPage(page, head, holes)
  }
}
