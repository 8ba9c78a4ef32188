import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'

/** One place on a trend; null where too little was measured to say anything. */
export interface TrendPoint {
  readonly label: string
  readonly percent: number | null
}

export interface TrendFrame {
  readonly width: number
  readonly height: number
  /** Free space at every edge, so that the dots stay inside. */
  readonly inset: number
}

export interface TrendDot {
  readonly x: number
  readonly y: number
  readonly isLast: boolean
  /** Drawn hollow, so that it is seen without colour; false where there is no objective. */
  readonly isBelow: boolean
}

/** A trend ready to be drawn: paths and places in the frame. */
export interface TrendShape {
  /** SVG path data; a gap is never bridged. */
  readonly path: string
  readonly dots: readonly TrendDot[]
  /** The axis: what its foot and its head stand for. It says so because it does not begin at zero. */
  readonly low: number
  readonly high: number
  /** Where the objective lies; null without one. */
  readonly objectiveY: number | null
}

/** A line must not turn a change of half a percent into a cliff. */
const SMALLEST_SPAN = 10
const ROUND = 5

/**
 * The whole fives of percent between which every point and the objective lie, ten apart at least, and zero where they
 * reach down to it. The head is never above 100.
 */
export function trendSpan(
  points: readonly TrendPoint[],
  objective: number | null = null,
): { readonly low: number; readonly high: number } {
  const percents = points.map((point) => point.percent).filter((percent) => percent !== null)
  if (percents.length === 0) return { low: 0, high: 100 }
  const shown = objective === null ? percents : [...percents, objective]
  const high = Math.min(100, Math.ceil(Math.max(...shown) / ROUND) * ROUND)
  const low = Math.max(0, Math.floor(Math.min(...shown) / ROUND) * ROUND)
  const wanting = Math.max(0, SMALLEST_SPAN - (high - low))
  const raised = Math.min(100, high + (low === 0 ? wanting : 0))
  return { low: Math.max(0, raised === high ? low - wanting : low), high: raised }
}

/** A trend within a frame, oldest point first. */
export function trendShape(
  points: readonly TrendPoint[],
  frame: TrendFrame,
  objective: number | null = null,
): TrendShape {
  const { low, high } = trendSpan(points, objective)
  const x = scalePoint<number>(points.keys(), [frame.inset, frame.width - frame.inset])
  const y = scaleLinear([low, high], [frame.height - frame.inset, frame.inset])
  const places = points.map(({ percent }, index) => ({
    x: x(index) ?? frame.inset,
    y: percent === null ? null : y(percent),
    percent,
  }))
  const path = line<(typeof places)[number]>()
    .defined((place) => place.y !== null)
    .x((place) => place.x)
    .y((place) => place.y ?? 0)
    .digits(1)
  const dots = places.flatMap((place, index): TrendDot[] =>
    place.y === null || place.percent === null
      ? []
      : [
          {
            x: place.x,
            y: place.y,
            isLast: index === places.length - 1,
            isBelow: objective !== null && place.percent < objective,
          },
        ],
  )
  return { path: path(places) ?? '', dots, low, high, objectiveY: objective === null ? null : y(objective) }
}
