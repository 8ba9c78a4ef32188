import type { CommandId } from '#shared/domain/ids'
import { SECOND_MS } from '#shared/domain/instant'
import type { Intent } from '#shared/protocol/messages'
import type { CacheStore } from './cacheStore'
import type { ChannelMessage } from './channelMessage'
import { type Engine, startEngine } from './engine'
import type { OutboxStore } from './outboxStore'
import type { DeskPorts } from './ports'
import type { Status } from './status'
import type { View } from './view'
import type { OpenWire } from './wire'

export interface LeadershipSources {
  /** The lock's name; one holder per desk on this computer. */
  readonly name: string
  readonly ports: DeskPorts
  readonly cache: CacheStore
  readonly outbox: OutboxStore
  readonly view: View
  readonly status: Status
  readonly openWire: OpenWire
  readonly post: (message: ChannelMessage) => void
}

/** This window among the windows of its desk: it leads, or it follows the one that does. */
export interface Leadership {
  /** Shows what is on disk, then asks for the lock. */
  readonly load: () => Promise<void>
  readonly take: (message: ChannelMessage) => void
  readonly saved: (intent: Intent) => void
  readonly discard: (command: CommandId) => Promise<void>
  readonly reconnect: () => void
  readonly clockJumped: () => void
  readonly close: () => Promise<void>
}

/** How often what was heard is written down, so that it outlives a crash. */
const REMEMBERED_EVERY_MS = 5 * SECOND_MS

export function createLeadership(sources: LeadershipSources): Leadership {
  const { name, ports, cache, outbox, view, status, post } = sources
  const ending = new AbortController()
  let engine: Engine | null = null
  let leading: Promise<void> = Promise.resolve()
  /** What other windows say is taken one after the other, in the order it was said. */
  let taking: Promise<void> = Promise.resolve()

  const inTurn = (work: () => Promise<void> | void): void => {
    taking = taking.then(work).catch((error: unknown) => ports.report(String(error)))
  }
  const lead = async (waited: boolean): Promise<void> => {
    // The leader before may have died between its disk and its word.
    if (waited) await view.load()
    const started = await startEngine(enginePorts(sources))
    engine = started
    const cancel = rememberRegularly(ports, () => cache.rememberHeard(status.memory()))
    await untilAborted(ending.signal)
    cancel()
    engine = null
    await started.close()
    await cache.rememberHeard(status.memory())
  }
  const takeAsFollower = (message: ChannelMessage): void => {
    switch (message.kind) {
      case 'saved':
        return view.add(message.intent)
      case 'committed':
        return inTurn(() => view.takeNotice(message))
      case 'reread':
        return inTurn(view.load)
      case 'discarded':
        return inTurn(view.readRefused)
      case 'status':
        return engine ? undefined : status.takeMessage(message)
      case 'ask':
      case 'reconnect':
        return
      default:
        return message satisfies never
    }
  }
  const reconnect = (): void => {
    if (engine) engine.reconnect()
    else post({ kind: 'reconnect' })
  }
  return {
    load: async () => {
      inTurn(view.load)
      await taking
      leading = ports.locks.hold(name, ending.signal, lead)
      leading.catch((error: unknown) => ports.report(`Syncing could not start. ${String(error)}`))
      post({ kind: 'ask' })
    },
    take: (message) => {
      if (message.kind === 'ask' && engine) post(status.message())
      if (message.kind === 'reconnect') engine?.reconnect()
      if (message.kind === 'saved') engine?.saved()
      takeAsFollower(message)
    },
    saved: (intent) => {
      view.add(intent)
      post({ kind: 'saved', intent })
      engine?.saved()
    },
    discard: async (command) => {
      await outbox.discard(command)
      await view.readRefused()
      post({ kind: 'discarded' })
    },
    reconnect,
    clockJumped: () => {
      engine?.clockJumped()
      reconnect()
    },
    close: async () => {
      ending.abort()
      await leading.catch(() => undefined)
      await taking
    },
  }
}

function enginePorts({ ports, cache, outbox, view, status, openWire, post }: LeadershipSources) {
  let said = ''
  return {
    cache,
    outbox,
    openWire,
    timers: ports.timers,
    random: ports.random,
    onHeard: status.heard,
    onTrouble: ports.report,
    onState: (...told: Parameters<Status['takeState']>) => {
      status.takeState(...told)
      const message = status.message()
      const text = JSON.stringify({
        ...message,
        lastHeardAt: Math.floor((message.lastHeardAt ?? 0) / SECOND_MS),
      })
      if (text === said) return
      said = text
      post(message)
    },
    onCommitted: (commit: Parameters<View['takeCommit']>[0], left: readonly Intent[]) => {
      post(view.takeCommit(commit, left))
      if (commit.refused.length > 0) void view.readRefused()
    },
    onRenumbered: (intents: readonly Intent[]) => {
      view.renumber(intents)
      post({ kind: 'reread' })
    },
  }
}

function rememberRegularly({ timers, report }: DeskPorts, remember: () => Promise<void>): () => void {
  let cancel: () => void = () => undefined
  const again = (): void => {
    cancel = timers.after(REMEMBERED_EVERY_MS, () => {
      again()
      remember().catch((error: unknown) => report(String(error)))
    })
  }
  again()
  return () => cancel()
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
