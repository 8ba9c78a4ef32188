import { use, useSyncExternalStore } from 'react'
import type { Instant } from '#shared/domain/instant'
import { TickerContext } from '../clock/TickerProvider'

/**
 * Something worked out from the present on every beat; draws again only when it has changed. Answer a string, number
 * or boolean: a new object each time would draw on every beat.
 */
export function useOnBeat<Value extends string | number | boolean>(read: (now: Instant) => Value): Value {
  const ticker = use(TickerContext)
  if (ticker === null) throw new Error('No ticker above this component.')
  return useSyncExternalStore(ticker.watch, () => read(ticker.at('second')))
}

/** The present for the drawing that is being made; does not cause one by itself. */
export function usePresent(): () => Instant {
  const ticker = use(TickerContext)
  if (ticker === null) throw new Error('No ticker above this component.')
  return () => ticker.at('second')
}
