import type { Farewell, Looking } from '#shared/protocol/messages'
import type { Effect } from '#shared/sync/effect'
import type { SyncEvent } from '#shared/sync/event'
import type { ReadPage } from '../cache/unpackPart'
import { createAlarms } from './alarms'
import type { EnginePorts } from './enginePorts'
import type { GatheredCommit } from './gatherCommits'
import type { Wire } from './wire'

/** Does what the machine asks for: sockets, timers, disks. */
export interface Performer {
  readonly perform: (effect: Exclude<Effect, { kind: 'commit' }>) => Promise<void>
  /** Settles when the cache and then the outbox have it on disk. */
  readonly keep: (gathered: GatheredCommit) => Promise<void>
  /** The wait before the next connection that was set since the last call; null when none was. */
  readonly takeRetryInMs: () => number | null
  readonly connectIn: (afterMs: number) => void
  /** Goes out on the connection there is, else nowhere. */
  readonly look: (looking: Looking) => void
  /** Ends the connection and every timer. */
  readonly rest: () => void
}

/** An event, and the pages that its rows came in. */
export type HeardEvent = SyncEvent & { readonly pages?: readonly ReadPage[] | undefined }
type Raise = (event: HeardEvent, place?: 'first') => void

export function createPerformer(ports: EnginePorts, raise: Raise): Performer {
  const alarms = createAlarms(ports.timers, (timer) => raise({ kind: 'woke', timer }))
  let wire: Wire | null = null
  let retryInMs: number | null = null

  const hangUp = (): void => {
    wire?.close()
    wire = null
  }
  /** The socket opens while the epoch is raised; nothing is said on it before the disk has the epoch (S3). */
  const connect = async (connection: number, epochAbove: number): Promise<void> => {
    hangUp()
    const raising = ports.outbox.raiseEpoch(epochAbove)
    wire = openEars(ports, raise, connection, raising)
    await raising
  }
  const wake = ({ timer, fromMs, toMs }: Extract<Effect, { kind: 'wake' }>): void => {
    const afterMs = fromMs + (toMs - fromMs) * ports.random()
    if (timer === 'connect') retryInMs = afterMs
    alarms.set(timer, afterMs)
  }
  const perform: Performer['perform'] = async (effect) => {
    if (effect.kind === 'connect') return connect(effect.connection, effect.epochAbove)
    if (effect.kind === 'disconnect') return hangUp()
    if (effect.kind === 'ask') return ask(ports, wire, effect)
    if (effect.kind === 'wake') return wake(effect)
    if (effect.kind === 'hush') return alarms.cancel(effect.timer)
    return performUnconnected(ports, effect, raise)
  }
  return {
    perform,
    keep: (gathered) => keep(ports, gathered),
    connectIn: (afterMs) => wake({ kind: 'wake', timer: 'connect', fromMs: afterMs, toMs: afterMs }),
    takeRetryInMs: () => {
      const taken = retryInMs
      retryInMs = null
      return taken
    },
    look: (looking) => wire?.look(looking),
    rest: () => {
      hangUp()
      alarms.cancelAll()
    },
  }
}

type Ask = Extract<Effect, { kind: 'ask' }>

function ask({ cache }: EnginePorts, wire: Wire | null, { request, question }: Ask): void {
  wire?.ask(request, question)
  // Rows are going to come of it, and until then there is nothing else to do.
  if (question.name === 'push' || question.name === 'pull') cache.prepare()
}

type Unconnected = Extract<Effect, { kind: 'set-back' | 'renumber' | 'account' | 'report' }>

/** What needs neither a connection nor a timer. */
async function performUnconnected(ports: EnginePorts, effect: Unconnected, raise: Raise): Promise<void> {
  if (effect.kind === 'set-back') return ports.outbox.noteSetBack()
  if (effect.kind === 'renumber') return renumber(ports, effect, raise)
  if (effect.kind === 'account') return ports.onAccount(effect.account)
  return ports.onTrouble(effect.sentence)
}

function openEars(ports: EnginePorts, raise: Raise, connection: number, raising: Promise<number>): Wire {
  const hear = (event: HeardEvent): void => {
    ports.onHeard()
    raise(event)
  }
  return ports.openWire({
    // A disk that fails is told by whoever raised the epoch.
    opened: () =>
      void raising.then(
        (epoch) => raise({ kind: 'opened', connection, epoch }, 'first'),
        () => undefined,
      ),
    closed: (reason) => {
      ports.onEnded(reason)
      raise({ kind: 'closed', connection })
    },
    answered: (request, answer, askedAt, answeredAt, pages) => {
      // Another person's rows must not come into this person's cache, nor this one's words be sent as the other's.
      const isForeign = answer.kind === 'welcome' && answer.account.id !== ports.person
      if (isForeign) raise({ kind: 'farewell', connection, farewell: { kind: 'reauth' } })
      else hear({ kind: 'answered', connection, request, answer, askedAt, answeredAt, pages })
    },
    live: (live) => hear({ kind: 'live', connection, live }),
    scopes: (changed) => hear({ kind: 'scopes', connection, changed }),
    lag: (lag) => hear({ kind: 'lag', connection, lag }),
    presence: (presence) => {
      ports.onHeard()
      ports.onPresence(presence)
    },
    farewell: (farewell) => {
      ports.onEnded(farewellWords[farewell.kind])
      hear({ kind: 'farewell', connection, farewell })
    },
  })
}

const farewellWords: Record<Farewell['kind'], string> = {
  reauth: 'the server asked to sign in again',
  upgrade: 'the server asked for a newer console',
  fenced: 'another window or copy of this console took over',
  invalid: 'the server could not read a message',
  busy: 'the server asked to come back later',
}

/** The cache first, then the outbox: a command may for a moment be in both places, never in neither. */
async function keep(ports: EnginePorts, { commit, left, pages, told }: GatheredCommit): Promise<void> {
  await ports.cache.keep(commit, pages)
  const isLeaving = commit.released.length + commit.refused.length > 0
  const refused = isLeaving ? await ports.outbox.settle(commit) : []
  ports.onCommitted({ commit, left, refused, told })
}

type Renumber = Extract<Effect, { kind: 'renumber' }>

async function renumber(ports: EnginePorts, { serverId, decidedTo }: Renumber, raise: Raise): Promise<void> {
  const { clientId, intents, again } = await ports.outbox.renumber(serverId, decidedTo)
  if (again > 0) ports.onTrouble(againWords(again))
  await ports.onReread()
  raise({ kind: 'renumbered', clientId, intents }, 'first')
}

const againWords = (again: number): string =>
  `The server was set back to an older copy; your last ${again === 1 ? 'action is' : `${again} actions are`} sent again, and what it still has is not done twice.`
