import { describe, expect, it } from 'vitest'
import { firstWallboard, type Wallboard, wallTiles } from '#shared/domain/wallboard'
import { readableUnitPx, type ShownTile, type WallPlan, wallPlan } from './wallPlan'

const wall = (changes: Partial<Wallboard> = {}): Wallboard => ({ ...firstWallboard('Desk'), ...changes })
const screens = {
  full: { widthPx: 1920, heightPx: 1080 },
  uhd: { widthPx: 3840, heightPx: 2160 },
  small: { widthPx: 1366, heightPx: 768 },
  old: { widthPx: 1024, heightPx: 768 },
  upright: { widthPx: 1080, heightPx: 1920 },
}
const tilesOf = ({ rows }: WallPlan): readonly ShownTile[] =>
  rows.flatMap(({ tiles }) => tiles.map(({ tile }) => tile))
/** Height of capitals in Inter, as a share of its font size. */
const CAPITALS = 0.727
const capitalsMm = (plan: WallPlan, units: number, inches: number, screen: (typeof screens)['full']) =>
  (units * plan.unitPx * CAPITALS * inches * 25.4) / Math.hypot(screen.widthPx, screen.heightPx)

describe('layout by distance', () => {
  it('[WBD20] on the screen it was drawn for it stands as drawn, one unit a hundredth of the height', () => {
    const plan = wallPlan(wall(), screens.full)
    expect(plan.unitPx).toBeCloseTo(10.8, 1)
    expect(plan.rows.map(({ tiles }) => tiles.map(({ tile }) => tile))).toEqual([
      ['breached', 'next', 'onCall'],
      ['queues', 'today', 'channels'],
    ])
    expect(plan).toMatchObject({ dropped: [], nextRows: 6, isReadable: true })
    expect(readableUnitPx(wall(), screens.full)).toBeCloseTo(10.8, 1)
  })

  it('[WBD20] capitals of what must be read are a two-hundredth of the distance, of labels a three-hundredth', () => {
    for (const metres of [1, 3, 5, 6, 8]) {
      for (const [inches, screen] of [
        [55, screens.full],
        [75, screens.uhd],
        [43, screens.small],
        [55, screens.upright],
      ] as const) {
        const plan = wallPlan(wall({ metres, inches }), screen)
        if (!plan.isReadable) continue
        expect(capitalsMm(plan, 5.2, inches, screen)).toBeGreaterThanOrEqual((1000 * metres) / 200)
        expect(capitalsMm(plan, 3.5, inches, screen)).toBeGreaterThanOrEqual((1000 * metres) / 300)
      }
    }
  })

  it('[WBD35] the columns of its rows stand under each other, also where the screen is narrow', () => {
    const narrow = [
      { widthPx: 1024, heightPx: 700 },
      { widthPx: 1024, heightPx: 768 },
      { widthPx: 1180, heightPx: 820 },
      screens.full,
    ]
    for (const screen of narrow) {
      const plan = wallPlan(wall(), screen)
      const [above, below] = plan.rows.map(({ tiles }) =>
        tiles.map(({ weight, leastWidth }) => [weight, leastWidth]),
      )
      expect(below).toEqual(above)
      expect(plan).toMatchObject({ dropped: [], nextRows: 6, isReadable: true })
    }
  })

  it('[WBD21] from further away whole tiles go, the least important first, and never what is breached or next', () => {
    const seen = [5, 6, 7, 8, 9].map((metres) => tilesOf(wallPlan(wall({ metres }), screens.full)))
    for (const tiles of seen) expect(tiles).toEqual(expect.arrayContaining(['breached', 'next']))
    const counts = seen.map((tiles) => tiles.length)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
    expect(wallPlan(wall({ metres: 5.5 }), screens.full).dropped).not.toContain('queues')
    const far = wallPlan(wall({ metres: 9 }), screens.full)
    expect([...far.dropped, ...tilesOf(far)].toSorted()).toEqual(
      [...wallTiles, 'breached', 'next'].toSorted(),
    )
  })

  it('[WBD21] where only the two tiles are left, the last of the next breaches go', () => {
    const plan = wallPlan(wall({ metres: 10 }), screens.full)
    expect(tilesOf(plan)).toEqual(['breached', 'next'])
    expect(plan.nextRows).toBeLessThan(6)
    expect(wallPlan(wall({ metres: 30, inches: 20 }), screens.full)).toMatchObject({ isReadable: false })
  })

  it('[WBD46] what cannot be read from the distance that is set stands there as large as it goes', () => {
    const far = { metres: 30, inches: 20 }
    for (const screen of Object.values(screens)) {
      const { unitPx } = wallPlan(wall(far), screen)
      const readable = wallPlan(wall({ ...far, metres: 1, tiles: [] }), screen)
      // From close by the same two tiles stand there with all six rows; fewer rows are never drawn smaller.
      expect(unitPx).toBeGreaterThanOrEqual(readable.unitPx)
    }
    expect(tilesOf(wallPlan(wall(far), screens.upright))).toEqual(['breached', 'next'])
    expect(wallPlan(wall(far), screens.upright).rows).toHaveLength(2)
  })

  it('[WBD20] nearer than drawn the type stays as large as there is room', () => {
    expect(wallPlan(wall({ metres: 2 }), screens.full).unitPx).toBe(wallPlan(wall(), screens.full).unitPx)
  })

  it('[WBD22] a tile that is not chosen leaves its room to its neighbours', () => {
    const plan = wallPlan(wall({ tiles: ['today'] }), screens.full)
    expect(plan.rows.map(({ tiles }) => tiles.map(({ tile }) => tile))).toEqual([
      ['breached', 'next'],
      ['today'],
    ])
    expect(plan.dropped).toEqual([])
  })

  it('[WBD23] an upright screen and one of 4:3 show every tile at a size that can be read', () => {
    for (const screen of [screens.upright, screens.old]) {
      const plan = wallPlan(wall(), screen)
      expect(tilesOf(plan)).toHaveLength(6)
      expect(plan.isReadable).toBe(true)
    }
    expect(wallPlan(wall(), screens.upright).rows.length).toBeGreaterThan(2)
  })
})
