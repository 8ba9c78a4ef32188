import { type CSSProperties, useId } from 'react'
import type { Urgency } from '#shared/domain/sla/urgency'
import { bandPieces } from './bandPieces'

/** Shares that the style sheet turns into places; custom properties pass the content policy. */
const place = (from: number, share: number): CSSProperties =>
  ({ '--from': from, '--share': share }) as CSSProperties

/**
 * One line of tickets drawn in their urgency shapes, as long as its share of the longest line. It says nothing
 * to assistive technology: give the figures in a TableTwin.
 */
export function BandBar(props: {
  readonly counts: Readonly<Record<Urgency, number>>
  readonly longest: number
}) {
  const stripes = useId()
  return (
    <svg className="band-bar" aria-hidden="true" focusable="false">
      <pattern
        id={stripes}
        patternUnits="userSpaceOnUse"
        width="0.23em"
        height="0.23em"
        patternTransform="rotate(45)"
      >
        <rect className="stripe" width="0.115em" height="0.23em" />
      </pattern>
      {bandPieces(props.counts, props.longest).map(({ key, urgency, from, share }) => (
        <rect
          key={key}
          data-urgency={urgency}
          fill={urgency === 'paused' ? `url(#${stripes})` : undefined}
          style={place(from, share)}
        />
      ))}
    </svg>
  )
}
