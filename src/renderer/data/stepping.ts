import type { SyncEvent } from '#shared/sync/event'
import type { RowStamps } from '#shared/sync/row'
import type { ConsoleState } from '#shared/sync/state'
import { stampsNeeded, step } from '#shared/sync/step'
import type { EnginePorts } from './enginePorts'
import { gatherCommits } from './gatherCommits'
import type { HeardEvent, Performer } from './performer'

/** `saved` is a knock only: which commands wait is read when its turn comes, so that numbers are never out of date. */
export type Queued = HeardEvent | 'saved'

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
    const event: SyncEvent = queued === 'saved' ? { kind: 'saved', intents: await outbox.waiting() } : queued
    const pages = queued === 'saved' ? [] : (queued.pages ?? [])
    const before = state.outbox
    const needed = stampsNeeded(state, event)
    const onDisk = needed.length > 0 ? await cache.stampsOf(needed) : noStamps
    const next = step(state, event, gathering.stampsAfter(needed, onDisk))
    state = next.state
    for (const effect of next.effects) {
      if (effect.kind === 'renumber') await flush()
      if (effect.kind === 'commit') gathering.add(effect.commit, before, pages)
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
