import type { AlertPlan } from '#shared/domain/alerts'
import { SECOND_MS } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import { regularly } from '../clock/regularly'
import { createServerClock, type ServerClock } from '../clock/serverClock'
import { createOwnPassword } from './account/ownPassword'
import { createAlertPlanKeeper } from './alertPlanKeeper'
import type { SearchableCache } from './cache/cacheStore'
import type { DeskData } from './deskData'
import { deskKey, draftsName } from './disk/databases'
import { NotOpened } from './disk/openRefusal'
import { createDispatch } from './dispatch'
import { createHealthRecord, type HealthRecord } from './health/healthRecord'
import { createStatus, type Status } from './health/status'
import { createArchive } from './onDemand/archive'
import { createAttachments } from './onDemand/attachments'
import { createBringing } from './onDemand/bringContents'
import { createContentDoor } from './onDemand/contentDoor'
import { createMailImages } from './onDemand/mailImages'
import { createPapers } from './onDemand/papers'
import { openStores } from './openStores'
import { createDraftFiles, type DraftFiles } from './outbox/draftFiles'
import { createKeptQueues, type KeptQueuesKeeper } from './outbox/keptQueues'
import type { OutboxFiles } from './outbox/outboxFiles'
import type { OutboxStore } from './outbox/outboxStore'
import type { DeskPorts } from './ports'
import { createPresenceKeeper, type PresenceFront } from './presence'
import { channelMessageSchema } from './sync/channelMessage'
import { giveWayToSending } from './sync/giveWayToSending'
import { holdPushes } from './sync/holdPushes'
import { createLeadership, type Leadership } from './sync/leadership'
import { openSocketWire } from './sync/socketWire'
import { openWaitingChannel, type WaitingChannel } from './sync/waitingChannel'
import type { OpenWire } from './sync/wire'
import { createView, type View } from './view/view'
import { createWatchable, type WatchableSource } from './watchable'

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
 * the windows of a desk find each other by the databases' names. Rejects when they cannot be opened; `openRefusalOf`
 * tells why.
 */
export async function createDeskData(options: DeskOptions): Promise<DeskData> {
  const takeover = awaitTakeover()
  const name = deskKey(options.serverUrl, options.account.id)
  // Before anything is read: what others commit after it was read is heard.
  const channel = openWaitingChannel(`desk-${name}`, options.ports.openChannel)
  try {
    return await openDesk(options, name, channel, takeover)
  } catch (error) {
    channel.close()
    throw takeover.hasHappened() ? new NotOpened({ kind: 'newer' }) : error
  }
}

/** A newer release may take over what is stored at any moment, also while this window opens. */
interface Takeover {
  readonly happen: () => void
  readonly hasHappened: () => boolean
  /** Calls at once when it has happened already. */
  readonly whenItHappens: (run: () => void) => void
}

function awaitTakeover(): Takeover {
  let hasHappened = false
  let react = (): void => undefined
  return {
    happen: () => {
      hasHappened = true
      react()
    },
    hasHappened: () => hasHappened,
    whenItHappens: (run) => {
      react = run
      if (hasHappened) run()
    },
  }
}

async function openDesk(
  options: DeskOptions,
  name: string,
  channel: WaitingChannel,
  takeover: Takeover,
): Promise<DeskData> {
  const { ports } = options
  const stores = await openStores(name, ports, takeover.happen)
  const room = furnish(options, name, channel, stores)
  const { clock, view, status, who, cache, outbox, draftFiles } = room
  const { leadership, presence, closeChannel } = joinWindows(room)
  const loading = loadSoundly(room, leadership, takeover)
  // Behind what is read, which it may be newer than.
  channel.hearBy(takenBy(leadership))
  await loading
  const alerts = planOnceWhole(room, leadership)
  const look = regularly(ports, SECOND_MS, () => {
    if (clock.hasJumped()) leadership.clockJumped()
    status.refresh()
    view.passTime()
  })
  const leave = async (): Promise<void> => {
    await leadership.close()
    closeChannel()
    for (const store of [draftFiles, cache, outbox]) store.close()
  }
  takeover.whenItHappens(() => {
    status.endAs('replaced')
    leave().catch((error: unknown) => ports.report(String(error)))
  })
  return {
    ...frontOf(room, leadership),
    presence,
    get account() {
      return who.get()
    },
    alertPlan: alerts.plan,
    whole: alerts.whole,
    close: async () => {
      look.close()
      alerts.close()
      await leave()
    },
  }
}

const takenBy =
  (leadership: Leadership) =>
  (message: unknown): void => {
    const parsed = channelMessageSchema.safeParse(message)
    if (parsed.success) leadership.take(parsed.data)
  }

function furnish(
  options: DeskOptions,
  name: string,
  channel: WaitingChannel,
  { cache, outbox, beginning, remembered }: Awaited<ReturnType<typeof openStores>>,
): Room {
  const { account, ports } = options
  const clock = createServerClock(ports.clocks, remembered)
  const giveWay = giveWayToSending(ports, () => status.sync)
  const rowsOfDisplay = () => Math.min(ports.rowsOfDisplay?.() ?? MOST_SCREEN_ROWS, MOST_SCREEN_ROWS)
  const view = createView({
    ...beginning,
    account,
    now: clock.now,
    giveWay,
    rowsOfDisplay,
    report: ports.report,
  })
  const status = createStatus(clock, view, remembered)
  const health = createHealthRecord(clock.now, view.agreement)
  const who = createWatchable(account)
  const keptQueues = createKeptQueues(beginning.outbox)
  const draftFiles = createDraftFiles(draftsName(name), {
    ...ports,
    now: clock.now,
    isWaiting: async (content) => (await outbox.contentOf(content)) !== null,
  })
  const stores = { cache, outbox, keptQueues, draftFiles }
  return { options, name, channel, ...stores, clock, view, status, health, who }
}

/** As many as a display of 2,160 pixels shows: all of these are reckoned before anything is shown. */
const MOST_SCREEN_ROWS = 80

/** A plan of the first screen alone would drop the warnings of all other tickets, so there is none before the rest. */
function planOnceWhole({ options, view, clock, status }: Room, leadership: Leadership) {
  const { account, ports } = options
  const plan = createWatchable<AlertPlan>({ madeAt: clock.now(), clockOffsetMs: 0, alerts: [] })
  let isClosed = false
  let undo: () => void = () => undefined
  const begin = async (): Promise<void> => {
    await leadership.whole()
    if (isClosed) return
    const keeper = createAlertPlanKeeper(account, view.mirror.tickets, clock, ports.timers, view.directory)
    plan.set(keeper.plan.get())
    const undos = [
      whenOffsetMoves(status, keeper.touch),
      keeper.plan.watch(() => plan.set(keeper.plan.get())),
      keeper.close,
    ]
    undo = () => undos.forEach((each) => each())
  }
  const whole = begin()
  return {
    plan,
    whole: () => whole,
    close: () => {
      isClosed = true
      undo()
    },
  }
}

/** Less changes no plan. */
const OFFSET_STEP_MS = 1

/** Most of what the sync says from second to second is that it heard the server again. */
function whenOffsetMoves({ sync }: Status, run: () => void): () => void {
  let known = sync.get().clockOffset.offsetMs
  return sync.watch(() => {
    const { offsetMs } = sync.get().clockOffset
    if (Math.abs(offsetMs - known) < OFFSET_STEP_MS) return
    known = offsetMs
    run()
  })
}

/** A cache that opens and cannot be read is thrown away and pulled again; the outbox is not touched. */
async function loadSoundly(
  { cache, options }: Room,
  leadership: Leadership,
  takeover: Takeover,
): Promise<void> {
  try {
    await leadership.load()
  } catch (error) {
    // What is there is the newer release's now.
    if (takeover.hasHappened()) throw error
    options.ports.report(`The tickets kept here cannot be read and are loaded again. ${String(error)}`)
    await cache.startAfresh()
    await leadership.load()
  }
}

interface Room {
  readonly options: DeskOptions
  readonly name: string
  readonly channel: WaitingChannel
  readonly cache: SearchableCache
  readonly outbox: OutboxStore & OutboxFiles
  readonly clock: ServerClock
  readonly view: View
  readonly status: Status
  readonly health: HealthRecord
  readonly who: WatchableSource<Account>
  readonly keptQueues: KeptQueuesKeeper
  readonly draftFiles: DraftFiles & { readonly close: () => void }
}

/** Takes this window's place among those of the same desk. */
function joinWindows(room: Room): {
  readonly leadership: Leadership
  readonly presence: PresenceFront
  readonly closeChannel: () => void
} {
  const { options, name, channel, cache, outbox, clock, view, status, health, who, keptQueues } = room
  const { serverUrl, token, appVersion, ports } = options
  const wire = options.openWire ?? openSocketWire({ serverUrl, token, appVersion, reading: clock.reading })
  const presence = createPresenceKeeper({
    timers: ports.timers,
    nowMs: clock.reading,
    newId: ports.newId,
    post: channel.post,
  })
  status.sync.watch(() => presence.connected(status.sync.get().connection.kind === 'live'))
  const leadership = createLeadership({
    name: `sync-engine-${name}`,
    ports,
    cache,
    outbox,
    view,
    status,
    health,
    account: who,
    presence,
    readChoice: keptQueues.read,
    openWire: holdPushes(wire, createBringing({ ...ports, files: outbox, door: createContentDoor(options) })),
    post: channel.post,
  })
  const closeChannel = (): void => {
    presence.close()
    channel.close()
  }
  return { leadership, presence: presence.front, closeChannel }
}

/** What features see of all this. */
function frontOf(
  { options, name, cache, outbox, clock, view, status, health, who, keptQueues, draftFiles }: Room,
  leadership: Leadership,
): Omit<DeskData, 'account' | 'alertPlan' | 'whole' | 'presence' | 'close'> {
  const { ports } = options
  return {
    who,
    deskKey: name,
    tickets: view.mirror.tickets,
    directory: view.directory,
    sync: status.sync,
    health: health.health,
    races: view.races,
    messagesOf: view.conversations.of,
    searchMessages: cache.searchMessages,
    now: clock.now,
    dispatch: createDispatch({
      account: who.get,
      mirror: view.mirror,
      directory: view.directory,
      outbox,
      isReplaced: () => status.sync.get().connection.kind === 'replaced',
      now: clock.now,
      newId: ports.newId,
      freeBytes: ports.freeBytes ?? (async () => null),
      onSaved: leadership.saved,
      report: ports.report,
    }),
    discard: leadership.discard,
    discardParked: leadership.discardParked,
    archive: createArchive(options),
    keptQueues: keptQueues.front(leadership.chosen),
    papers: createPapers(options),
    ownPassword: createOwnPassword(options),
    attachments: createAttachments(outbox, createContentDoor(options)),
    mailImages: createMailImages(options),
    draftFiles,
    reconnect: leadership.reconnect,
    endEverywhere: leadership.endEverywhere,
  }
}
