import type { Rectangle } from 'electron'
import type { Placement } from '../settings/settings'

const LEAST_WIDTH = 640
const LEAST_HEIGHT = 400

/**
 * Where a window goes on the displays of today. A window remembered from a display that is gone, or larger than any,
 * is moved and cut to fit the display it overlaps most, or else the first one. `workAreas` is not empty.
 */
export function clampToDisplays(wanted: Rectangle, workAreas: readonly Rectangle[]): Rectangle {
  const [first] = workAreas
  if (first === undefined) return wanted
  let home = first
  for (const area of workAreas) if (overlap(wanted, area) > overlap(wanted, home)) home = area
  const width = Math.min(Math.max(wanted.width, LEAST_WIDTH), home.width)
  const height = Math.min(Math.max(wanted.height, LEAST_HEIGHT), home.height)
  return {
    x: between(wanted.x, home.x, home.x + home.width - width),
    y: between(wanted.y, home.y, home.y + home.height - height),
    width,
    height,
  }
}

/** How a window stands now. */
export interface Standing {
  readonly bounds: Rectangle
  readonly isMaximized: boolean
  readonly isFullScreen: boolean
  readonly isMinimized: boolean
}

/**
 * Where a window goes when the displays have changed; null where it stays. One that fills a display is smaller or larger
 * than its work area by the system's own reckoning, and to move it would end that: it is moved only from where no display
 * is any more. One in the taskbar has no place (DSK130).
 */
export function movedOnto(standing: Standing, workAreas: readonly Rectangle[]): Rectangle | null {
  const { bounds, isMaximized, isFullScreen, isMinimized } = standing
  if (isMinimized) return null
  if ((isMaximized || isFullScreen) && workAreas.some((area) => overlap(bounds, area) > 0)) return null
  const placed = clampToDisplays(bounds, workAreas)
  return isSame(placed, bounds) ? null : placed
}

export const isSame = (a: Rectangle, b: Rectangle): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height

/** The first time: in the middle of the display, nearly as large as it. */
export function firstPlacement(workArea: Rectangle, largest: { width: number; height: number }): Placement {
  const width = Math.min(largest.width, workArea.width)
  const height = Math.min(largest.height, workArea.height)
  return {
    x: workArea.x + Math.floor((workArea.width - width) / 2),
    y: workArea.y + Math.floor((workArea.height - height) / 2),
    width,
    height,
    isMaximized: false,
    isFullScreen: false,
  }
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(width, 0) * Math.max(height, 0)
}

const between = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), Math.max(least, most))
