import { useEffect, useRef, useState } from 'react'
import type { Instant } from '#shared/domain/instant'
import type { PausedClock, RunningClock } from '#shared/domain/sla/clock'
import { type Reading, readingOf } from '#shared/domain/sla/reading'
import { type Urgency, urgencyOf } from '#shared/domain/sla/urgency'
import { useOnBeat, usePresent } from './useOnBeat'

/** A reading with its units set small: `T−`, `3`h` 16`m. */
export function ReadingText({ reading }: { readonly reading: Reading }) {
  return (
    <>
      <span className="sign">{reading.sign}</span>
      {reading.parts.map((part) => (
        <span className="part" key={part.unit}>
          {part.digits}
          {part.unit === '' ? null : <small>{part.unit}</small>}
        </span>
      ))}
    </>
  )
}

type OpenClock = RunningClock | PausedClock

/** What a clock shows now; draws again only when its digits or its level change, once a minute above an hour. */
function useReading(clock: OpenClock): { readonly reading: Reading; readonly urgency: Urgency } {
  const present = usePresent()
  const shown = (now: Instant) => `${urgencyOf(clock, now)} ${readingOf(clock, now).text}`
  useOnBeat(shown)
  const now = present()
  return { reading: readingOf(clock, now), urgency: urgencyOf(clock, now) }
}

/** True for the one beat-run after a mounted clock went past due, so that it pulses once and never on scrolling. */
function useJustBreached(urgency: Urgency): boolean {
  const before = useRef(urgency)
  const [isJustBreached, setIsJustBreached] = useState(false)
  useEffect(() => {
    if (before.current !== 'breach' && urgency === 'breach') setIsJustBreached(true)
    before.current = urgency
  }, [urgency])
  return isJustBreached
}

/** A clock in launch notation inside its urgency shape. It beats by itself; nothing around it has to redraw. */
export function CountdownText({ clock }: { readonly clock: OpenClock }) {
  const { reading, urgency } = useReading(clock)
  const isJustBreached = useJustBreached(urgency)
  return (
    <span
      className={isJustBreached ? 'clock is-just-breached' : 'clock'}
      data-urgency={urgency}
      role="timer"
      aria-live="off"
      aria-label={reading.words}
    >
      <ReadingText reading={reading} />
    </span>
  )
}

/** The same reading as plain text, for a second clock and for sentences. */
export function PlainCountdown({ clock }: { readonly clock: OpenClock }) {
  const { reading } = useReading(clock)
  return (
    <span className="figures" role="timer" aria-live="off" aria-label={reading.words}>
      {reading.text}
    </span>
  )
}
