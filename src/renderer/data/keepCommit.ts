import type { Commit } from '#shared/sync/effect'
import { type CachedRow, type RowKey, rowKey } from '#shared/sync/row'
import { type CacheTables, placeOf, type RowTable, rowTables, sorted } from './cacheTables'
import type { PageHead } from './pages'
import type { RowIndex } from './rowIndex'
import type { ReadPage } from './unpackPart'

/** Whether a commit is about commands alone, which are not kept in the cache. */
export const changesNothing = (commit: Commit): boolean =>
  [commit.wipe, commit.remove, commit.put, commit.progress].every((part) => part.length === 0)

/** A page of which fewer rows are taken is not worth keeping: those get records of their own. */
const ROWS_WORTH_A_PAGE = 32

interface NewPage {
  readonly head: PageHead
  readonly holes: readonly number[]
  readonly body: Uint8Array<ArrayBuffer>
}

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
 * A page that came from the server is kept as it came, with the rows that the machine did not take crossed out. Every
 * other row gets a record of its own, and what was kept of it before is crossed out or dropped: a row is in one place.
 */
export function planKeeping(index: RowIndex, commit: Commit, read: readonly ReadPage[]): KeepingPlan {
  const put = new Map(commit.put.map((row) => [row.key, row]))
  const pages = read.flatMap((page) => pageOf(page, put) ?? [])
  const paged = new Set(pages.flatMap(({ head, holes }) => keysOf(head, new Set(holes))))
  const wiped = new Set(commit.wipe)
  const crossed = new Map<number, number[]>()
  const dropped: RowKey[] = []
  const leaving = [...commit.remove, ...put.keys()]
  for (const key of leaving) {
    const kept = index.get(key)
    if (!kept || wiped.has(kept.scope)) continue
    if (kept.slot) crossed.set(kept.slot.page, [...(crossed.get(kept.slot.page) ?? []), kept.slot.at])
    else if (paged.has(key) || !put.has(key)) dropped.push(key)
  }
  return { pages, single: commit.put.filter(({ key }) => !paged.has(key)), dropped, crossed }
}

const keysOf = ({ kind, ids }: PageHead, holes: ReadonlySet<number>): readonly RowKey[] =>
  ids.flatMap((id, at) => (holes.has(at) ? [] : [rowKey(kind, id)]))

function pageOf({ kind, rows, body }: ReadPage, put: ReadonlyMap<RowKey, CachedRow>): NewPage | null {
  const taken = rows.map((row) => {
    const kept = put.get(rowKey(kind, row.id))
    return kept?.entity === row.entity ? kept : null
  })
  const scope = taken.find((row) => row !== null)?.scope
  const holes = taken.flatMap((row, at) => (row === null ? [at] : []))
  if (scope === undefined || rows.length - holes.length < ROWS_WORTH_A_PAGE) return null
  const tickets = rows.flatMap(({ entity }) => (entity.kind === 'message' ? [entity.data.ticketId] : []))
  const head = { scope, kind, ids: rows.map(({ id }) => id), v: rows.map(({ v }) => v), tickets }
  return { head, holes, body }
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
