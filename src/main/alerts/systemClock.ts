import type { WallClock } from './alertKeeper'

export const systemClock: WallClock = {
  now: () => Date.now(),
  startTimer: (delayMs, ring) => {
    const timer = setTimeout(ring, delayMs)
    return () => clearTimeout(timer)
  },
}
