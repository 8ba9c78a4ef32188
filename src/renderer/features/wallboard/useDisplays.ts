import { useCallback, useEffect, useRef, useState } from 'react'
import { SECOND_MS } from '#shared/domain/instant'
import type { Wallboard } from '#shared/domain/wallboard'
import type { Display } from '#shared/protocol/displays'
import { pause } from '../../clock/pause'
import type { Wallboards } from '../../data/onDemand/wallboards'
import { troubleWords } from './wallTrouble'

/** Soon enough to see a screen that was let in come up. */
const LOOK_EVERY_MS = 3 * SECOND_MS

/**
 * The displays that were let in and the wallboards they can show, read again and again while somebody looks at them
 * (WBD51). Both are null until the server has told them.
 */
export function useDisplays(boards: Wallboards) {
  const [displays, setDisplays] = useState<readonly Display[] | null>(null)
  // An answer that was asked for before a press knows nothing of what the press did.
  const presses = useRef(0)
  const change = useCallback((next: (before: readonly Display[] | null) => readonly Display[] | null) => {
    presses.current += 1
    setDisplays(next)
  }, [])
  const [wallboards, setWallboards] = useState<readonly Wallboard[] | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => {
    const life = new AbortController()
    const follow = async () => {
      let wasLost = false
      while (!life.signal.aborted) {
        const asked = presses.current
        const [found, walls] = await Promise.all([boards.displays(life.signal), boards.list(life.signal)])
        if (life.signal.aborted) return
        if (walls.ok) setWallboards(walls.value.wallboards)
        if (found.ok && presses.current === asked) setDisplays(found.value.displays)
        const lost = [found, walls].find((answer) => !answer.ok)
        // Said when it begins and gone when it ends; what was said of a press stays until then.
        if (lost && !lost.ok && !wasLost) setTrouble(troubleWords(lost.refusal))
        if (!lost && wasLost) setTrouble(null)
        wasLost = lost !== undefined
        await pause(LOOK_EVERY_MS, life.signal)
      }
    }
    void follow()
    return () => life.abort()
  }, [boards])
  return { displays, change, wallboards, trouble, setTrouble }
}
