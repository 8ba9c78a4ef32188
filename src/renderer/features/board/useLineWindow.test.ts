import { describe, expect, it } from 'vitest'
import { ticketId } from '#shared/domain/ids'
import { HEAD_HEIGHT, linesOf } from './lines'
import { linesInSight, scrollFor } from './useLineWindow'

const ROW = 36
const order = Array.from({ length: 50_000 }, (_, row) => ticketId(`t${row}`))
const lines = linesOf(
  order,
  [
    { level: 'breach', from: 0, until: 100 },
    { level: 'later', from: 100, until: 50_000 },
  ],
  ROW,
)
const height = 720
const SPARE = 8

describe('the part of the list that is drawn', () => {
  it('[BRD5] is what is in sight and a few lines around it, however long the list is', () => {
    const { drawn, stuckHead } = linesInSight(lines, { top: 0, height }, SPARE)
    expect([drawn[0], drawn.at(-1), stuckHead]).toEqual([0, 28, 0])
    const deep = linesInSight(lines, { top: 1_000_000, height }, SPARE)
    expect(deep.drawn.length).toBeLessThan(60)
    const atTop = lines.lineAt(1_000_000)
    expect(deep.drawn).toContain(atTop)
    expect(deep.drawn).toContain(lines.lineAt(1_000_000 + height))
  })

  it('[BRD181] is at first what is in sight and nothing else', () => {
    const { drawn, stuckHead } = linesInSight(lines, { top: 0, height }, 0)
    expect([drawn[0], drawn.at(-1), stuckHead]).toEqual([0, lines.lineAt(height), 0])
    const deep = linesInSight(lines, { top: 1_000_000, height }, 0)
    expect(deep.drawn).toEqual([
      deep.stuckHead,
      ...order.flatMap((_, at) =>
        at >= lines.lineAt(1_000_000) && at <= lines.lineAt(1_000_000 + height) ? [at] : [],
      ),
    ])
  })

  it('[BRD5] always holds the head of the band in sight', () => {
    const { drawn, stuckHead } = linesInSight(lines, { top: 1_000_000, height }, SPARE)
    expect(stuckHead).toBe(101)
    expect(drawn[0]).toBe(101)
  })

  it('[BRD5] is the end of a list that became shorter than where it was scrolled to', () => {
    const short = linesOf(order.slice(0, 3), [{ level: 'breach', from: 0, until: 3 }], ROW)
    expect(linesInSight(short, { top: 1_000_000, height }, SPARE).drawn).toEqual([0, 1, 2, 3])
    expect(linesInSight(linesOf([], [], ROW), { top: 40, height }, SPARE).drawn).toEqual([])
  })

  it('[BRD5] is scrolled as little as it takes to see a line below the head that sticks', () => {
    const sight = { top: 3_600, height }
    expect(scrollFor(lines, lines.lineAt(4_000), sight)).toBeNull()
    const above = lines.lineAt(3_600)
    expect(scrollFor(lines, above, sight)).toBe(lines.offsetOf(above) - HEAD_HEIGHT)
    const below = lines.lineAt(3_600 + height)
    expect(scrollFor(lines, below, sight)).toBe(lines.offsetOf(below) + ROW - height)
    expect(scrollFor(lines, 1, { top: 10, height })).toBe(0)
  })
})
