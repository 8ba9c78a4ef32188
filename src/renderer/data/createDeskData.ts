import { type TicketId, clientId } from '#shared/domain/ids'
import { SECOND_MS } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import { createServerClock } from '../clock/serverClock'
import { createAlertPlanKeeper } from './alertPlanKeeper'
import { openCache } from './cacheStore'
import { type ChannelMessage, channelMessageSchema } from './channelMessage'
import { deskKey } from './databases'
import type { DeskData } from './deskData'
import { createDispatch } from './dispatch'
import { createLeadership } from './leadership'
import { openOutbox } from './outboxStore'
import type { DeskPorts } from './ports'
import { openSocketWire } from './socketWire'
import { createStatus } from './status'
import { createView } from './view'
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
  const { serverUrl, token, account, appVersion, ports } = options
  const name = deskKey(serverUrl, account.id)
  const cache = await openCache(`cache-${name}`, ports.indexedDb)
  const outbox = await openOutbox(`outbox-${name}`, () => clientId(ports.newId()), ports.indexedDb)
  const remembered = await cache.heard()
  const clock = createServerClock(ports.clocks, remembered)
  const view = createView({ account, cache, outbox, report: ports.report })
  const status = createStatus(clock, view, remembered)
  const hear = (message: unknown): void => {
    const parsed = channelMessageSchema.safeParse(message)
    if (parsed.success) leadership.take(parsed.data)
  }
  const channel = ports.openChannel(`desk-${name}`, hear)
  const openWire =
    options.openWire ?? openSocketWire({ serverUrl, token, appVersion, reading: clock.reading })
  const leadership = createLeadership({
    name: `sync-engine-${name}`,
    ports,
    cache,
    outbox,
    view,
    status,
    openWire,
    post: (message: ChannelMessage) => channel.post(message),
  })
  await leadership.load()
  const alerts = createAlertPlanKeeper(account, view.mirror.tickets, clock, ports.timers)
  const unwatchOffset = status.sync.watch(alerts.touch)
  const look = createLook(ports, () => {
    if (clock.hasJumped()) leadership.clockJumped()
    status.refresh()
  })
  return {
    account,
    tickets: view.mirror.tickets,
    directory: view.directory,
    sync: status.sync,
    messagesOf: (ticket: TicketId) => view.conversations.of(ticket),
    now: clock.now,
    dispatch: createDispatch({
      account: () => account,
      mirror: view.mirror,
      outbox,
      now: clock.now,
      newId: ports.newId,
      onSaved: leadership.saved,
      report: ports.report,
    }),
    discard: leadership.discard,
    alertPlan: alerts.plan,
    reconnect: leadership.reconnect,
    close: async () => {
      look.close()
      unwatchOffset()
      alerts.close()
      await leadership.close()
      channel.close()
      cache.close()
      outbox.close()
    },
  }
}

/** Once a second: did the computer sleep? */
function createLook({ timers }: DeskPorts, look: () => void): { readonly close: () => void } {
  let cancel: () => void = () => undefined
  const again = (): void => {
    cancel = timers.after(SECOND_MS, () => {
      again()
      look()
    })
  }
  again()
  return { close: () => cancel() }
}
