import type { Intent } from '#shared/protocol/messages'
import type { Commit, Effect } from '#shared/sync/effect'
import type { SyncEvent, TimerName } from '#shared/sync/event'
import type { EnginePorts } from './enginePorts'
import type { Wire } from './wire'

/** Does what the machine asks for: sockets, timers, disks. */
export interface Performer {
  /** `before` is the outbox as it was when the step began. */
  readonly perform: (effect: Effect, before: readonly Intent[]) => Promise<void>
  /** The wait before the next connection that was set since the last call; null when none was. */
  readonly takeRetryInMs: () => number | null
  readonly wakeIn: (timer: TimerName, afterMs: number) => void
  /** Ends the connection and every timer. */
  readonly rest: () => void
}

type Raise = (event: SyncEvent, place?: 'first') => void

export function createPerformer(ports: EnginePorts, raise: Raise): Performer {
  const timersSet = new Map<TimerName, () => void>()
  let wire: Wire | null = null
  let retryInMs: number | null = null

  const hangUp = (): void => {
    wire?.close()
    wire = null
  }
  const hush = (timer: TimerName): void => {
    timersSet.get(timer)?.()
    timersSet.delete(timer)
  }
  const wakeIn = (timer: TimerName, afterMs: number): void => {
    hush(timer)
    if (timer === 'connect') retryInMs = afterMs
    timersSet.set(
      timer,
      ports.timers.after(afterMs, () => raise({ kind: 'woke', timer })),
    )
  }
  const connect = async (connection: number, epochAbove: number): Promise<void> => {
    const epoch = await ports.outbox.raiseEpoch(epochAbove)
    hangUp()
    wire = openEars(ports, raise, connection, epoch)
  }
  const perform = async (effect: Effect, before: readonly Intent[]): Promise<void> => {
    switch (effect.kind) {
      case 'connect':
        return connect(effect.connection, effect.epochAbove)
      case 'disconnect':
        return hangUp()
      case 'ask':
        return wire?.ask(effect.request, effect.question)
      case 'wake':
        return wakeIn(effect.timer, effect.fromMs + (effect.toMs - effect.fromMs) * ports.random())
      case 'hush':
        return hush(effect.timer)
      case 'commit':
        return keep(ports, effect.commit, before)
      case 'renumber':
        return renumber(ports, raise, effect.numbers)
      case 'report':
        return ports.onTrouble(effect.sentence)
      default:
        return effect satisfies never
    }
  }
  return {
    perform,
    wakeIn,
    takeRetryInMs: () => {
      const taken = retryInMs
      retryInMs = null
      return taken
    },
    rest: () => {
      hangUp()
      for (const timer of [...timersSet.keys()]) hush(timer)
    },
  }
}

function openEars(ports: EnginePorts, raise: Raise, connection: number, epoch: number): Wire {
  const hear = (event: SyncEvent): void => {
    ports.onHeard()
    raise(event)
  }
  return ports.openWire({
    opened: () => raise({ kind: 'opened', connection, epoch }),
    closed: () => raise({ kind: 'closed', connection }),
    answered: (request, answer, askedAt, answeredAt) =>
      hear({ kind: 'answered', connection, request, answer, askedAt, answeredAt }),
    live: (live) => hear({ kind: 'live', connection, live }),
    scopes: (changed) => hear({ kind: 'scopes', connection, changed }),
    farewell: (farewell) => hear({ kind: 'farewell', connection, farewell }),
  })
}

/** The cache first, then the outbox: a command may for a moment be in both places, never in neither. */
async function keep(ports: EnginePorts, commit: Commit, before: readonly Intent[]): Promise<void> {
  await ports.cache.keep(commit)
  const gone = new Set([...commit.released, ...commit.refused.map(({ n }) => n)])
  const refused = gone.size > 0 ? await ports.outbox.settle(commit) : []
  const left = before.filter(({ n }) => gone.has(n))
  ports.onCommitted(commit, left, refused)
}

async function renumber(ports: EnginePorts, raise: Raise, numbers: readonly number[]): Promise<void> {
  const { clientId, intents } = await ports.outbox.renumber(numbers)
  ports.onRenumbered(intents)
  raise({ kind: 'renumbered', clientId, intents }, 'first')
}
