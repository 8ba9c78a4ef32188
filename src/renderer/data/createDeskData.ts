import { clientId } from '#shared/domain/ids'
import { SECOND_MS } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import { createServerClock, type ServerClock } from '../clock/serverClock'
import { createAlertPlanKeeper } from './alertPlanKeeper'
import { type CacheStore, openCache } from './cacheStore'
import { channelMessageSchema } from './channelMessage'
import { deskKey } from './databases'
import type { DeskData } from './deskData'
import { createDispatch } from './dispatch'
import { createLeadership, type Leadership } from './leadership'
import { type OutboxStore, openOutbox } from './outboxStore'
import type { DeskPorts } from './ports'
import { regularly } from './regularly'
import { openSocketWire } from './socketWire'
import { createStatus, type Status } from './status'
import { createView, type View } from './view'
import type { OpenWire } from './wire'

export interface DeskOptions {
  /** An origin, such as `https://desk.example`. */
  readonly serverUrl: string
  readonly token: string
  /** Who signed in; may come from an earlier run, so that the board opens without the server. */
  readonly account: Account
  readonly appVersion: string
  readonly ports: DeskPorts
  /** How to reach the server when not over a socket. */
  readonly openWire?: OpenWire
}

/**
 * Opens the desk's databases and answers once the cached board can be shown; syncing begins behind it. One per window;
 * the windows of a desk find each other by the databases' names. Rejects when IndexedDB cannot be opened.
 */
export async function createDeskData(options: DeskOptions): Promise<DeskData> {
  const { serverUrl, account, ports } = options
  const name = deskKey(serverUrl, account.id)
  const cache = await openCache(`cache-${name}`, ports.indexedDb)
  const outbox = await openOutbox(`outbox-${name}`, () => clientId(ports.newId()), ports.indexedDb)
  const remembered = await cache.heard()
  const clock = createServerClock(ports.clocks, remembered)
  const view = createView({ account, cache, outbox, now: clock.now, report: ports.report })
  const status = createStatus(clock, view, remembered)
  const room: Room = { options, name, cache, outbox, clock, view, status }
  const { leadership, closeChannel } = joinWindows(room)
  await leadership.load()
  const alerts = createAlertPlanKeeper(account, view.mirror.tickets, clock, ports.timers)
  const unwatchOffset = status.sync.watch(alerts.touch)
  const look = regularly(ports, SECOND_MS, () => {
    if (clock.hasJumped()) leadership.clockJumped()
    status.refresh()
    view.passTime()
  })
  return {
    ...frontOf(room, leadership),
    alertPlan: alerts.plan,
    close: async () => {
      look.close()
      unwatchOffset()
      alerts.close()
      await leadership.close()
      closeChannel()
      cache.close()
      outbox.close()
    },
  }
}

interface Room {
  readonly options: DeskOptions
  readonly name: string
  readonly cache: CacheStore
  readonly outbox: OutboxStore
  readonly clock: ServerClock
  readonly view: View
  readonly status: Status
}

/** Takes this window's place among those of the same desk. */
function joinWindows(room: Room): { readonly leadership: Leadership; readonly closeChannel: () => void } {
  const { options, name, cache, outbox, clock, view, status } = room
  const { serverUrl, token, appVersion, ports } = options
  const channel = ports.openChannel(`desk-${name}`, (message) => {
    const parsed = channelMessageSchema.safeParse(message)
    if (parsed.success) leadership.take(parsed.data)
  })
  const leadership = createLeadership({
    name: `sync-engine-${name}`,
    ports,
    cache,
    outbox,
    view,
    status,
    openWire: options.openWire ?? openSocketWire({ serverUrl, token, appVersion, reading: clock.reading }),
    post: channel.post,
  })
  return { leadership, closeChannel: channel.close }
}

/** What features see of all this. */
function frontOf(
  { options, outbox, clock, view, status }: Room,
  leadership: Leadership,
): Omit<DeskData, 'alertPlan' | 'close'> {
  const { account, ports } = options
  return {
    account,
    tickets: view.mirror.tickets,
    directory: view.directory,
    sync: status.sync,
    messagesOf: view.conversations.of,
    now: clock.now,
    dispatch: createDispatch({
      account,
      mirror: view.mirror,
      outbox,
      now: clock.now,
      newId: ports.newId,
      onSaved: leadership.saved,
      report: ports.report,
    }),
    discard: leadership.discard,
    reconnect: leadership.reconnect,
  }
}
