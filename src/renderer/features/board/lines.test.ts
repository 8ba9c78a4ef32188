import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ticketId } from '#shared/domain/ids'
import { LEAST_ROW_HEIGHT } from '../../data/ports'
import type { Band, BandLevel } from './bands'
import { HEAD_HEIGHT, linesOf, NARROW_ROW_HEIGHT, ROW_HEIGHTS } from './lines'

const levels: readonly BandLevel[] = ['breach', 'near', 'soon', 'later', 'paused', 'none']

function bandsOfSizes(sizes: readonly number[]): readonly Band[] {
  let from = 0
  return sizes.flatMap((size, index) => {
    const level = levels[index]
    if (size === 0 || level === undefined) return []
    const band = { level, from, until: from + size }
    from += size
    return [band]
  })
}

describe('the lines of the board', () => {
  it('[OUT186] are at no density less high than those that are counted for the first screen', () => {
    expect(Math.min(HEAD_HEIGHT, NARROW_ROW_HEIGHT, ...Object.values(ROW_HEIGHTS))).toBe(LEAST_ROW_HEIGHT)
  })

  it('[BRD5] hold every head and every ticket exactly once, each ticket under its band', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 0, maxLength: 6 })
    fc.assert(
      fc.property(sizes, (counts) => {
        const bands = bandsOfSizes(counts)
        const order = Array.from({ length: bands.at(-1)?.until ?? 0 }, (_, row) => ticketId(`t${row}`))
        const lines = linesOf(order, bands, 36)
        const drawn = Array.from({ length: lines.count }, (_, line) => lines.at(line))
        const expected = bands.flatMap((band) => [
          { kind: 'head', band },
          ...order
            .slice(band.from, band.until)
            .map((id, index) => ({ kind: 'ticket', id, row: band.from + index })),
        ])
        expect(drawn).toEqual(expected)
      }),
    )
  })

  it('[BRD5] know the line of a row, the head over a line and the height of both', () => {
    const bands = bandsOfSizes([2, 0, 3])
    const lines = linesOf(
      Array.from({ length: 5 }, (_, row) => ticketId(`t${row}`)),
      bands,
      44,
    )
    expect([0, 1, 2, 4].map(lines.lineOfRow)).toEqual([1, 2, 4, 6])
    expect([0, 2, 3, 6].map(lines.headOver)).toEqual([0, 0, 3, 3])
    expect([0, 1, 3, 4].map(lines.heightOf)).toEqual([HEAD_HEIGHT, 44, HEAD_HEIGHT, 44])
    expect(lines.at(99)).toBeNull()
  })

  it('[BRD5] stand one below the other, and every pixel is on one of them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }), (counts) => {
        const bands = bandsOfSizes(counts)
        const order = Array.from({ length: bands.at(-1)?.until ?? 0 }, (_, row) => ticketId(`t${row}`))
        const lines = linesOf(order, bands, 36)
        let above = 0
        for (let line = 0; line < lines.count; line += 1) {
          expect(lines.offsetOf(line)).toBe(above)
          expect([above, above + lines.heightOf(line) - 1].map(lines.lineAt)).toEqual([line, line])
          above += lines.heightOf(line)
        }
        expect(lines.offsetOf(lines.count)).toBe(above)
        expect(lines.lineAt(above + 1_000)).toBe(Math.max(0, lines.count - 1))
      }),
    )
  })
})
