import type { QueueId } from '#shared/domain/ids'
import { closedScope, queueScope, type Scope } from '#shared/domain/scope'
import type { Reckoning } from '#shared/protocol/reckoning'
import type { SyncEvent } from '#shared/sync/event'
import type { RowStamps } from '#shared/sync/row'
import type { ConsoleState } from '#shared/sync/state'
import { stampsNeeded, step } from '#shared/sync/step'
import type { EnginePorts } from './enginePorts'
import { type Beside, gatherCommits } from './gatherCommits'
import type { HeardEvent, Performer } from './performer'

/**
 * `saved` and `chosen` are knocks only: which commands wait, and what is to be kept here, is read when its turn comes, so
 * that it is never out of date.
 */
export type Queued = HeardEvent | 'saved' | 'chosen'

/** The machine's state, and what its steps want written. */
export interface Stepping {
  readonly state: () => ConsoleState
  readonly setState: (state: ConsoleState) => void
  /** Takes them one by one and writes what they change as one; settles when it is on disk. */
  readonly take: (all: readonly Queued[]) => Promise<void>
  /** Forgets what is not written. */
  readonly drop: () => void
}

const noStamps: RowStamps = new Map()
const NOTHING_BESIDE: Beside = { pages: [], reckoning: null }

/** What came with the rows of an event. */
const besideOf = (event: HeardEvent): Beside => ({
  pages: event.pages ?? [],
  reckoning: reckoningIn(event) ?? null,
})

function reckoningIn(event: HeardEvent): Reckoning | undefined {
  if (event.kind === 'live') return event.live.reckoning
  return event.kind === 'answered' && event.answer.kind === 'part' ? event.answer.reckoning : undefined
}

/** Both scopes of a queue: its open work, and its archive if that is ever told. */
export const scopesOfQueues = (queues: readonly QueueId[]): readonly Scope[] =>
  queues.flatMap((queue) => [queueScope(queue), closedScope(queue)])

const readKnock = async (
  outbox: Pick<EnginePorts['outbox'], 'waiting' | 'leftOut'>,
  knock: 'saved' | 'chosen',
): Promise<SyncEvent> =>
  knock === 'saved'
    ? { kind: 'saved', intents: await outbox.waiting() }
    : { kind: 'chosen', without: scopesOfQueues(await outbox.leftOut()) }

export function createStepping(
  { cache, outbox }: Pick<EnginePorts, 'cache' | 'outbox'>,
  performer: Pick<Performer, 'perform' | 'keep'>,
  initial: ConsoleState,
): Stepping {
  let state = initial
  let gathering = gatherCommits()
  const flush = async (): Promise<void> => {
    const gathered = gathering.whole()
    gathering = gatherCommits()
    if (gathered) await performer.keep(gathered)
  }
  const takeOne = async (queued: Queued): Promise<void> => {
    // What waits is read from a disk that knows of everything that left.
    if (queued === 'saved') await flush()
    const event = typeof queued === 'string' ? await readKnock(outbox, queued) : queued
    const beside = typeof queued === 'string' ? NOTHING_BESIDE : besideOf(queued)
    const before = state.outbox
    const needed = stampsNeeded(state, event)
    const onDisk = needed.length > 0 ? await cache.stampsOf(needed) : noStamps
    const next = step(state, event, gathering.stampsAfter(needed, onDisk))
    state = next.state
    for (const effect of next.effects) {
      if (effect.kind === 'renumber') await flush()
      if (effect.kind === 'commit') gathering.add(effect.commit, before, beside)
      else await performer.perform(effect)
    }
  }
  return {
    state: () => state,
    setState: (next) => {
      state = next
    },
    take: async (all) => {
      for (const queued of all) await takeOne(queued)
      await flush()
    },
    drop: () => {
      gathering = gatherCommits()
    },
  }
}
