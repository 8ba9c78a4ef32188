import type { Display } from 'electron'
import type { DisplayChoice } from '../settings/settings'

type PlacedDisplay = Pick<Display, 'id' | 'bounds'>

export const choiceOf = ({ id, bounds: { x, y, width, height } }: PlacedDisplay): DisplayChoice => ({
  id,
  x,
  y,
  width,
  height,
})

/**
 * The display that was chosen, among those of today: the one of the same id, else one that stands where it stood, since
 * systems give a display that was unplugged another id. Null while it is away.
 */
export function chosenDisplay<Shown extends PlacedDisplay>(
  choice: DisplayChoice | null,
  displays: readonly Shown[],
): Shown | null {
  if (choice === null) return null
  const standsThere = ({ bounds }: Shown) =>
    bounds.x === choice.x &&
    bounds.y === choice.y &&
    bounds.width === choice.width &&
    bounds.height === choice.height
  return displays.find(({ id }) => id === choice.id) ?? displays.find(standsThere) ?? null
}
