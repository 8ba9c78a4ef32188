import type { DeskPorts } from '#renderer/data/ports'

/** The ports of one window that can die as a crashed renderer does: from one instant on nothing of it happens. */
export interface MortalPorts {
  readonly ports: DeskPorts
  readonly isDead: () => boolean
  /** Its timers, channels and answers are silent at once; its lock is free when the browser has noticed. */
  readonly die: () => void
}

/** About as long as Chromium takes to give the lock of a crashed renderer to the next window. */
const LOCK_NOTICED_MS = 34

export function createMortalPorts(ports: DeskPorts): MortalPorts {
  let isDead = false
  let freeLock = (): void => undefined
  const noticed = new Promise<void>((resolve) => {
    freeLock = resolve
  })
  const whileAlive =
    <Args extends readonly unknown[]>(work: (...args: Args) => void) =>
    (...args: Args): void => {
      if (!isDead) work(...args)
    }
  return {
    isDead: () => isDead,
    die: () => {
      isDead = true
      setTimeout(freeLock, LOCK_NOTICED_MS)
    },
    ports: {
      ...ports,
      timers: { ...ports.timers, after: (delayMs, work) => ports.timers.after(delayMs, whileAlive(work)) },
      locks: {
        hold: (name, signal, whileHeld) =>
          ports.locks.hold(name, signal, (waited) =>
            isDead ? Promise.resolve() : Promise.race([whileHeld(waited), noticed]),
          ),
      },
      openChannel: (name, hear) => {
        const channel = ports.openChannel(name, whileAlive(hear))
        return { ...channel, post: whileAlive(channel.post) }
      },
      report: whileAlive(ports.report),
    },
  }
}
