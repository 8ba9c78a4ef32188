import { describe, expect, it } from 'vitest'
import { type TrendPoint, trendRuns, trendSpan } from './trendRuns'

const frame = { width: 400, height: 100, inset: 10 }
const points = (...percents: (number | null)[]): TrendPoint[] =>
  percents.map((percent, index) => ({ label: `day ${index}`, percent }))

describe('trend line', () => {
  it('[WBD12] a day with too few verdicts is a gap that no line bridges', () => {
    const runs = trendRuns(points(95, 96, null, 97), frame)
    expect(runs.map((run) => run.map((point) => Math.round(point.x)))).toEqual([[10, 137], [390]])
  })

  it('[WBD12] a change of half a percent stays a small step', () => {
    expect(trendSpan(points(96, 96.5))).toEqual({ low: 90, high: 100 })
    const [first, second] = trendRuns(points(96, 96.5), frame)[0] ?? []
    expect((first?.y ?? 0) - (second?.y ?? 0)).toBeCloseTo(4, 5)
  })

  it('[WBD12] every point stays inside the frame, at 0 and at 100 percent too', () => {
    for (const point of trendRuns(points(0, 100, 50), frame).flat()) {
      expect(point.y).toBeGreaterThanOrEqual(frame.inset)
      expect(point.y).toBeLessThanOrEqual(frame.height - frame.inset)
    }
  })

  it('[WBD12] one single day has a place and nothing measured has none', () => {
    expect(trendRuns(points(90), frame)).toHaveLength(1)
    expect(trendRuns(points(null, null), frame)).toEqual([])
  })
})
