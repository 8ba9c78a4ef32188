import type { SyncEvent } from '#shared/sync/event'
import type { RowStamps } from '#shared/sync/row'
import { type ConsoleState, initialState } from '#shared/sync/state'
import { stampsNeeded, step } from '#shared/sync/step'
import type { EnginePorts } from './enginePorts'
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
export async function startEngine(ports: EnginePorts): Promise<Engine> {
  const queue: Queued[] = []
  let state = await remembered(ports)
  let running: Promise<void> | null = null
  let isClosed = false

  const raise = (event: Queued, place?: 'first'): void => {
    if (isClosed) return
    if (place === 'first') queue.unshift(event)
    else queue.push(event)
    running ??= drain()
  }
  const performer = createPerformer(ports, raise)

  const take = async (queued: Queued): Promise<void> => {
    const event: SyncEvent =
      queued === 'saved' ? { kind: 'saved', intents: await ports.outbox.waiting() } : queued
    const needed = stampsNeeded(state, event)
    const stamps = needed.length > 0 ? await ports.cache.stampsOf(needed) : noStamps
    const before = state.outbox
    const next = step(state, event, stamps)
    state = next.state
    for (const effect of next.effects) await performer.perform(effect, before)
    ports.onState(state, performer.takeRetryInMs())
  }
  const drain = async (): Promise<void> => {
    // Asynchronous from the first event on, so that `running` is set before it can be cleared.
    await Promise.resolve()
    for (let event = queue.shift(); event && !isClosed; event = queue.shift()) {
      await take(event).catch(afterTrouble)
    }
    running = null
  }
  /** What the machine holds may be ahead of the disk now: begin again from what is really kept. */
  const afterTrouble = async (error: unknown): Promise<void> => {
    if (isClosed) return
    const detail = error instanceof Error ? error.message : String(error)
    ports.onTrouble(`Syncing stopped and will be tried again. ${detail}`)
    performer.rest()
    queue.length = 0
    // When not even reading works, the state stays; the next attempt will fail the same way and say so.
    const kept = await remembered(ports).catch(() => state)
    state = { ...kept, connection: state.connection + 1, link: { kind: 'waiting' } }
    performer.wakeIn('connect', AFTER_TROUBLE_MS)
    ports.onState(state, performer.takeRetryInMs())
  }
  raise({ kind: 'started' })
  return {
    saved: () => raise('saved'),
    reconnect: () => raise({ kind: 'reconnect' }),
    clockJumped: () => raise({ kind: 'clock-jumped' }),
    close: async () => {
      isClosed = true
      performer.rest()
      await running
    },
  }
}

async function remembered({ cache, outbox }: EnginePorts): Promise<ConsoleState> {
  const [clientId, serverId, scopes, waiting] = await Promise.all([
    outbox.clientId(),
    cache.serverId(),
    cache.scopes(),
    outbox.waiting(),
  ])
  return initialState({ clientId, serverId, scopes, outbox: waiting })
}
