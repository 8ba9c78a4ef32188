import { HOUR_MS } from '#shared/domain/instant'
import type { Attachments } from './attachments/createAttachments'
import type { Server } from './createServer'
import type { Store } from './db/store'
import type { Logger } from './log'
import type { ServerClock } from './ports'

export interface HousekeepingPorts {
  readonly store: Pick<Store, 'prune'>
  readonly attachments: Pick<Attachments, 'sweep'>
  readonly clock: ServerClock
  readonly server: Pick<Server, 'commitAndSend'>
  readonly log: Logger
}

/** Keeps what the store remembers within its bounds, now and every hour until it is closed. */
export function createHousekeeping(ports: HousekeepingPorts): { readonly close: () => void } {
  const { store, attachments, clock, server, log } = ports
  const sweep = () => {
    server
      .commitAndSend(
        () => store.prune(clock.now()),
        () => [],
      )
      .catch((error: unknown) => log.error({ err: error }, 'store not pruned'))
    attachments.sweep().catch((error: unknown) => log.error({ err: error }, 'attachments not swept'))
  }
  sweep()
  const hourly = setInterval(sweep, HOUR_MS)
  return { close: () => clearInterval(hourly) }
}
