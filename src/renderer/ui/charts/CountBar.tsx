import type { CSSProperties } from 'react'
import { countScale } from './bandPieces'

/** A plain bar on a scale that begins at zero and ends at the longest; the figure stands beside it as text. */
export const CountBar = ({ count, longest }: { readonly count: number; readonly longest: number }) => (
  <svg className="count-bar" aria-hidden="true" focusable="false">
    <rect style={{ '--from': 0, '--share': countScale(longest)(count) } as CSSProperties} />
  </svg>
)
