import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anAgent, at } from '#kit/builders'
import { HOUR_MS, instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { SpanCause } from '#shared/domain/sla/explanation'
import { placedLabels } from './axisLabels'
import type { Piece } from './pieces'
import { hasRoomFor, positionOf, SEGMENT_GAP, SEGMENT_LEAST, stripLayout } from './stripLayout'

const begin = at('2026-03-02T08:00Z')
const causes: readonly SpanCause[] = [
  { kind: 'counted' },
  { kind: 'closed', why: { kind: 'day-off' } },
  { kind: 'paused', status: 'waiting-customer', by: anAgent(), since: begin },
  { kind: 'done', by: anAgent(), since: begin },
]

/** Pieces of so many minutes, one after the other. */
function piecesOfMinutes(...lengths: readonly (readonly [SpanCause, number])[]): readonly Piece[] {
  let from = begin
  return lengths.map(([cause, minutes]) => {
    const piece = { from, to: plusMs(from, minutes * MINUTE_MS), countedMs: 0, cause }
    from = piece.to
    return piece
  })
}
const lengths = fc.array(fc.tuple(fc.constantFrom(...causes), fc.integer({ min: 1, max: 100_000 })), {
  minLength: 1,
  maxLength: 30,
})
const [counted, closed, paused] = causes
if (!counted || !closed || !paused) throw new Error('There are four.')

describe('the strip', () => {
  it('[TKT24] is as wide as its pieces and gaps, in order, and none is too narrow to be seen', () => {
    fc.assert(
      fc.property(lengths, fc.integer({ min: 300, max: 2000 }), (made, width) => {
        const pieces = piecesOfMinutes(...made)
        const segments = stripLayout(
          pieces,
          pieces.map(() => 'Night'),
          width,
        )
        expect(segments).toHaveLength(pieces.length)
        for (const [index, segment] of segments.entries()) {
          expect(segment.width).toBeGreaterThanOrEqual(SEGMENT_LEAST)
          const end = segment.left + segment.width
          const nextLeft = segments[index + 1]?.left ?? end + SEGMENT_GAP
          expect(nextLeft).toBeCloseTo(end + SEGMENT_GAP, 6)
        }
        const last = segments.at(-1)
        expect((last?.left ?? 0) + (last?.width ?? 0)).toBeCloseTo(width, 6)
      }),
    )
  })

  it('[TKT24] leaves minutes to be seen beside a weekend, and a weekend narrower than a day of work', () => {
    const pieces = piecesOfMinutes([counted, 9], [closed, 48 * 60], [counted, 480])
    const [minutes, weekend, day] = stripLayout(pieces, ['', '', ''], 600)
    expect(minutes?.width).toBeGreaterThan(20)
    expect(weekend?.width).toBeLessThan(day?.width ?? 0)
  })

  it('[TKT24] does not let a month of waiting push the work aside', () => {
    const pieces = piecesOfMinutes([counted, 480], [paused, 30 * 24 * 60], [counted, 480])
    const [first, wait] = stripLayout(pieces, ['', '', ''], 600)
    expect(wait?.width).toBeLessThan(2 * (first?.width ?? 0))
  })

  it('[TKT24] gives labels their room while all of that length have it, so that equal times stay equal', () => {
    const pieces = piecesOfMinutes(...Array.from({ length: 12 }, () => [closed, 960] as const))
    const labels = pieces.map(() => 'Night')
    for (const width of [200, 400, 800]) {
      const widths = stripLayout(pieces, labels, width).map((segment) => Math.round(segment.width * 1000))
      expect(new Set(widths).size).toBe(1)
    }
    const wide = stripLayout(pieces, labels, 800)
    expect(wide.every((segment) => hasRoomFor('Night', segment))).toBe(true)
    const narrow = stripLayout(pieces, labels, 200)
    expect(narrow.some((segment) => hasRoomFor('Night', segment))).toBe(false)
  })

  it('[TKT24] is not drawn where it has no room', () => {
    const pieces = piecesOfMinutes([counted, 1], [counted, 1])
    expect(stripLayout(pieces, ['', ''], 11)).toEqual([])
    expect(stripLayout([], [], 100)).toEqual([])
  })

  it('[TKT24] places an instant within its piece, and clips it to the ends', () => {
    const pieces = piecesOfMinutes([counted, 60], [closed, 600])
    const segments = stripLayout(pieces, ['', ''], 400)
    const [first, second] = segments
    if (!first || !second) throw new Error('There are two.')
    const position = (minutes: number) => positionOf(pieces, segments, plusMs(begin, minutes * MINUTE_MS))
    expect(position(30)).toBeCloseTo(first.width / 2, 6)
    expect(position(60)).toBeCloseTo(first.width, 6)
    expect(position(360)).toBeCloseTo(second.left + second.width / 2, 6)
    expect(position(-1)).toBe(0)
    expect(position(1000)).toBeCloseTo(400, 6)
    expect(positionOf([], [], instant(HOUR_MS))).toBe(0)
  })
})

describe('the words under the strip', () => {
  it('[TKT24] stand under their places within the strip; of two that touch, the more important stays', () => {
    const placed = placedLabels(
      [
        { text: 'due Wed 09:48', at: 600 },
        { text: 'now', at: 590 },
        { text: 'Thu 13:40', at: 0 },
      ],
      600,
    )
    expect(placed.map(({ text }) => text)).toEqual(['due Wed 09:48', 'Thu 13:40'])
    expect(placed[0]?.left).toBeLessThan(600)
    expect(placed[1]?.left).toBe(0)
  })
})
