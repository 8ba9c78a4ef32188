import type { Clockwork } from './clockwork'
import type { Life } from './life'

/** The timers and clocks that code takes from the process instead of from a port, put under the world's time. */
export interface Ambient {
  /** Timers that are set meanwhile end with that life. */
  readonly as: <Value>(life: Life, work: () => Value) => Value
  readonly giveBack: () => void
}

const seized = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const

export function seizeAmbient(clockwork: Clockwork): Ambient {
  const kept = seized.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const)
  const keptNow = Date.now
  const keptRandom = Math.random
  let owner: Life | null = null
  const cancels = new Map<number, () => void>()
  let timers = 0
  const cancel = (timer: number): void => {
    cancels.get(timer)?.()
    cancels.delete(timer)
  }
  const set = (run: () => void, ms: number): number => {
    const timer = ++timers
    cancels.set(timer, clockwork.after(ms, run, owner))
    return timer
  }
  const setAgain = (run: () => void, ms: number): number => {
    const timer = ++timers
    const life = owner
    const again = (): void => {
      cancels.set(timer, clockwork.after(ms, tick, life))
    }
    const tick = (): void => {
      again()
      run()
    }
    again()
    return timer
  }
  Object.assign(globalThis, {
    setTimeout: set,
    clearTimeout: cancel,
    setInterval: setAgain,
    clearInterval: cancel,
  })
  Date.now = () => clockwork.now()
  Math.random = () => {
    throw new Error('Chance that no seed decides.')
  }
  return {
    as: (life, work) => {
      const before = owner
      owner = life
      try {
        return work()
      } finally {
        owner = before
      }
    },
    giveBack: () => {
      for (const [name, descriptor] of kept)
        if (descriptor) Object.defineProperty(globalThis, name, descriptor)
      Date.now = keptNow
      Math.random = keptRandom
    },
  }
}
