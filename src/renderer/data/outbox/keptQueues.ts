import type { QueueId } from '#shared/domain/ids'
import type { Watchable } from '../deskData'
import { createWatchable } from '../watchable'
import type { OutboxStore } from './outboxStore'

/** Which queues this person keeps on this computer (OUT126): all but those left out. */
export interface KeptQueues {
  readonly leftOut: Watchable<ReadonlySet<QueueId>>
  /** Its tickets leave this computer, and come no more until it is kept again. What waits to be sent is sent. */
  readonly leaveOut: (queue: QueueId) => Promise<void>
  readonly keep: (queue: QueueId) => Promise<void>
}

export interface KeptQueuesKeeper {
  /** To be called when another window has chosen. */
  readonly read: () => Promise<void>
  /** `onChosen` is called once a choice is on disk. */
  readonly front: (onChosen: () => void) => KeptQueues
}

/** The choice lies beside what waits to be sent, and every window shows the same. */
export function createKeptQueues(
  outbox: Pick<OutboxStore, 'leftOut' | 'leaveOut' | 'keepAgain'>,
): KeptQueuesKeeper {
  const leftOut = createWatchable<ReadonlySet<QueueId>>(new Set())
  const show = (queues: readonly QueueId[]): void => leftOut.set(new Set(queues))
  return {
    read: async () => show(await outbox.leftOut()),
    front: (onChosen) => ({
      leftOut,
      leaveOut: async (queue) => {
        show(await outbox.leaveOut(queue))
        onChosen()
      },
      keep: async (queue) => {
        show(await outbox.keepAgain(queue))
        onChosen()
      },
    }),
  }
}
