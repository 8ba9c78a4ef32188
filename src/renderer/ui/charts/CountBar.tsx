import type { CSSProperties } from 'react'

/** A plain bar as long as its share of the longest one; the figure itself stands beside it as text. */
export function CountBar({ count, longest }: { readonly count: number; readonly longest: number }) {
  const share = { '--share': longest === 0 ? 0 : count / longest } as CSSProperties
  return (
    <span className="count-bar" aria-hidden="true">
      <i style={share} />
    </span>
  )
}
