import type { CommandId } from '#shared/domain/ids'
import type { Intent } from '#shared/protocol/messages'
import type { RefusedCommand, WaitingCommand, Watchable } from './deskData'
import type { OutboxStore } from './outboxStore'
import { refusedCommand, waitingCommand } from './waitingCommand'
import { createWatchable } from './watchable'

/** The whole outbox as lists, for the banner and the refusals. */
export interface OutboxLists {
  readonly waiting: Watchable<readonly WaitingCommand[]>
  readonly refused: Watchable<readonly RefusedCommand[]>
  /** Answers whether it was new. */
  readonly add: (intent: Intent) => boolean
  readonly drop: (ids: readonly CommandId[]) => void
  readonly beginLoad: () => Promise<readonly Intent[]>
  /** Answers what now waits: the given ones, and those added since the load began. */
  readonly load: (kept: readonly Intent[]) => readonly Intent[]
  readonly readRefused: () => Promise<void>
}

const byNumber = (a: WaitingCommand, b: WaitingCommand): number => a.n - b.n

export function createOutboxLists(outbox: Pick<OutboxStore, 'waiting' | 'refused'>): OutboxLists {
  const waiting = createWatchable<readonly WaitingCommand[]>([])
  const refused = createWatchable<readonly RefusedCommand[]>([])
  let addedMeanwhile: Intent[] = []
  return {
    waiting,
    refused,
    add: (intent) => {
      if (waiting.get().some(({ id }) => id === intent.id)) return false
      addedMeanwhile.push(intent)
      waiting.set([...waiting.get(), waitingCommand(intent)].toSorted(byNumber))
      return true
    },
    drop: (ids) => {
      if (ids.length > 0) waiting.set(waiting.get().filter(({ id }) => !ids.includes(id)))
    },
    beginLoad: () => {
      addedMeanwhile = []
      return outbox.waiting()
    },
    load: (kept) => {
      const ids = new Set(kept.map(({ id }) => id))
      const all = [...kept, ...addedMeanwhile.filter(({ id }) => !ids.has(id))]
      addedMeanwhile = []
      waiting.set(all.map(waitingCommand))
      return all
    },
    readRefused: async () => {
      refused.set((await outbox.refused()).map(refusedCommand).toSorted(byNumber))
    },
  }
}
