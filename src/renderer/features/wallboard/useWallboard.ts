import { useEffect, useState } from 'react'
import { firstWallboard, type Wallboard, type WallboardId, wallboardSchema } from '#shared/domain/wallboard'
import type { WallboardFigures } from '#shared/protocol/wallboards'
import { pause } from '../../clock/pause'
import type { Wallboards } from '../../data/onDemand/wallboards'
import { readStored, writeStored } from '../../ui/stored'

export interface ShownWallboard {
  readonly wallboard: Wallboard
  readonly mayChange: boolean
}

const KEPT = 'tminus.wallboard'
const LOST_AGAIN_MS = 5_000
/** Between two answers, however fast the server gives them. */
const AGAIN_MS = 1_000
const FIGURES_EVERY_MS = 30_000

/**
 * The wallboard that is shown here, as it is changed (WBD28). Without the server it is the one that was shown last, and
 * where there was none, everything. Null until that is known.
 */
export function useWallboard(
  boards: Wallboards,
  id: WallboardId | null,
): { readonly shown: ShownWallboard | null; readonly set: (shown: ShownWallboard) => void } {
  const [shown, setShown] = useState<ShownWallboard | null>(null)
  useEffect(() => {
    const life = new AbortController()
    const follow = async () => {
      let version = -1
      let asked = id
      while (!life.signal.aborted) {
        const found = await boards.watch(asked, version, life.signal)
        if (life.signal.aborted) return
        if (found.ok) {
          const { wallboard, mayChange } = found.value
          if (wallboard.version !== version) {
            version = wallboard.version
            writeStored(KEPT, wallboard)
            setShown({ wallboard, mayChange })
          }
        } else {
          // The one that was chosen here is gone: the first one stands in for it.
          if (found.refusal.why === 'unknown') asked = null
          setShown((before) => before ?? lastShown(id))
        }
        await pause(found.ok ? AGAIN_MS : LOST_AGAIN_MS, life.signal)
      }
    }
    void follow()
    return () => life.abort()
  }, [boards, id])
  return { shown, set: setShown }
}

function lastShown(id: WallboardId | null): ShownWallboard {
  const kept = readStored(KEPT, wallboardSchema)
  const wallboard = kept && (id === null || kept.id === id) ? kept : firstWallboard('')
  return { wallboard, mayChange: false }
}

/** What the server reckons for this version of the wallboard, twice a minute; the last that was heard, null before. */
export function useFigures(boards: Wallboards, { id, version }: Wallboard): WallboardFigures | null {
  const [known, setKnown] = useState<{
    readonly version: number
    readonly figures: WallboardFigures
  } | null>(null)
  useEffect(() => {
    const life = new AbortController()
    const follow = async () => {
      while (!life.signal.aborted) {
        const found = await boards.figures(id, life.signal)
        if (life.signal.aborted) return
        if (found.ok) setKnown({ version, figures: found.value })
        await pause(found.ok ? FIGURES_EVERY_MS : LOST_AGAIN_MS, life.signal)
      }
    }
    void follow()
    return () => life.abort()
  }, [boards, id, version])
  return known?.version === version ? known.figures : null
}
