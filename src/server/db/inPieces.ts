/** Fewer than SQLite's 32,766 parameters, and short enough that one statement stays cheap to compile. */
export const IDS_PER_QUERY = 500
export const ROWS_PER_INSERT = 100

export function* inPieces<Value>(values: readonly Value[], size: number): Generator<readonly Value[]> {
  for (let from = 0; from < values.length; from += size) yield values.slice(from, from + size)
}
