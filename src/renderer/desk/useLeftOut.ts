import type { QueueId } from '#shared/domain/ids'
import { useDesk } from './deskContext'
import { useWatchable } from './useWatchable'

/** The queues that are not kept on this computer. */
export const useLeftOut = (): ReadonlySet<QueueId> => useWatchable(useDesk().keptQueues.leftOut)
