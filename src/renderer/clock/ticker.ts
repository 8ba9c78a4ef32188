import { type Instant, instant, MINUTE_MS, SECOND_MS } from '#shared/domain/instant'
import { type Timers, windowTimers } from './timers'

export type Granularity = 'second' | 'minute'

/** The one beat of a window: everything that shows time listens here, so all of it changes together. */
export interface Ticker {
  /** The present as of the last beat, a whole second or minute; the same number until the next one. */
  readonly at: (every: Granularity) => Instant
  /** Called after each beat; answers the undo. The ticker rests while nobody listens. */
  readonly watch: (listener: () => void) => () => void
  readonly close: () => void
}

/** A timer may fire a little early; without the margin one second would be shown twice and the next one skipped. */
const MARGIN_MS = 5

const floorTo = (now: number, stepMs: number): Instant => instant(Math.floor(now / stepMs) * stepMs)

/** `now` is the server's present; beats fall on its full seconds. */
export function createTicker(now: () => Instant, timers: Timers = windowTimers): Ticker {
  const listeners = new Set<() => void>()
  let second = floorTo(now(), SECOND_MS)
  let cancel: (() => void) | null = null

  const arm = (): void => {
    const intoSecond = ((now() % SECOND_MS) + SECOND_MS) % SECOND_MS
    cancel = timers.after(SECOND_MS - intoSecond + MARGIN_MS, beat)
  }
  const beat = (): void => {
    cancel = null
    if (listeners.size === 0) return
    arm()
    second = floorTo(now(), SECOND_MS)
    for (const listener of listeners) listener()
  }
  const rest = (): void => {
    cancel?.()
    cancel = null
  }
  return {
    at: (every) => {
      // Resting, nobody is told of beats; whoever draws first must not see the hour it fell asleep at.
      if (cancel === null) second = floorTo(now(), SECOND_MS)
      return every === 'second' ? second : floorTo(second, MINUTE_MS)
    },
    watch: (listener) => {
      listeners.add(listener)
      if (cancel === null) arm()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) rest()
      }
    },
    close: () => {
      listeners.clear()
      rest()
    },
  }
}
