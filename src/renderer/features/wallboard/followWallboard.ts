import type { Wallboard, WallboardId } from '#shared/domain/wallboard'
import type { OneWallboard } from '#shared/protocol/wallboards'
import { pause } from '../../clock/pause'
import type { Wallboards } from '../../data/onDemand/wallboards'

export const LOST_AGAIN_MS = 5_000
/** Between two answers, however fast the server gives them. */
const AGAIN_MS = 1_000

export interface WallboardListener {
  /** Another one than before, or another version of it. */
  readonly onShown: (shown: OneWallboard) => void
  readonly onLost: () => void
}

/** Follows the wallboard that is asked for, or that this session shows, as it is changed (WBD28) or replaced (WBD56). */
export async function followWallboard(
  boards: Pick<Wallboards, 'watch'>,
  id: WallboardId | null,
  { onShown, onLost }: WallboardListener,
  signal: AbortSignal,
): Promise<void> {
  let shown: Wallboard | null = null
  let asked = id
  while (!signal.aborted) {
    const found = await boards.watch(shown?.id ?? asked, shown?.version ?? -1, signal)
    if (signal.aborted) return
    if (found.ok) {
      const { wallboard } = found.value
      const isAnother = wallboard.id !== shown?.id || wallboard.version !== shown.version
      shown = wallboard
      if (isAnother) onShown(found.value)
    } else {
      // The one that was chosen here is gone: the first one stands in for it.
      if (found.refusal.why === 'unknown') {
        asked = null
        shown = null
      }
      onLost()
    }
    await pause(found.ok ? AGAIN_MS : LOST_AGAIN_MS, signal)
  }
}
