/** One place on a trend; null where too little was measured to say anything. */
export interface TrendPoint {
  readonly label: string
  readonly percent: number | null
}

export interface PlacedPoint {
  readonly x: number
  readonly y: number
  readonly isLast: boolean
}

export interface TrendFrame {
  readonly width: number
  readonly height: number
  /** Free space at every edge, so that the dots stay inside. */
  readonly inset: number
}

/** A line must not turn a change of half a percent into a cliff. */
const SMALLEST_SPAN = 10

/** The percent at the foot and at the head of the frame, with the line in the middle; the head is never above 100. */
export function trendSpan(points: readonly TrendPoint[]): { readonly low: number; readonly high: number } {
  const percents = points.map((point) => point.percent).filter((percent) => percent !== null)
  if (percents.length === 0) return { low: 0, high: 100 }
  const most = Math.max(...percents)
  const least = Math.min(...percents)
  const span = Math.max(SMALLEST_SPAN, most - least)
  const low = Math.min(100 - span, Math.max(0, (most + least - span) / 2))
  return { low, high: low + span }
}

/** The stretches of neighbouring measured points, placed in the frame; a gap is never bridged by a line. */
export function trendRuns(
  points: readonly TrendPoint[],
  frame: TrendFrame,
): readonly (readonly PlacedPoint[])[] {
  const { low, high } = trendSpan(points)
  const stepX = points.length > 1 ? (frame.width - 2 * frame.inset) / (points.length - 1) : 0
  const runs: PlacedPoint[][] = []
  let isOpen = false
  points.forEach((point, index) => {
    if (point.percent === null) {
      isOpen = false
      return
    }
    const share = (point.percent - low) / (high - low)
    const placed = {
      x: frame.inset + index * stepX,
      y: frame.height - frame.inset - share * (frame.height - 2 * frame.inset),
      isLast: index === points.length - 1,
    }
    if (isOpen) runs.at(-1)?.push(placed)
    else runs.push([placed])
    isOpen = true
  })
  return runs
}
