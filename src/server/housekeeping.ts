import { HOUR_MS } from '#shared/domain/instant'
import type { Server } from './createServer'
import type { Store } from './db/store'
import type { Logger } from './log'
import type { ServerClock } from './ports'

/** Keeps what the store remembers within its bounds, now and every hour until it is closed. */
export function createHousekeeping(
  store: Pick<Store, 'prune'>,
  clock: ServerClock,
  server: Pick<Server, 'commitAndSend'>,
  log: Logger,
): { readonly close: () => void } {
  const sweep = () => {
    server
      .commitAndSend(
        () => store.prune(clock.now()),
        () => [],
      )
      .catch((error: unknown) => log.error({ err: error }, 'store not pruned'))
  }
  sweep()
  const hourly = setInterval(sweep, HOUR_MS)
  return { close: () => clearInterval(hourly) }
}
