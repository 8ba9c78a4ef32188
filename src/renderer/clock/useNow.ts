import { use, useCallback, useSyncExternalStore } from 'react'
import type { Instant } from '#shared/domain/instant'
import { TickerContext } from './TickerProvider'
import type { Granularity } from './ticker'

/**
 * The server's present, cut to the second or the minute; draws again only when that changes. Ask for the minute where
 * only minutes are shown: such a row then costs nothing on fifty-nine of sixty beats.
 */
export function useNow(every: Granularity = 'second'): Instant {
  const ticker = use(TickerContext)
  if (ticker === null) throw new Error('No ticker above this component.')
  const at = useCallback(() => ticker.at(every), [ticker, every])
  return useSyncExternalStore(ticker.watch, at)
}
