import { useMemo } from 'react'
import type { QueueId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import { useNotices } from '../ui/notices'
import { useDesk } from './deskContext'

interface QueueChoice {
  readonly leaveOut: (queue: QueueId) => void
  readonly keep: (queue: QueueId) => void
}

/** Chooses what is kept here; a choice that the disk does not take is said and not made. */
export function useQueueChoice(): QueueChoice {
  const { keptQueues } = useDesk()
  const tell = useNotices((store) => store.say)
  return useMemo(() => {
    const told = (choice: Promise<void>): void => {
      choice.catch(() => tell(say('queues:notSaved')))
    }
    return {
      leaveOut: (queue) => told(keptQueues.leaveOut(queue)),
      keep: (queue) => told(keptQueues.keep(queue)),
    }
  }, [keptQueues, tell])
}
