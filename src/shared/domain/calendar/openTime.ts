import { DAY_MS, earlier, type Instant, instant, later } from '../instant'
import { FIRST_INSTANT, LAST_INSTANT } from './localDate'
import { merged, type OpenWindow } from './windows'

/** So much is compiled at a time, when first asked for. */
const STEP_MS = 64 * DAY_MS
const ROWS_AT_FIRST = 256

type WindowsBetween = (from: Instant, to: Instant) => readonly OpenWindow[]

/**
 * The windows compiled so far: sorted, apart, without gaps in the time they cover, and with the open time before
 * each. Rows are kept in the middle of flat arrays, so that both ends may grow.
 */
interface Rows {
  readonly windowsBetween: WindowsBetween
  opensAt: Float64Array
  closesAt: Float64Array
  /** Open milliseconds before the window, reckoned from where compiling began; negative to the left of that. */
  openBefore: Float64Array
  /** The first row in use and the one after the last. */
  first: number
  end: number
  coveredFrom: Instant
  coveredTo: Instant
  /** What `openBefore` would be at the two ends of the covered time. */
  openAtStart: number
  openAtEnd: number
}

/** Counts the open time of any windows. Every search is logarithmic in the number of windows compiled so far. */
export interface OpenTime {
  readonly addOpen: (from: Instant, openMs: number) => Instant | null
  readonly openBetween: (from: Instant, to: Instant) => number
  readonly nextOpen: (at: Instant) => Instant | null
  readonly prevOpen: (at: Instant) => Instant | null
  readonly windowsBetween: WindowsBetween
}

export function createOpenTime(windowsBetween: WindowsBetween): OpenTime {
  let made: Rows | null = null
  const covering = (at: Instant): Rows => {
    made ??= startAt(windowsBetween, at)
    cover(made, at)
    return made
  }
  return {
    addOpen: (from, openMs) => {
      if (openMs === 0) return from
      if (Number.isNaN(openMs)) return null
      return openMs > 0
        ? forward(covering(from), from, Math.ceil(openMs))
        : backward(covering(from), from, Math.ceil(-openMs))
    },
    openBetween: (from, to) => {
      if (to <= from) return 0
      const rows = covering(from)
      cover(rows, to)
      return openUntil(rows, to) - openUntil(rows, from)
    },
    nextOpen: (at) => nextOpen(covering(at), at),
    prevOpen: (at) => prevOpen(covering(at), at),
    windowsBetween: (from, to) => {
      if (made && made.coveredFrom <= from && to <= made.coveredTo) return windowsOf(made, from, to)
      // A look far away must not make every year up to there be kept.
      return merged(windowsBetween(later(from, FIRST_INSTANT), earlier(to, LAST_INSTANT)))
    },
  }
}

function startAt(windowsBetween: WindowsBetween, at: Instant): Rows {
  const within = Math.min(Math.max(at, FIRST_INSTANT), LAST_INSTANT)
  const begin = instant(Math.floor(within / STEP_MS) * STEP_MS)
  return {
    windowsBetween,
    opensAt: new Float64Array(ROWS_AT_FIRST),
    closesAt: new Float64Array(ROWS_AT_FIRST),
    openBefore: new Float64Array(ROWS_AT_FIRST),
    first: ROWS_AT_FIRST / 4,
    end: ROWS_AT_FIRST / 4,
    coveredFrom: begin,
    coveredTo: begin,
    openAtStart: 0,
    openAtEnd: 0,
  }
}

/** Compiles as far as an instant, or to the ends of the years known. */
function cover(rows: Rows, at: Instant): void {
  let hasMore = true
  while (hasMore && at < rows.coveredFrom) hasMore = growLeft(rows)
  while (hasMore && at > rows.coveredTo) hasMore = growRight(rows)
}

/** Compiles the next piece; false at the end of the years known. */
function growRight(rows: Rows): boolean {
  const from = rows.coveredTo
  const to = earlier(instant(from + STEP_MS), LAST_INSTANT)
  if (from >= to) return false
  rows.coveredTo = to
  for (const window of rows.windowsBetween(from, to)) append(rows, window)
  return true
}

/** Compiles the piece before; false at the beginning of the years known. */
function growLeft(rows: Rows): boolean {
  const to = rows.coveredFrom
  const from = later(instant(to - STEP_MS), FIRST_INSTANT)
  if (from >= to) return false
  rows.coveredFrom = from
  for (const window of rows.windowsBetween(from, to).toReversed()) prepend(rows, window)
  return true
}

function append(rows: Rows, { opensAt, closesAt }: OpenWindow): void {
  const last = rows.end - 1
  if (rows.end > rows.first && rows.closesAt[last] === opensAt) {
    rows.closesAt[last] = closesAt
  } else {
    if (rows.end === rows.opensAt.length) makeRoom(rows)
    rows.opensAt[rows.end] = opensAt
    rows.closesAt[rows.end] = closesAt
    rows.openBefore[rows.end] = rows.openAtEnd
    rows.end += 1
  }
  rows.openAtEnd += closesAt - opensAt
}

function prepend(rows: Rows, { opensAt, closesAt }: OpenWindow): void {
  rows.openAtStart -= closesAt - opensAt
  const touches = rows.end > rows.first && rows.opensAt[rows.first] === closesAt
  if (!touches) {
    if (rows.first === 0) makeRoom(rows)
    rows.first -= 1
    rows.closesAt[rows.first] = closesAt
  }
  rows.opensAt[rows.first] = opensAt
  rows.openBefore[rows.first] = rows.openAtStart
}

/** As much room at either end as is in use. */
function makeRoom(rows: Rows): void {
  const used = Math.max(rows.end - rows.first, ROWS_AT_FIRST)
  const moved = (column: Float64Array): Float64Array => {
    const wider = new Float64Array(3 * used)
    wider.set(column.subarray(rows.first, rows.end), used)
    return wider
  }
  rows.opensAt = moved(rows.opensAt)
  rows.closesAt = moved(rows.closesAt)
  rows.openBefore = moved(rows.openBefore)
  rows.end = used + rows.end - rows.first
  rows.first = used
}

const cell = (column: Float64Array, row: number): number => column[row] ?? 0

/** The first row whose value in the column is not below the limit. The column is sorted. */
function rowFrom(rows: Rows, column: Float64Array, limit: number): number {
  let low = rows.first
  let high = rows.end
  while (low < high) {
    const middle = (low + high) >>> 1
    if (cell(column, middle) < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** Open milliseconds before an instant, reckoned from where compiling began. */
function openUntil(rows: Rows, at: Instant): number {
  const row = rowFrom(rows, rows.opensAt, at) - 1
  if (row < rows.first) return rows.openAtStart
  return cell(rows.openBefore, row) + Math.min(at, cell(rows.closesAt, row)) - cell(rows.opensAt, row)
}

function forward(rows: Rows, from: Instant, openMs: number): Instant | null {
  const wanted = openUntil(rows, from) + openMs
  let hasMore = true
  while (hasMore && rows.openAtEnd < wanted) hasMore = growRight(rows)
  if (!hasMore) return null
  // A window that only begins where the budget ends is not needed any more (R5).
  const row = rowFrom(rows, rows.openBefore, wanted) - 1
  return instant(cell(rows.opensAt, row) + wanted - cell(rows.openBefore, row))
}

/** Mirrors `forward`: a budget that ends exactly at an opening ends there, not at the closing before it. */
function backward(rows: Rows, from: Instant, openMs: number): Instant | null {
  const wanted = openUntil(rows, from) - openMs
  let hasMore = true
  while (hasMore && rows.openAtStart > wanted) hasMore = growLeft(rows)
  if (!hasMore) return null
  const row = rowFrom(rows, rows.openBefore, wanted + 1) - 1
  return instant(cell(rows.opensAt, row) + wanted - cell(rows.openBefore, row))
}

function nextOpen(rows: Rows, at: Instant): Instant | null {
  let hasMore = true
  while (hasMore) {
    const row = rowFrom(rows, rows.closesAt, at + 1)
    if (row < rows.end) return later(at, instant(cell(rows.opensAt, row)))
    hasMore = growRight(rows)
  }
  return null
}

function prevOpen(rows: Rows, at: Instant): Instant | null {
  let hasMore = true
  while (hasMore) {
    const row = rowFrom(rows, rows.opensAt, at) - 1
    if (row >= rows.first) return earlier(at, instant(cell(rows.closesAt, row)))
    hasMore = growLeft(rows)
  }
  return null
}

function windowsOf(rows: Rows, from: Instant, to: Instant): readonly OpenWindow[] {
  const found: OpenWindow[] = []
  for (let row = rowFrom(rows, rows.closesAt, from + 1); row < rows.end; row += 1) {
    const opensAt = later(instant(cell(rows.opensAt, row)), from)
    if (opensAt >= to) break
    found.push({ opensAt, closesAt: earlier(instant(cell(rows.closesAt, row)), to) })
  }
  return found
}
