import type { TicketId } from '#shared/domain/ids'
import { HOUR_MS } from '#shared/domain/instant'
import type { Attachments } from './attachments/createAttachments'
import type { Server } from './createServer'
import type { ClosedSome, Store } from './db/store'
import type { Logger } from './log'
import type { ServerClock } from './ports'

/** Tickets looked at in one commit, so that the work of agents has its turn between. */
const CLOSED_AT_ONCE = 100

export interface HousekeepingPorts {
  readonly store: Pick<Store, 'prune' | 'closeResolved'>
  readonly attachments: Pick<Attachments, 'sweep'>
  readonly clock: ServerClock
  readonly server: Pick<Server, 'commitAndSend'>
  readonly log: Pick<Logger, 'error'>
}

export interface Housekeeping {
  /** Settles when everything that is due has been done; what fails is logged and done the next time. */
  readonly sweep: () => Promise<void>
  readonly close: () => void
}

/**
 * Keeps what the store remembers within its bounds and closes what was resolved long enough ago, now and every hour
 * until it is closed.
 */
export function createHousekeeping(ports: HousekeepingPorts): Housekeeping {
  const { store, attachments, clock, server, log } = ports
  const ending = new AbortController()
  const closeResolved = async (): Promise<void> => {
    let after: TicketId | null = null
    do {
      const from: TicketId | null = after
      const { looked }: ClosedSome = await server.commitAndSend(
        () => store.closeResolved(clock.now(), from, CLOSED_AT_ONCE),
        ({ commit }) => commit,
      )
      after = looked
    } while (after !== null && !ending.signal.aborted)
  }
  const prune = (): Promise<void> =>
    server.commitAndSend(
      () => store.prune(clock.now()),
      () => [],
    )
  const sweep = async (): Promise<void> => {
    const failed = (what: string) => (error: unknown) => log.error({ err: error }, what)
    await Promise.all([
      prune().catch(failed('store not pruned')),
      closeResolved().catch(failed('resolved tickets not closed')),
      attachments.sweep().catch(failed('attachments not swept')),
    ])
  }
  void sweep()
  const hourly = setInterval(() => void sweep(), HOUR_MS)
  return {
    sweep,
    close: () => {
      ending.abort()
      clearInterval(hourly)
    },
  }
}
