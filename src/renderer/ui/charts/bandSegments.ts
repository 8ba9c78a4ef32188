import type { Urgency } from '#shared/domain/sla/urgency'

/** Worst first, as on the board. */
export const bandOrder = ['breach', 'near', 'soon', 'later', 'paused'] as const satisfies readonly Urgency[]

export interface BandSegment {
  readonly urgency: Urgency
  readonly count: number
  readonly key: string
}

/** Up to this many tickets in the longest bar, every urgent one gets a cell of its own. */
const CELLS_AT_MOST = 24

/**
 * The pieces of one bar, left to right. Breached, near and soon tickets are single cells while a cell is wide
 * enough to be seen; later and paused ones, and everything on a bar of hundreds, are one piece per band.
 */
export function bandSegments(
  counts: Readonly<Record<Urgency, number>>,
  longest: number,
): readonly BandSegment[] {
  return bandOrder.flatMap((urgency): readonly BandSegment[] => {
    const count = counts[urgency]
    if (count === 0) return []
    const isWhole = urgency === 'later' || urgency === 'paused' || longest > CELLS_AT_MOST
    if (isWhole) return [{ urgency, count, key: urgency }]
    return Array.from({ length: count }, (_, index) => ({ urgency, count: 1, key: `${urgency} ${index}` }))
  })
}
