import type { LogRow } from './logRow'
import type { LogItem } from './openLog'

/** The log with the rows of one incident brought together, in the order in which they happened. */
export type IncidentItem =
  | { readonly kind: 'incident'; readonly rows: readonly LogRow[] }
  | Exclude<LogItem, { kind: 'row' }>

/** More updates than any incident has had (58); beyond them a file is not a log of incidents. */
const MOST_ROWS = 2_000
/** Incident numbers have seven digits, so which ones were met fits into 1.25 MB whatever the file's size. */
const NUMBERS = 10_000_000

/**
 * Groups rows that stand together in the file, as the published log has them. A row of an incident whose other
 * rows were already passed is rejected: importing a part would replace the whole (IMP2).
 */
export async function* groupIncidents(items: AsyncIterable<LogItem>): AsyncGenerator<IncidentItem> {
  const met = createNumbersMet()
  let rows: LogRow[] = []
  for await (const item of items) {
    // The incident that a fault cut short is not whole, and is left for the next run.
    if (item.kind === 'fault') {
      yield item
      return
    }
    if (item.kind === 'rejected') {
      yield item
      continue
    }
    const { row } = item
    const isSame = rows[0]?.number === row.number
    const reason = reasonAgainst(row, isSame, rows.length, met)
    if (reason !== null) {
      yield { kind: 'rejected', line: row.line, reason, text: row.number }
      continue
    }
    if (!isSame && rows.length > 0) {
      yield { kind: 'incident', rows: inOrder(rows) }
      rows = []
    }
    met.add(row.number)
    rows.push(row)
  }
  if (rows.length > 0) yield { kind: 'incident', rows: inOrder(rows) }
}

function reasonAgainst(row: LogRow, isSame: boolean, rowsSoFar: number, met: NumbersMet): string | null {
  if (!isSame && met.has(row.number)) {
    return `The rows of ${row.number} do not stand together in the file; sort it by number.`
  }
  return isSame && rowsSoFar >= MOST_ROWS ? `${row.number} has more than ${MOST_ROWS} rows.` : null
}

/**
 * By sys_mod_count, because a time has whole minutes only; but as they stand where that already is the order of
 * time. Four incidents of the published log carry a wrong count on their first row, with the right time.
 */
function inOrder(rows: readonly LogRow[]): readonly LogRow[] {
  const isInTime = rows.every(
    (row, index) => index === 0 || row.updatedAt >= (rows[index - 1]?.updatedAt ?? 0),
  )
  return isInTime && !hasTiedCounts(rows) ? rows : rows.toSorted((a, b) => a.modCount - b.modCount)
}

/** Rows of one minute that stand in another order than their counts say. */
function hasTiedCounts(rows: readonly LogRow[]): boolean {
  return rows.some((row, index) => {
    const before = rows[index - 1]
    return before?.updatedAt === row.updatedAt && before.modCount > row.modCount
  })
}

interface NumbersMet {
  readonly has: (number: string) => boolean
  readonly add: (number: string) => void
}

function createNumbersMet(): NumbersMet {
  const bits = new Uint8Array(NUMBERS / 8)
  const placeOf = (number: string) => {
    const value = Number(number.slice(3))
    return { byte: value >>> 3, bit: 1 << (value & 7) }
  }
  return {
    has(number) {
      const { byte, bit } = placeOf(number)
      return ((bits[byte] ?? 0) & bit) !== 0
    },
    add(number) {
      const { byte, bit } = placeOf(number)
      bits[byte] = (bits[byte] ?? 0) | bit
    },
  }
}
