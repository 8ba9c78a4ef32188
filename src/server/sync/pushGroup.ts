import { setImmediate } from 'node:timers/promises'
import type { Push } from '#shared/protocol/messages'
import { joinCommits } from '../db/joinCommits'
import type { Batch, Commit, Decision } from '../db/store'
import type { SyncPorts } from './createSyncServer'
import type { Seat } from './server'

/**
 * Decides on the batches that consoles push, each as a whole and in the order in which they came. Those that wait at the
 * same time go into one commit: a busy desk costs hardly more of them than a quiet one.
 */
export interface PushGroup {
  /** Rejects when the store fails; then nothing of the batch was decided. */
  readonly decide: (seat: Seat, message: Push) => Promise<readonly Decision[]>
}

interface Waiting {
  readonly batch: Batch
  readonly resolve: (decisions: readonly Decision[]) => void
  readonly reject: (error: unknown) => void
}

/** While they are decided nobody else is heard: about 50 ms. */
const COMMANDS_AT_ONCE = 200

export function createPushGroup(ports: Pick<SyncPorts, 'store' | 'clock' | 'commitAndSend'>): PushGroup {
  const { store, clock, commitAndSend } = ports
  const waiting: Waiting[] = []

  const decideWaiting = async (): Promise<void> => {
    // The store answers without letting go of the process: what has come meanwhile is heard only now.
    await setImmediate()
    let taken: readonly Waiting[] = []
    const work = async (): Promise<readonly (readonly Decision[])[]> => {
      taken = waiting.splice(0, countAtOnce(waiting))
      if (waiting.length > 0) void decideWaiting()
      return decideOn(store, taken, clock.now())
    }
    try {
      const decided = await commitAndSend(work, (all) => joinCommits(all.flat().map(commitOf)))
      for (const [at, { resolve }] of taken.entries()) resolve(decided[at] ?? [])
    } catch (error) {
      for (const { reject } of taken) reject(error)
    }
  }
  return {
    decide: ({ client, account }, { epoch, intents }) =>
      new Promise((resolve, reject) => {
        waiting.push({ batch: { client, epoch, account, intents }, resolve, reject })
        // Whoever comes before its turn goes along.
        if (waiting.length === 1) void decideWaiting()
      }),
  }
}

/** How many of them make up no more than a commit's worth of commands; one at least. */
function countAtOnce(waiting: readonly Waiting[]): number {
  let commands = 0
  for (const [at, { batch }] of waiting.entries()) {
    commands += batch.intents.length
    if (commands > COMMANDS_AT_ONCE) return Math.max(at, 1)
  }
  return waiting.length
}

async function decideOn(
  store: SyncPorts['store'],
  waiting: readonly Waiting[],
  receivedAt: ReturnType<SyncPorts['clock']['now']>,
): Promise<readonly (readonly Decision[])[]> {
  const [first, ...others] = waiting.map(({ batch }) => batch)
  if (!first) return []
  if (others.length > 0) return store.decideTogether([first, ...others], receivedAt)
  const { client, epoch, account, intents } = first
  return [await store.decideAll(client, epoch, account, intents, receivedAt)]
}

const commitOf = (decision: Decision): Commit => (decision.kind === 'decided' ? decision.commit : [])
