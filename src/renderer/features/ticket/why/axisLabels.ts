import { lettersOf } from './letters'

/** A word under the strip at a place on it, in pixels. Those that come first in a list matter most. */
export interface AxisLabel {
  readonly text: string
  readonly at: number
}

export interface PlacedLabel extends AxisLabel {
  /** Where its left edge is. */
  readonly left: number
}

const LETTER = 6.4
const APART = 10

const widthOf = ({ text }: AxisLabel): number => lettersOf(text) * LETTER

/**
 * The labels centred under their places, kept within the strip; one that would run into a more important one is left
 * out (TKT24). The table says the same in words, so nothing is lost.
 */
export function placedLabels(labels: readonly AxisLabel[], width: number): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = []
  for (const label of labels) {
    const own = widthOf(label)
    const left = Math.max(0, Math.min(width - own, label.at - own / 2))
    const isFree = placed.every(
      (other) => left + own + APART <= other.left || other.left + widthOf(other) + APART <= left,
    )
    if (isFree) placed.push({ ...label, left })
  }
  return placed
}
