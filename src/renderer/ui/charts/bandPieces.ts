import { scaleLinear } from 'd3-scale'
import type { Urgency } from '#shared/domain/sla/urgency'

/** Worst first, as on the board. */
export const bandOrder = ['breach', 'near', 'soon', 'later', 'paused'] as const satisfies readonly Urgency[]

/** One piece of a bar: where it begins and how long it is, as shares of the room, 0 to 1. */
export interface BandPiece {
  readonly urgency: Urgency
  readonly key: string
  readonly count: number
  readonly from: number
  readonly share: number
}

/** Up to this many tickets in the longest bar, every urgent one gets a cell of its own. */
const CELLS_AT_MOST = 24
/** A piece shorter than this share of the room could not be seen. */
const SHORTEST = 0.035

/** The length of a count beside others on one scale, which begins at zero: 0 to 1 of the longest. */
export const countScale = (longest: number): ((count: number) => number) =>
  scaleLinear([0, Math.max(1, longest)], [0, 1])

/**
 * The pieces of one bar, left to right. Breached, near and soon tickets are single cells while a cell is wide
 * enough to be seen; later and paused ones, and everything on a bar of hundreds, are one piece per band. What would
 * be too short to be seen is drawn longer, and the long ones make room.
 */
export function bandPieces(counts: Readonly<Record<Urgency, number>>, longest: number): readonly BandPiece[] {
  const pieces = bandOrder.flatMap((urgency) => cellsOf(urgency, counts[urgency], longest))
  const lengthOf = countScale(longest)
  const shares = withShortest(pieces.map(({ count }) => lengthOf(count)))
  let from = 0
  return pieces.map((piece, index) => {
    const share = shares[index] ?? 0
    const placed = { ...piece, from, share }
    from += share
    return placed
  })
}

function cellsOf(
  urgency: Urgency,
  count: number,
  longest: number,
): readonly Pick<BandPiece, 'urgency' | 'key' | 'count'>[] {
  if (count === 0) return []
  const isWhole = urgency === 'later' || urgency === 'paused' || longest > CELLS_AT_MOST
  if (isWhole) return [{ urgency, count, key: urgency }]
  return Array.from({ length: count }, (_, index) => ({ urgency, count: 1, key: `${urgency} ${index}` }))
}

/** Raises the short ones, and takes what that costs from those that have more than enough, if the bar has no more room. */
function withShortest(shares: readonly number[]): readonly number[] {
  const raised = shares.map((share) => Math.max(share, SHORTEST))
  const over = raised.reduce((sum, share) => sum + share, 0) - 1
  if (over <= 0) return raised
  const spare = raised.reduce((sum, share) => sum + share - SHORTEST, 0)
  return raised.map((share) => share - (over * (share - SHORTEST)) / spare)
}
