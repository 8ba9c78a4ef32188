import type { CommandId } from '#shared/domain/ids'
import type { Intent } from '#shared/protocol/messages'
import type { RefusedCommand, WaitingCommand, Watchable } from '../deskData'
import { createWatchable } from '../watchable'
import type { OutboxStore, RefusedIntent } from './outboxStore'
import type { ParkedCommand } from './parked'
import { refusedCommand, waitingCommand } from './waitingCommand'

/** The whole outbox as lists, for the banner and the refusals. */
export interface OutboxLists {
  readonly waiting: Watchable<readonly WaitingCommand[]>
  readonly refused: Watchable<readonly RefusedCommand[]>
  readonly parked: Watchable<readonly ParkedCommand[]>
  /** Answers whether it was new. */
  readonly add: (intent: Intent) => boolean
  readonly drop: (ids: readonly CommandId[]) => void
  /** Answers what waits. */
  readonly beginLoad: () => Promise<readonly Intent[]>
  /** The same, and shows what was refused and put aside: all of it is read at once. */
  readonly beginAll: () => Promise<readonly Intent[]>
  /** Answers what now waits: the given ones, and those added since the load began. */
  readonly load: (kept: readonly Intent[]) => readonly Intent[]
  /** Refused ones and parked ones. */
  readonly readRefused: () => Promise<void>
}

const byNumber = (a: WaitingCommand, b: WaitingCommand): number => a.n - b.n

export function createOutboxLists(
  outbox: Pick<OutboxStore, 'waiting' | 'refused' | 'parked' | 'unsettled'>,
): OutboxLists {
  const waiting = createWatchable<readonly WaitingCommand[]>([])
  const { show: showLetters, ...letters } = createLetters()
  /** Commands added since a load began; null while none is under way. */
  let addedMeanwhile: Intent[] | null = null
  /** Commands that left before this window had heard of them, or had itself been told that they are saved. */
  const leftBefore = new Set<CommandId>()
  let known = new Set<CommandId>()
  return {
    waiting,
    ...letters,
    add: (intent) => {
      if (leftBefore.delete(intent.id) || known.has(intent.id)) return false
      known.add(intent.id)
      addedMeanwhile?.push(intent)
      waiting.set([...waiting.get(), waitingCommand(intent)].toSorted(byNumber))
      return true
    },
    drop: (ids) => {
      if (ids.length === 0) return
      const gone = new Set(ids)
      for (const id of ids) if (!known.delete(id)) leftBefore.add(id)
      waiting.set(waiting.get().filter(({ id }) => !gone.has(id)))
    },
    beginLoad: () => {
      addedMeanwhile = []
      return outbox.waiting()
    },
    beginAll: async () => {
      addedMeanwhile = []
      const all = await outbox.unsettled()
      showLetters(all.refused, all.parked)
      return all.waiting
    },
    load: (kept) => {
      const ids = new Set(kept.map(({ id }) => id))
      const all = [...kept, ...(addedMeanwhile ?? []).filter(({ id }) => !ids.has(id))]
      addedMeanwhile = null
      known = new Set(all.map(({ id }) => id))
      waiting.set(all.map(waitingCommand))
      return all
    },
    readRefused: async () => showLetters(...(await Promise.all([outbox.refused(), outbox.parked()]))),
  }
}

/** What is not going to be sent: refused, or put aside. */
function createLetters() {
  const refused = createWatchable<readonly RefusedCommand[]>([])
  const parked = createWatchable<readonly ParkedCommand[]>([])
  return {
    refused,
    parked,
    show: (letters: readonly RefusedIntent[], aside: readonly ParkedCommand[]): void => {
      refused.set(letters.map(refusedCommand).toSorted(byNumber))
      if (aside.length > 0 || parked.get().length > 0) parked.set(aside)
    },
  }
}
