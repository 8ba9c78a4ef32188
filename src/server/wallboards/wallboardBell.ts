import type { WallboardId } from '#shared/domain/wallboard'

/** Wakes whoever waits for a change of a wallboard. */
export interface WallboardBell {
  /** Settles when the wallboard is rung for, after so long in any case, and at once when too many wait. */
  readonly wait: (id: WallboardId, mostMs: number) => Promise<void>
  readonly ring: (id: WallboardId) => void
  /** Wakes everybody. */
  readonly close: () => void
}

const WAITING = 1_000

export function createWallboardBell(): WallboardBell {
  const waiting = new Map<WallboardId, Set<() => void>>()
  let count = 0
  const ring = (id: WallboardId): void => {
    for (const wake of waiting.get(id) ?? []) wake()
  }
  return {
    wait: (id, mostMs) => {
      if (count >= WAITING) return Promise.resolve()
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
