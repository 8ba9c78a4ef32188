import type { CommandId } from '#shared/domain/ids'
import { SECOND_MS } from '#shared/domain/instant'
import type { Intent } from '#shared/protocol/messages'
import { regularly } from '../../clock/regularly'
import type { ParkedPlace } from '../outbox/parked'
import { type Answer, awaitAnswer } from './awaitAnswer'
import type { ChannelMessage } from './channelMessage'
import { type Engine, startEngine } from './engine'
import { createInOrder, type InOrder } from './inOrder'
import { type LeaderSources, leaderPorts, takeAccount } from './leaderPorts'
import { createNoticeTaker } from './notices'
import { openAhead } from './openAhead'
import { raiseAhead } from './raiseAhead'

export interface LeadershipSources extends LeaderSources {
  /** The lock's name; one holder per desk on this computer. */
  readonly name: string
  /** Reads again which queues are kept here. */
  readonly readChoice: () => Promise<void>
}

/** This window among the windows of its desk: it leads, or it follows the one that does. */
export interface Leadership {
  /** Shows the first screen, then asks for the lock, and answers; all of what is kept follows. */
  readonly load: () => Promise<void>
  /** Settles when all that is kept is shown. */
  readonly whole: () => Promise<void>
  readonly take: (message: ChannelMessage) => void
  readonly saved: (intent: Intent) => void
  readonly discard: (command: CommandId) => Promise<void>
  readonly discardParked: (place: ParkedPlace) => Promise<void>
  readonly reconnect: () => void
  /** What is to be kept here was chosen in this window. */
  readonly chosen: () => void
  readonly clockJumped: () => void
  /** The agent signs out here: no other window goes on. */
  readonly endEverywhere: () => void
  readonly close: () => Promise<void>
}

/** How often what was heard is written down, so that it outlives a crash. */
const REMEMBERED_EVERY_MS = 5 * SECOND_MS
/** How often the outbox is looked into for what windows left there that died before they told of it. */
const LOOKED_AT_EVERY_MS = 15 * SECOND_MS

export function createLeadership(sources: LeadershipSources, answer = awaitAnswer(sources)): Leadership {
  const { name, ports, view, post } = sources
  const ending = new AbortController()
  let isLeading = false
  let engine: Engine | null = null
  let leading: Promise<void> = Promise.resolve()
  /** What other windows say is taken in the order it was said, and none of it before the first load is done. */
  const words = createInOrder(ports.report)
  const follow = createFollowing(sources, words, () => isLeading, answer.come)
  const lead = async (waited: boolean): Promise<void> => {
    isLeading = true
    // The leader before may have died between its disk and its word; what it did say is taken before.
    if (waited) {
      // Whoever could have answered is gone, and this window asks the server only once all is read.
      answer.come()
      words.run(view.load)
      await words.settled()
    }
    await leadUntil(ending.signal, sources, (started) => {
      engine = started
      sources.presence.lead(started?.look ?? null)
    })
  }
  return {
    load: async () => {
      await loadFirst(sources, words, answer)
      leading = ports.locks.hold(name, ending.signal, lead)
      leading.catch((error: unknown) => ports.report(`Syncing could not start. ${String(error)}`))
      post({ kind: 'ask' })
    },
    whole: words.settled,
    take: (message) => {
      if (engine) lendAnEar(sources, engine, message)
      if (!ending.signal.aborted) follow(message)
    },
    ...forAllWindows(sources),
    ...knocks(() => engine, sources),
    close: async () => {
      ending.abort()
      await leading.catch(() => undefined)
      await words.settled()
    },
  }
}

/**
 * All the tickets are waited for only where there is no first screen to show before. What others say meanwhile comes
 * after: a command that has left would else be put back by what was read of the outbox while it waited.
 */
async function loadFirst(
  { view, ports, readChoice }: LeadershipSources,
  words: InOrder,
  answer: Answer,
): Promise<void> {
  const beginning = Promise.all([view.begin(), readChoice()]).then(([hasScreen]) => hasScreen)
  const fill = async (hasScreen: boolean): Promise<void> => {
    if (hasScreen && ports.giveWay) await answer.known()
    await view.fill()
  }
  const filling = beginning.then(fill, () => undefined)
  words.run(() => filling)
  if (!(await beginning)) await filling
}

/** What any window may ask of the one that leads. */
const knocks = (
  engine: () => Engine | null,
  { view, post }: LeadershipSources,
): Pick<Leadership, 'saved' | 'reconnect' | 'chosen' | 'clockJumped'> => ({
  saved: (intent) => {
    view.add(intent)
    post({ kind: 'saved', intent })
    engine()?.saved()
  },
  reconnect: () => {
    const leading = engine()
    if (leading) leading.reconnect()
    else post({ kind: 'reconnect' })
  },
  chosen: () => {
    post({ kind: 'chosen' })
    engine()?.chosen()
  },
  clockJumped: () => engine()?.clockJumped(),
})

/** What one window does for all of them. */
function forAllWindows({
  outbox,
  view,
  post,
}: LeadershipSources): Pick<Leadership, 'discard' | 'discardParked' | 'endEverywhere'> {
  const tell = async (): Promise<void> => {
    await view.lists.readRefused()
    post({ kind: 'discarded' })
  }
  return {
    discard: (command) => outbox.discard(command).then(tell),
    discardParked: (place) => outbox.discardParked(place).then(tell),
    endEverywhere: () => post({ kind: 'ended' }),
  }
}

/**
 * The way to the server and the epoch on the disk take as long as reading what is kept: all three are begun at once, so
 * that hello waits for the slowest of them and not for their sum (ADR 33).
 */
async function startAhead(
  sources: LeadershipSources,
): Promise<{ engine: Engine; close: () => Promise<void> }> {
  const ports = leaderPorts(sources)
  const wire = openAhead(ports.openWire)
  const epoch = raiseAhead(ports.outbox.raiseEpoch)
  const outbox = { ...ports.outbox, raiseEpoch: epoch.raise }
  const starting = startEngine({ ...ports, outbox, openWire: wire.open })
  // After what the start reads, which would else wait until the disk has it.
  epoch.begin()
  starting.catch(wire.close)
  const engine = await starting
  const close = async (): Promise<void> => {
    await engine.close()
    wire.close()
  }
  return { engine, close }
}

/** Leads from the moment the lock is ours until the window closes. */
async function leadUntil(
  ending: AbortSignal,
  sources: LeadershipSources,
  hand: (engine: Engine | null) => void,
): Promise<void> {
  const { ports, cache, status, view, health, post } = sources
  const { engine, close } = await startAhead(sources)
  hand(engine)
  const lookAgain = (): void => {
    engine.saved()
    engine.chosen()
  }
  // What was saved and chosen while it started found nobody to tell.
  lookAgain()
  const remember = async (): Promise<void> => {
    await cache.rememberHeard(status.memory())
    await view.rememberScreen()
  }
  const remembering = regularly(ports, REMEMBERED_EVERY_MS, remember)
  const looking = regularly(ports, LOOKED_AT_EVERY_MS, lookAgain)
  const telling = regularly(ports, SECOND_MS, () => {
    const news = health.refresh()
    if (news) post({ kind: 'health', health: news })
  })
  await untilAborted(ending)
  remembering.close()
  looking.close()
  telling.close()
  hand(null)
  await close()
  // It may be that the cache was let go of for a newer release; what was heard is then not worth a fault.
  await remember().catch(() => undefined)
}

/** What the leader does for the others. */
function lendAnEar(sources: LeadershipSources, engine: Engine, message: ChannelMessage): void {
  const { status, health, account, post } = sources
  if (message.kind === 'ask') {
    post(status.message())
    post({ kind: 'account', account: account.get() })
    post({ kind: 'health', health: health.health.get() })
  }
  if (message.kind === 'reconnect') engine.reconnect()
  if (message.kind === 'chosen') engine.chosen()
  if (message.kind === 'saved') engine.saved()
}

/**
 * What every window does about another's word. Of rows and of how things stand only the leader speaks: what is still
 * heard of the one before would put an older row over a newer one. Nor does it believe that something waits because
 * somebody said so, perhaps long ago to a window that was frozen: it looks into the outbox.
 */
function createFollowing(
  sources: LeadershipSources,
  words: InOrder,
  isLeading: () => boolean,
  onStatus: () => void,
): (message: ChannelMessage) => void {
  const { view, status, account } = sources
  const takeNotice = createNoticeTaker(view)
  return (message) => {
    if (message.kind === 'ended') endHere(sources)
    if (message.kind === 'discarded') words.run(view.lists.readRefused)
    if (message.kind === 'chosen') words.run(sources.readChoice)
    if (message.kind === 'looking' || message.kind === 'presence') sources.presence.takeMessage(message)
    if (isLeading()) return
    if (message.kind === 'saved') view.add(message.intent)
    if (message.kind === 'committed') words.run(() => takeNotice(message))
    // In order with the commits, so that nobody is told "live" before its rows are shown.
    if (message.kind === 'status') {
      onStatus()
      words.run(async () => (isLeading() ? undefined : status.takeMessage(message)))
    }
    if (message.kind === 'reread') words.run(view.load)
    if (message.kind === 'account') takeAccount(account, message.account)
    if (message.kind === 'health') sources.health.takeMessage(message.health)
  }
}

/** What is stored may be about to be removed: this window writes nothing more of it. */
function endHere({ status, cache, outbox }: LeadershipSources): void {
  status.endAs('signed-out')
  cache.close()
  outbox.close()
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
