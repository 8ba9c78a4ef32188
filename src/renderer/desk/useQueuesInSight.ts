import { useMemo } from 'react'
import type { Queue } from '#shared/domain/desk'
import { canSeeQueue } from '#shared/domain/permissions'
import { byName } from '../ui/words'
import { useDesk, useDirectory } from './deskContext'

/** The queues that are the agent's to see, by name: of the others nothing comes here, and no count of theirs is true (BRD274). */
export function useQueuesInSight(): readonly Queue[] {
  const { account } = useDesk()
  const { queues } = useDirectory()
  return useMemo(
    () => [...queues.values()].filter(({ id }) => canSeeQueue(account, id)).toSorted(byName),
    [queues, account],
  )
}
