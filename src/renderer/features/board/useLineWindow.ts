import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { windowTimers } from '../../clock/timers'
import { HEAD_HEIGHT, type Lines } from './lines'

/** Drawn above and below what is in sight, so that scrolling finds them there. */
const SPARE_LINES = 8
/** The first drawing does without them: they would stand between the start and its first row (ADR 33). */
const SPARE_AFTER_MS = 700
/** The list is drawn anew after so many pixels of scrolling: fewer than the spare lines are high. */
const STEP_PX = 56

/** The part of the list that is in sight, in pixels. */
interface Sight {
  readonly top: number
  readonly height: number
}

export interface LineWindow {
  readonly scroller: RefObject<HTMLDivElement | null>
  /** The lines to draw. */
  readonly drawn: readonly number[]
  /** Scrolls as far as it takes to have a line in sight. */
  readonly showLine: (line: number) => void
  /** So many pixels of its end have something over them: the list can be scrolled past that, and lines are shown above it. */
  readonly cover: (height: number) => void
}

/** The lines in sight with so many spare ones; the head of the band in sight is always among them. */
export function linesInSight(
  lines: Lines,
  { top, height }: Sight,
  spare: number,
): Pick<LineWindow, 'drawn'> & {
  /** The head over the first line in sight, which sticks to the top. */
  readonly stuckHead: number
} {
  if (lines.count === 0) return { drawn: [], stuckHead: 0 }
  // A list that became shorter is scrolled back only after it was drawn.
  const begin = Math.max(0, Math.min(top, lines.offsetOf(lines.count) - height))
  const first = lines.lineAt(begin)
  const stuckHead = lines.headOver(first)
  const from = Math.max(0, first - spare)
  const until = Math.min(lines.count, lines.lineAt(begin + height) + spare + 1)
  const drawn = Array.from({ length: until - from }, (_, index) => from + index)
  return { drawn: stuckHead < from ? [stuckHead, ...drawn] : drawn, stuckHead }
}

/** Where to scroll for a line to be in sight below the head that sticks; null where it is already. */
export function scrollFor(lines: Lines, line: number, { top, height }: Sight): number | null {
  const begin = lines.offsetOf(line)
  const end = begin + lines.heightOf(line)
  if (begin - HEAD_HEIGHT < top) return Math.max(0, begin - HEAD_HEIGHT)
  return end > top + height ? end - height : null
}

/** Whether what is drawn for one place serves the other: not far away, and under the same head. */
const serves = (lines: Lines, drawnFor: Sight, { top, height }: Sight): boolean =>
  drawnFor.height === height &&
  Math.abs(drawnFor.top - top) < STEP_PX &&
  lines.headOver(lines.lineAt(drawnFor.top)) === lines.headOver(lines.lineAt(top))

/** What stands over and under the list of a whole window, in pixels (tokens.css). */
const AROUND_PX = 144

/** What will be in sight, or nearly: the first rows are drawn, and laid out, together with all that is around them. */
const expected = (): Sight => ({ top: 0, height: Math.max(0, innerHeight - AROUND_PX) })

const sightOf = ({ scrollTop, clientHeight }: Element): Sight => ({ top: scrollTop, height: clientHeight })

/** None at first; some once the list has stood for a moment, or with the first scrolling, in the frame that shows it. */
function useSpareLines(scroller: RefObject<HTMLElement | null>): number {
  const [spare, setSpare] = useState(0)
  useLayoutEffect(() => {
    const draw = () => setSpare(SPARE_LINES)
    const drawNow = () => flushSync(draw)
    const cancel = windowTimers.after(SPARE_AFTER_MS, draw)
    const { current } = scroller
    current?.addEventListener('scroll', drawNow, { once: true, passive: true })
    return () => {
      cancel()
      current?.removeEventListener('scroll', drawNow)
    }
  }, [scroller])
  return spare
}

/** Room below the end of the list, as high as what lies over it; `uncovered` is what is in sight above that. */
function useCover(scroller: RefObject<HTMLElement | null>) {
  const covered = useRef(0)
  const cover = useCallback(
    (height: number) => {
      covered.current = height
      scroller.current?.style.setProperty('padding-bottom', `${height}px`)
    },
    [scroller],
  )
  const uncovered = useCallback(
    ({ top, height }: Sight): Sight => ({ top, height: height - covered.current }),
    [],
  )
  return { cover, uncovered }
}

/** Draws only the lines in sight: what that costs does not grow with the number of tickets. */
export function useLineWindow(lines: Lines): LineWindow {
  const scroller = useRef<HTMLDivElement>(null)
  /** As it was told last; asking the element would lay out the page each time. Null before it is laid out at all. */
  const seen = useRef<Sight | null>(null)
  const [sight, setSight] = useState(expected)
  const spare = useSpareLines(scroller)
  const drawn = useRef({ lines, sight })
  const settle = useCallback(() => {
    const { current } = seen
    if (current !== null && !serves(drawn.current.lines, drawn.current.sight, current)) setSight(current)
  }, [])
  useLayoutEffect(() => {
    drawn.current = { lines, sight }
    settle()
  }, [lines, sight, settle])
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const follow = () => {
      seen.current = sightOf(element)
      // Drawn in the same frame, or the rows would come after the place where they belong.
      if (!serves(drawn.current.lines, drawn.current.sight, seen.current)) flushSync(settle)
    }
    // It tells of the first size too.
    const sizes = new ResizeObserver(follow)
    sizes.observe(element)
    element.addEventListener('scroll', follow, { passive: true })
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', follow)
    }
  }, [settle])
  const { cover, uncovered } = useCover(scroller)
  const showLine = useCallback(
    (line: number) => {
      if (scroller.current === null) return
      seen.current ??= sightOf(scroller.current)
      const top = scrollFor(lines, line, uncovered(seen.current))
      if (top === null) return
      scroller.current.scrollTop = top
      seen.current = { ...seen.current, top }
    },
    [lines, uncovered],
  )
  const { drawn: inSight } = useMemo(() => linesInSight(lines, sight, spare), [lines, sight, spare])
  return { scroller, showLine, cover, drawn: inSight }
}
