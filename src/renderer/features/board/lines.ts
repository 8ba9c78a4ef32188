import type { TicketId } from '#shared/domain/ids'
import type { Band } from './bands'
import type { Density } from './boardStore'

/** One line of the board: a band's head, or a ticket with its place in the list. */
export type Line =
  | { readonly kind: 'head'; readonly band: Band }
  | { readonly kind: 'ticket'; readonly id: TicketId; readonly row: number }

/** The board as one run of lines, answered by number without building fifty thousand of them. */
export interface Lines {
  readonly count: number
  /** Pixels a line takes. */
  readonly heightOf: (line: number) => number
  /** Pixels above a line; above the one after the last stand all. */
  readonly offsetOf: (line: number) => number
  /** The line on which so many pixels from the top lie; the last one for what lies below. */
  readonly lineAt: (offset: number) => number
  readonly at: (line: number) => Line | null
  /** The line on which the list's `row`-th ticket stands. */
  readonly lineOfRow: (row: number) => number
  /** The line of the head that stands over a line. */
  readonly headOver: (line: number) => number
}

/** Pixels of a row; a narrow one has two lines of text. */
export const ROW_HEIGHTS: Readonly<Record<Density, number>> = { compact: 28, regular: 36, roomy: 44 }
export const NARROW_ROW_HEIGHT = 44

/** Pixels of a band's head, in every density. */
export const HEAD_HEIGHT = 28

export function linesOf(order: readonly TicketId[], bands: readonly Band[], rowHeight: number): Lines {
  // Before the n-th band stand n heads and all rows of the bands above it.
  const headLines = bands.map((band, index) => band.from + index)
  const bandOfLine = (line: number) => headLines.findLastIndex((headLine) => headLine <= line)
  const count = order.length + bands.length
  const heightOf = (line: number) => (headLines.includes(line) ? HEAD_HEIGHT : rowHeight)
  const offsetOf = (line: number) => {
    const heads = headLines.filter((headLine) => headLine < line).length
    return heads * HEAD_HEIGHT + (line - heads) * rowHeight
  }
  return {
    count,
    heightOf,
    offsetOf,
    lineAt: (offset) => {
      const head = headLines.findLast((headLine) => offsetOf(headLine) <= offset) ?? 0
      const below = offset - offsetOf(head) - HEAD_HEIGHT
      const line = below < 0 ? head : head + 1 + Math.floor(below / rowHeight)
      return Math.max(0, Math.min(line, count - 1))
    },
    at: (line) => {
      const index = bandOfLine(line)
      const band = bands[index]
      if (!band) return null
      if (headLines[index] === line) return { kind: 'head', band }
      const row = line - index - 1
      const id = order[row]
      return id === undefined ? null : { kind: 'ticket', id, row }
    },
    lineOfRow: (row) => row + bands.findIndex((band) => row < band.until) + 1,
    headOver: (line) => headLines[bandOfLine(line)] ?? 0,
  }
}
