import type { TicketId } from '#shared/domain/ids'
import type { Band } from './bands'

/** One line of the board: a band's head, or a ticket with its place in the list. */
export type Line =
  | { readonly kind: 'head'; readonly band: Band }
  | { readonly kind: 'ticket'; readonly id: TicketId; readonly row: number }

/** The board as one run of lines, answered by number without building twenty thousand of them. */
export interface Lines {
  readonly count: number
  /** Pixels a line takes. */
  readonly heightOf: (line: number) => number
  readonly at: (line: number) => Line | null
  /** The line on which the list's `row`-th ticket stands. */
  readonly lineOfRow: (row: number) => number
  /** The line of the head that stands over a line. */
  readonly headOver: (line: number) => number
}

/** Pixels of a band's head, in every density. */
export const HEAD_HEIGHT = 28

export function linesOf(order: readonly TicketId[], bands: readonly Band[], rowHeight: number): Lines {
  // Before the n-th band stand n heads and all rows of the bands above it.
  const headLines = bands.map((band, index) => band.from + index)
  const bandOfLine = (line: number) => headLines.findLastIndex((headLine) => headLine <= line)
  return {
    count: order.length + bands.length,
    heightOf: (line) => (headLines.includes(line) ? HEAD_HEIGHT : rowHeight),
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
