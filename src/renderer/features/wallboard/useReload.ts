import { useEffect, useState } from 'react'
import type { Instant } from '#shared/domain/instant'
import { useNow } from '../../clock/useNow'
import type { Connection } from '../../data/deskData'
import type { WallClock } from '../../ui/wallClock'
import { isReloadDue } from './reloadDue'

/** A screen that runs for months takes up a new version, and gives back what leaked, once a night. */
export function useReload(wall: {
  readonly connection: Connection['kind']
  readonly nextBreachAt: Instant | null
  readonly wallClock: WallClock
  readonly reload: () => void
}): void {
  const now = useNow()
  const [openedAt] = useState(now)
  const { reload } = wall
  const isDue = isReloadDue({ openedAt, ...wall }, now)
  useEffect(() => {
    if (isDue) reload()
  }, [isDue, reload])
}
