import type { Looking } from '#shared/protocol/messages'
import { type ConsoleState, initialState } from '#shared/sync/state'
import { createEventQueue } from '../eventQueue'
import type { EnginePorts } from './enginePorts'
import { guardCache } from './guardedCache'
import { createPerformer } from './performer'
import { createStepping, type Queued, scopesOfQueues } from './stepping'

export interface Engine {
  /** Commands were saved, here or in another window. */
  readonly saved: () => void
  /** What is to be kept on this computer was chosen, here or in another window. */
  readonly chosen: () => void
  /** Tells the server what the windows here show. */
  readonly look: (looking: Looking) => void
  readonly reconnect: () => void
  readonly clockJumped: () => void
  /** Settles when the step under way is on disk. */
  readonly close: () => Promise<void>
}

/** How long to leave a disk alone that failed. */
const AFTER_TROUBLE_MS = 10_000

/**
 * Drives the machine, one event at a time. What came while the disk was busy is taken together and written as one: the
 * machine is ahead of the disk by no more than that, and begins again from the disk when the writing fails. Only the
 * window that holds the lock runs one.
 */
export async function startEngine(given: EnginePorts): Promise<Engine> {
  const ports = { ...given, cache: guardCache(given.cache) }
  const queue = createEventQueue<Queued>((all) => take(all).catch(afterTrouble))
  const performer = createPerformer(ports, queue.push)
  const stepping = createStepping(ports, performer, await remembered(ports))
  let isClosed = false
  let isInTrouble = false

  const tell = (): void => ports.onState(stepping.state(), performer.takeRetryInMs())
  /** After trouble what the machine holds, and what is shown, may not be what is really kept: both begin from that. */
  const recover = async (): Promise<void> => {
    const { connection, link } = stepping.state()
    await ports.cache.mend()
    stepping.setState({ ...(await remembered(ports)), connection, link })
    await ports.onReread()
    isInTrouble = false
  }
  const take = async (all: readonly Queued[]): Promise<void> => {
    if (isInTrouble) await recover()
    await stepping.take(all)
    tell()
  }
  const afterTrouble = (error: unknown): void => {
    if (isClosed) return
    isInTrouble = true
    ports.onTrouble(troubleWords(error))
    performer.rest()
    queue.clear()
    stepping.drop()
    const state = stepping.state()
    stepping.setState({ ...state, connection: state.connection + 1, link: { kind: 'waiting' } })
    performer.connectIn(AFTER_TROUBLE_MS)
    tell()
  }
  queue.push({ kind: 'started' })
  return {
    saved: () => queue.push('saved'),
    chosen: () => queue.push('chosen'),
    look: performer.look,
    ...beginnings(ports, queue.push),
    close: async () => {
      isClosed = true
      await queue.close()
      performer.rest()
    },
  }
}

/** What ends a connection from here. */
const beginnings = (
  { onEnded }: EnginePorts,
  push: (event: Queued) => void,
): Pick<Engine, 'reconnect' | 'clockJumped'> => ({
  reconnect: () => {
    onEnded('a new connection was asked for here')
    push({ kind: 'reconnect' })
  },
  clockJumped: () => {
    onEnded('this computer slept or its clock was set')
    push({ kind: 'clock-jumped' })
  },
})

function troubleWords(error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error)
  return `Syncing stopped and will be tried again. ${detail}`
}

async function remembered({ cache, outbox }: EnginePorts): Promise<ConsoleState> {
  const [clientId, numberedTo, isSetBack, newestSent, leftOut, serverId, chapter, scopes] = await Promise.all(
    [
      outbox.clientId(),
      outbox.numberedTo(),
      outbox.isSetBack(),
      outbox.newestSent(),
      outbox.leftOut(),
      cache.serverId(),
      cache.chapter(),
      cache.scopes(),
    ],
  )
  // After the last number: one given in between must be among them, not seem to have been answered.
  const waiting = await outbox.waiting()
  const without = scopesOfQueues(leftOut)
  const knownOfUs = { clientId, numberedTo, isSetBack, newestSent, outbox: waiting }
  return initialState({ ...knownOfUs, serverId, chapter, scopes, without })
}
