import type { SyncEvent } from '#shared/sync/event'
import type { RowStamps } from '#shared/sync/row'
import { type ConsoleState, initialState } from '#shared/sync/state'
import { stampsNeeded, step } from '#shared/sync/step'
import type { EnginePorts } from './enginePorts'
import { createEventQueue } from './eventQueue'
import { guardCache } from './guardedCache'
import { createPerformer } from './performer'

export interface Engine {
  /** Commands were saved, here or in another window. */
  readonly saved: () => void
  readonly reconnect: () => void
  readonly clockJumped: () => void
  /** Settles when the step under way is on disk. */
  readonly close: () => Promise<void>
}

/** `saved` is a knock only: which commands wait is read when its turn comes, so that numbers are never out of date. */
type Queued = SyncEvent | 'saved'

/** How long to leave a disk alone that failed. */
const AFTER_TROUBLE_MS = 10_000
const noStamps: RowStamps = new Map()

/**
 * Drives the machine: one event at a time, each step's change on disk before the next event is looked at, so that what
 * the machine believes and what is kept never part. Only the window that holds the lock runs one.
 */
export async function startEngine(given: EnginePorts): Promise<Engine> {
  const ports = { ...given, cache: guardCache(given.cache) }
  let state = await remembered(ports)
  let isClosed = false
  let isInTrouble = false

  /** After trouble what the machine holds, and what is shown, may not be what is really kept: both begin from that. */
  const recover = async (): Promise<void> => {
    const { connection, link } = state
    await ports.cache.mend()
    state = { ...(await remembered(ports)), connection, link }
    await ports.onReread()
    isInTrouble = false
  }
  const take = async (queued: Queued): Promise<void> => {
    if (isInTrouble) await recover()
    const event = await eventOf(ports, queued)
    const before = state.outbox
    const next = step(state, event, await stampsFor(ports, state, event))
    state = next.state
    for (const effect of next.effects) await performer.perform(effect, before)
    ports.onState(state, performer.takeRetryInMs())
  }
  const afterTrouble = (error: unknown): void => {
    if (isClosed) return
    isInTrouble = true
    ports.onTrouble(troubleWords(error))
    performer.rest()
    queue.clear()
    state = { ...state, connection: state.connection + 1, link: { kind: 'waiting' } }
    performer.connectIn(AFTER_TROUBLE_MS)
    ports.onState(state, performer.takeRetryInMs())
  }
  const queue = createEventQueue<Queued>((queued) => take(queued).catch(afterTrouble))
  const performer = createPerformer(ports, queue.push)
  queue.push({ kind: 'started' })
  return {
    saved: () => queue.push('saved'),
    reconnect: () => queue.push({ kind: 'reconnect' }),
    clockJumped: () => queue.push({ kind: 'clock-jumped' }),
    close: async () => {
      isClosed = true
      await queue.close()
      performer.rest()
    },
  }
}

const eventOf = async ({ outbox }: EnginePorts, queued: Queued): Promise<SyncEvent> =>
  queued === 'saved' ? { kind: 'saved', intents: await outbox.waiting() } : queued

async function stampsFor({ cache }: EnginePorts, state: ConsoleState, event: SyncEvent): Promise<RowStamps> {
  const needed = stampsNeeded(state, event)
  return needed.length > 0 ? cache.stampsOf(needed) : noStamps
}

function troubleWords(error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error)
  return `Syncing stopped and will be tried again. ${detail}`
}

async function remembered({ cache, outbox }: EnginePorts): Promise<ConsoleState> {
  const [clientId, serverId, chapter, scopes] = await Promise.all([
    outbox.clientId(),
    cache.serverId(),
    cache.chapter(),
    cache.scopes(),
  ])
  // Before what waits: a number given in between must be among them, not seem to have been answered.
  const numberedTo = await outbox.numberedTo()
  return initialState({ clientId, serverId, chapter, scopes, numberedTo, outbox: await outbox.waiting() })
}
