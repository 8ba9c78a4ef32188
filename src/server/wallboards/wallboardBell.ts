import type { WallboardId } from '#shared/domain/wallboard'

/** Wakes whoever waits for a change of a wallboard. */
export interface WallboardBell {
  /** How often it was rung so far: taken before one looks, so that a ring between looking and waiting is not missed. */
  readonly rung: () => number
  /**
   * Settles when the wallboard is rung for, after so long in any case, and at once when the bell was rung since or too
   * many wait.
   */
  readonly wait: (id: WallboardId, mostMs: number, since: number) => Promise<void>
  readonly ring: (id: WallboardId) => void
  /** Wakes everybody. */
  readonly close: () => void
}

const WAITING = 1_000

export function createWallboardBell(): WallboardBell {
  const waiting = new Map<WallboardId, Set<() => void>>()
  let count = 0
  let rings = 0
  const ring = (id: WallboardId): void => {
    rings += 1
    for (const wake of waiting.get(id) ?? []) wake()
  }
  return {
    rung: () => rings,
    wait: (id, mostMs, since) => {
      if (rings !== since || count >= WAITING) return Promise.resolve()
      count += 1
      return new Promise((resolve) => {
        const others = waiting.get(id) ?? new Set()
        waiting.set(id, others)
        const wake = (): void => {
          if (!others.delete(wake)) return
          count -= 1
          clearTimeout(timer)
          resolve()
        }
        const timer = setTimeout(wake, mostMs)
        others.add(wake)
      })
    },
    ring,
    close: () => {
      for (const id of waiting.keys()) ring(id)
    },
  }
}
