import type { CSSProperties } from 'react'
import type { Urgency } from '#shared/domain/sla/urgency'
import { bandSegments } from './bandSegments'

/** A length as a number that the style sheet turns into a width; custom properties pass the content policy. */
const parts = (count: number): CSSProperties => ({ '--parts': count }) as CSSProperties

/**
 * One line of tickets drawn in their urgency shapes, as long as its share of the longest line. It says nothing
 * to assistive technology: give the figures in a TableTwin.
 */
export function BandBar({
  counts,
  open,
  longest,
}: {
  readonly counts: Readonly<Record<Urgency, number>>
  readonly open: number
  readonly longest: number
}) {
  return (
    <span className="band-bar" aria-hidden="true">
      {bandSegments(counts, longest).map((segment) => (
        <i key={segment.key} data-urgency={segment.urgency} style={parts(segment.count)} />
      ))}
      {open < longest && <i style={parts(longest - open)} />}
    </span>
  )
}
