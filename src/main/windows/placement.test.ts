import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clampToDisplays, firstPlacement } from './placement'

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const side = { x: 1440, y: -200, width: 2560, height: 1400 }

it('[DSK5] a window that fits stays where it was', () => {
  const wanted = { x: 1600, y: 0, width: 1200, height: 800 }
  expect(clampToDisplays(wanted, [laptop, side])).toEqual(wanted)
})

it('[DSK5] a window of an unplugged display comes to the first one, cut to fit', () => {
  expect(clampToDisplays({ x: 1600, y: -100, width: 2400, height: 1300 }, [laptop])).toEqual(laptop)
})

it('[DSK5] a window is always wholly on one display', () => {
  const whole = fc.integer({ min: -6_000, max: 6_000 })
  const size = fc.integer({ min: 1, max: 6_000 })
  const check = fc.property(whole, whole, size, size, (x, y, width, height) => {
    const placed = clampToDisplays({ x, y, width, height }, [laptop, side])
    return [laptop, side].some(
      (area) =>
        placed.x >= area.x &&
        placed.y >= area.y &&
        placed.x + placed.width <= area.x + area.width &&
        placed.y + placed.height <= area.y + area.height,
    )
  })
  expect(fc.check(check)).toMatchObject({ failed: false })
})

it('[DSK5] the first window stands in the middle', () => {
  expect(firstPlacement(side, { width: 1440, height: 900 })).toMatchObject({
    x: 2000,
    y: 50,
    width: 1440,
    height: 900,
  })
})
