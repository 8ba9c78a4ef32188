import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TrendPoint, trendShape, trendSpan } from './trendShape'

const frame = { width: 400, height: 100, inset: 10 }
const points = (...percents: (number | null)[]): TrendPoint[] =>
  percents.map((percent, index) => ({ label: `day ${index}`, percent }))

describe('trend line', () => {
  it('[WBD12] a day with too few verdicts is a gap that no line bridges', () => {
    const { path, dots } = trendShape(points(95, 96, null, 97), frame)
    expect(path.match(/M/g)).toHaveLength(2)
    expect(dots.map((dot) => Math.round(dot.x))).toEqual([10, 137, 390])
  })

  it('[WBD12] a change of half a percent stays a small step', () => {
    expect(trendSpan(points(96, 96.5))).toEqual({ low: 90, high: 100 })
    const [first, second] = trendShape(points(96, 96.5), frame).dots
    expect((first?.y ?? 0) - (second?.y ?? 0)).toBeCloseTo(4, 5)
  })

  it('[WBD24] the axis holds every point and the objective, at least ten percent of it, and never leaves 0 to 100', () => {
    const percent = fc.double({ min: 0, max: 100, noNaN: true })
    const percents = fc.array(percent, { minLength: 1, maxLength: 7 })
    fc.assert(
      fc.property(percents, fc.option(percent), (days, objective) => {
        const { low, high } = trendSpan(points(...days), objective)
        const all = objective === null ? days : [...days, objective]
        expect([low >= 0, high <= 100, high - low >= 10]).toEqual([true, true, true])
        expect(all.every((one) => one >= low && one <= high)).toBe(true)
      }),
    )
  })

  it('[WBD24] every point stays inside the frame, at 0 and at 100 percent too', () => {
    for (const point of trendShape(points(0, 100, 50), frame).dots) {
      expect(point.y).toBeGreaterThanOrEqual(frame.inset)
      expect(point.y).toBeLessThanOrEqual(frame.height - frame.inset)
    }
  })

  it('[WBD24] a day below the objective is told apart by its shape, and the objective has its own line', () => {
    const shape = trendShape(points(96, 93.6, 95), frame, 95)
    expect(shape.dots.map(({ isBelow }) => isBelow)).toEqual([false, true, false])
    expect(shape.objectiveY).toBeCloseTo(shape.dots[2]?.y ?? 0, 5)
    expect(trendShape(points(96, 3), frame).dots.some(({ isBelow }) => isBelow)).toBe(false)
  })

  it('[WBD12] one single day has a place and nothing measured has none', () => {
    expect(trendShape(points(90), frame).dots).toHaveLength(1)
    expect(trendShape(points(null, null), frame)).toMatchObject({ path: '', dots: [] })
  })
})
