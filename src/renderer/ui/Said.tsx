import { Fragment, type ReactNode } from 'react'
import type { Gaps, Key } from '#shared/words/key'
import { say } from '#shared/words/say'

type Drawn<Name extends Key> = {
  readonly [Gap in keyof Gaps<Name>]: Gap extends 'count' ? number : ReactNode
}

interface SaidProps<Name extends Key> {
  readonly of: Name
  readonly gaps: Drawn<Name>
}

/** Out of the private use area, so that no language and no name holds them. */
const placeOf = (gap: string): string => `\uE000${gap}\uE001`
const PLACES = /(\uE000\w+\uE001)/

/**
 * A sentence in whose gaps stand drawn things: `<Said of="board:closedOn" gaps={{ time: <time>…</time> }} />`. The order
 * of the gaps is the language's own. A `count` chooses the form and stands there as plain text; hand the same number in as
 * another gap to draw it.
 */
export function Said<Name extends Key>({ of, gaps }: SaidProps<Name>) {
  const given: Readonly<Record<string, ReactNode>> = gaps
  const places = Object.fromEntries(
    Object.entries(given).map(([gap, value]) => [gap, gap === 'count' ? value : placeOf(gap)]),
  )
  const sentence = (say as (key: Key, gaps: object) => string)(of, places)
  const pieces = sentence.split(PLACES)
  return (
    <>
      {pieces.map((piece, place) => {
        const gap = PLACES.test(piece) ? piece.slice(1, -1) : null
        // A sentence is drawn whole each time: its pieces have no identity besides their place.
        return <Fragment key={`${place}`}>{gap === null ? piece : given[gap]}</Fragment>
      })}
    </>
  )
}
