import { useEffect, useState } from 'react'
import { firstWallboard, type Wallboard, type WallboardId, wallboardSchema } from '#shared/domain/wallboard'
import type { OneWallboard, WallboardFigures } from '#shared/protocol/wallboards'
import { pause } from '../../clock/pause'
import type { Wallboards } from '../../data/onDemand/wallboards'
import { readStored, writeStored } from '../../ui/stored'
import { followWallboard, LOST_AGAIN_MS } from './followWallboard'

export interface ShownWallboard {
  readonly wallboard: Wallboard
  readonly mayChange: boolean
}

const KEPT = 'tminus.wallboard'
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
    const listener = {
      onShown: ({ wallboard, mayChange }: OneWallboard) => {
        writeStored(KEPT, wallboard)
        setShown({ wallboard, mayChange })
      },
      onLost: () => setShown((before) => before ?? lastShown(id)),
    }
    void followWallboard(boards, id, listener, life.signal)
    return () => life.abort()
  }, [boards, id])
  return { shown, set: setShown }
}

function lastShown(id: WallboardId | null): ShownWallboard {
  const kept = readStored(KEPT, wallboardSchema)
  const wallboard = kept && (id === null || kept.id === id) ? kept : firstWallboard('')
  return { wallboard, mayChange: false }
}

/** What the server reckons for this wallboard in this version, twice a minute; the last that was heard, null before. */
export function useFigures(boards: Wallboards, { id, version }: Wallboard): WallboardFigures | null {
  const [known, setKnown] = useState<{
    readonly id: WallboardId
    readonly version: number
    readonly figures: WallboardFigures
  } | null>(null)
  useEffect(() => {
    const life = new AbortController()
    const follow = async () => {
      while (!life.signal.aborted) {
        const found = await boards.figures(id, life.signal)
        if (life.signal.aborted) return
        if (found.ok) setKnown({ id, version, figures: found.value })
        await pause(found.ok ? FIGURES_EVERY_MS : LOST_AGAIN_MS, life.signal)
      }
    }
    void follow()
    return () => life.abort()
  }, [boards, id, version])
  return known?.id === id && known.version === version ? known.figures : null
}
