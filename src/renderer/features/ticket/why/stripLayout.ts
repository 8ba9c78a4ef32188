import { type Instant, MINUTE_MS } from '#shared/domain/instant'
import { lettersOf } from './letters'
import type { Piece } from './pieces'

/** One piece on the strip, in pixels from its left edge. */
export interface Segment {
  readonly left: number
  readonly width: number
}

export const SEGMENT_GAP = 2
export const SEGMENT_LEAST = 5

/** So much narrower is a time in which nothing can count, so that weekends leave room for minutes. */
const CLOSED_SHARE = 0.22
/** No pause is drawn wider than so many times the widest counted piece. */
const PAUSE_MOST = 1.5
const PAUSE_ALONE = 12

/** Grows with the root of the length: minutes stay to be seen beside days. */
const rootOf = ({ from, to }: Piece): number => Math.sqrt(Math.max(1, (to - from) / MINUTE_MS))

function weightOf(piece: Piece, pauseMost: number): number {
  switch (piece.cause.kind) {
    case 'counted':
    case 'run':
      return rootOf(piece)
    case 'closed':
    case 'not-promised':
      return CLOSED_SHARE * rootOf(piece)
    case 'paused':
    case 'done':
    default:
      return Math.min(rootOf(piece), pauseMost)
  }
}

/** A small letter is about so wide, and a label keeps a little room around it. */
const labelWidth = (label: string): number => (label === '' ? 0 : lettersOf(label) * 6.2 + 8)

/** Labels may claim so much of the strip before lengths do. */
const LABELS_SHARE = 0.9

/**
 * How narrow each piece may become: wide enough for its label where there is room for all labels of that length, the
 * shortest first, so that equal times stay equally wide; else just wide enough to be seen.
 */
function leastWidths(labels: readonly string[], width: number): readonly number[] {
  let left = width * LABELS_SHARE - labels.length * (SEGMENT_LEAST + SEGMENT_GAP)
  const more = (label: string) => Math.max(0, labelWidth(label) - SEGMENT_LEAST)
  const shortestFirst = [...new Set(labels.map(({ length }) => length))].toSorted((a, b) => a - b)
  let longestShown = -1
  for (const length of shortestFirst) {
    const same = labels.filter((label) => label.length === length)
    left -= same.reduce((sum, label) => sum + more(label), 0)
    if (left < 0) break
    longestShown = length
  }
  return labels.map((label) => SEGMENT_LEAST + (label.length <= longestShown ? more(label) : 0))
}

/**
 * Where the pieces lie on a strip of this width (TKT24): in order, apart by a gap, together as wide as the strip, none
 * too narrow to be seen. `labels` has one for each piece. Answers no segments where the strip is too narrow for so many.
 */
export function stripLayout(
  pieces: readonly Piece[],
  labels: readonly string[],
  width: number,
): readonly Segment[] {
  const least = leastWidths(labels, width)
  const taken = least.reduce((sum, own) => sum + own, 0) + (pieces.length - 1) * SEGMENT_GAP
  const free = width - taken
  if (pieces.length === 0 || free < 0) return []
  const counted = pieces.filter(({ cause }) => cause.kind === 'counted').map(rootOf)
  const pauseMost = counted.length === 0 ? PAUSE_ALONE : PAUSE_MOST * Math.max(...counted)
  const weights = pieces.map((piece) => weightOf(piece, pauseMost))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let left = 0
  return weights.map((weight, index) => {
    const segment = { left, width: (least[index] ?? SEGMENT_LEAST) + (free * weight) / whole }
    left += segment.width + SEGMENT_GAP
    return segment
  })
}

/** The most pieces that a strip of this width has room for. */
export const roomFor = (width: number): number => Math.max(3, Math.floor(width / 14))

/** Where an instant lies on the strip, within its segment in proportion; clipped to the ends. */
export function positionOf(pieces: readonly Piece[], segments: readonly Segment[], at: Instant): number {
  for (const [index, { from, to }] of pieces.entries()) {
    const segment = segments[index]
    if (!segment || at > to) continue
    const share = to === from ? 0 : Math.max(0, at - from) / (to - from)
    return segment.left + share * segment.width
  }
  const last = segments.at(-1)
  return last ? last.left + last.width : 0
}

/** Whether a label of so many letters fits into a segment, at about the width of a small letter each. */
export const hasRoomFor = (label: string, { width }: Segment): boolean =>
  label !== '' && labelWidth(label) <= width + 0.01
