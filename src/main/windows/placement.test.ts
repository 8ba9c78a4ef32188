import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clampToDisplays, firstPlacement, movedOnto } from './placement'

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

it('[DSK130] a window that fills a display or stands in the taskbar stays so while a display is there', () => {
  const free = { isMaximized: false, isFullScreen: false, isMinimized: false }
  // A maximised window of Windows reaches over its work area by its frame.
  const maximised = { x: -8, y: 17, width: 1456, height: 891 }
  expect(movedOnto({ ...free, bounds: maximised, isMaximized: true }, [laptop])).toBeNull()
  const whole = { x: 0, y: 0, width: 1440, height: 900 }
  expect(movedOnto({ ...free, bounds: whole, isFullScreen: true }, [laptop])).toBeNull()
  const inTaskbar = { x: -32_000, y: -32_000, width: 160, height: 28 }
  expect(movedOnto({ ...free, bounds: inTaskbar, isMinimized: true }, [laptop])).toBeNull()
  expect(movedOnto({ ...free, bounds: { x: 10, y: 40, width: 900, height: 700 } }, [laptop])).toBeNull()
})

it('[DSK130] it is moved from where no display is any more', () => {
  const far = { x: 1600, y: 0, width: 1200, height: 800 }
  for (const filling of [{ isMaximized: true }, { isFullScreen: true }, {}]) {
    const standing = { isMaximized: false, isFullScreen: false, isMinimized: false, ...filling, bounds: far }
    expect(movedOnto(standing, [laptop])).toEqual(clampToDisplays(far, [laptop]))
  }
})

it('[DSK5] the first window stands in the middle', () => {
  expect(firstPlacement(side, { width: 1440, height: 900 })).toMatchObject({
    x: 2000,
    y: 50,
    width: 1440,
    height: 900,
  })
})
