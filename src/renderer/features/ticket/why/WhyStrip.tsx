import { useLayoutEffect, useRef, useState } from 'react'
import type { Instant } from '#shared/domain/instant'
import type { Explanation } from '#shared/domain/sla/explanation'
import { say } from '#shared/words/say'
import { type AxisLabel, placedLabels } from './axisLabels'
import { type Piece, piecesOf } from './pieces'
import { hasCounted, pieceWords } from './pieceWords'
import { amountText, shownUnit } from './shownAmounts'
import { hasRoomFor, positionOf, roomFor, type Segment, stripLayout } from './stripLayout'
import type { WhyTelling } from './telling'

/** The width of an element, followed as it changes; 0 until it is drawn. */
function useWidth() {
  const element = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const strip = element.current
    if (strip === null) return undefined
    const follow = () => setWidth(strip.clientWidth)
    follow()
    const observer = new ResizeObserver(follow)
    observer.observe(strip)
    return () => observer.disconnect()
  }, [])
  return { element, width }
}

/** Past and way ahead as one row of pieces; those from `aheadFrom` on are still to come. */
interface Drawn {
  readonly pieces: readonly Piece[]
  /** One for each piece. */
  readonly labels: readonly string[]
  readonly aheadFrom: number
}

const labelOf = (piece: Piece, unitMs: number, telling: WhyTelling): string =>
  hasCounted(piece) ? amountText(piece.countedMs, unitMs) : pieceWords(piece, telling).short

/** The past is what was asked about, so it gets two thirds of the room. */
function drawnPieces({ spans, ahead, budgetMs }: Explanation, width: number, telling: WhyTelling): Drawn {
  const unitMs = shownUnit(budgetMs ?? Number.POSITIVE_INFINITY)
  const room = roomFor(width)
  const past = piecesOf(spans, Math.ceil((room * 2) / 3))
  const future = piecesOf(ahead?.spans ?? [], Math.floor(room / 3))
  const pieces = [...past, ...future]
  const labels = pieces.map((piece) => labelOf(piece, unitMs, telling))
  return { pieces, labels, aheadFrom: past.length }
}

/** What stands under the strip, the most important first. */
function axisOf({ clock, ahead, marks, isPastDue }: Explanation, drawn: Drawn, { now, wall }: WhyTelling) {
  const until = drawn.pieces[drawn.aheadFrom - 1]?.to ?? clock.startedAt
  const due = clock.state === 'running' || clock.state === 'missed' ? clock.dueAt : (ahead?.dueAt ?? null)
  const at = (instant: Instant) => wall.stamp(instant, now)
  const isOver = clock.state === 'met' || clock.state === 'missed'
  return [
    ...(due === null ? [] : [{ at: due, text: say('why:axis.due', { time: at(due) }), kind: 'due' }]),
    ...(isOver
      ? [{ at: clock.metAt, text: say(`why:axis.${clock.state}`, { time: at(clock.metAt) }), kind: 'end' }]
      : []),
    ...(ahead !== null || isPastDue ? [{ at: until, text: say('why:axis.now'), kind: 'now' }] : []),
    { at: clock.startedAt, text: at(clock.startedAt), kind: 'start' },
    ...marks.map((mark) => ({ at: mark.at, text: '', kind: 'mark' })),
  ] as const
}

interface SegmentsProps {
  readonly drawn: Drawn
  readonly segments: readonly Segment[]
  readonly telling: WhyTelling
}

const Segments = ({ drawn, segments, telling }: SegmentsProps) =>
  segments.map((segment, index) => {
    const piece = drawn.pieces[index]
    if (!piece) return null
    const label = drawn.labels[index] ?? ''
    return (
      <span
        key={`${piece.from} ${index}`}
        className="segment"
        data-kind={piece.cause.kind}
        data-ahead={index >= drawn.aheadFrom ? '' : undefined}
        title={pieceWords(piece, telling).long}
        style={{ left: segment.left, width: segment.width }}
      >
        {hasRoomFor(label, segment) ? label : ''}
      </span>
    )
  })

interface WhyStripProps {
  readonly explanation: Explanation
  readonly telling: WhyTelling
  /** What the strip says, for those who do not see it. */
  readonly words: string
}

/** A clock's time as a strip: what counted, what did not and why, where now is, and the way ahead. */
export function WhyStrip({ explanation, telling, words }: WhyStripProps) {
  const { element, width } = useWidth()
  const drawn = drawnPieces(explanation, width, telling)
  const segments = stripLayout(drawn.pieces, drawn.labels, width)
  const axis = axisOf(explanation, drawn, telling).map((point) => ({
    ...point,
    at: positionOf(drawn.pieces, segments, point.at),
  }))
  const labels: readonly AxisLabel[] = axis.filter(({ text }) => text !== '')
  return (
    <div className="strip" role="img" aria-label={words} ref={element}>
      <Segments drawn={drawn} segments={segments} telling={telling} />
      {segments.length === 0
        ? null
        : axis.map(({ kind, at }, index) => (
            <i key={`${kind} ${index}`} data-kind={kind} style={{ left: at }} />
          ))}
      {segments.length === 0
        ? null
        : placedLabels(labels, width).map(({ text, left }) => (
            <span key={text} className="axis figures" style={{ left }}>
              {text}
            </span>
          ))}
    </div>
  )
}
