import type { TimerName } from '#shared/sync/event'
import type { Timers } from '../../clock/timers'

/** The machine's timers by name; one set anew replaces the one that ran. */
export interface Alarms {
  readonly set: (name: TimerName, afterMs: number) => void
  readonly cancel: (name: TimerName) => void
  readonly cancelAll: () => void
}

export function createAlarms(timers: Timers, ring: (name: TimerName) => void): Alarms {
  const waiting = new Map<TimerName, () => void>()
  const cancel = (name: TimerName): void => {
    waiting.get(name)?.()
    waiting.delete(name)
  }
  return {
    cancel,
    set: (name, afterMs) => {
      cancel(name)
      const undo = timers.after(afterMs, () => {
        waiting.delete(name)
        ring(name)
      })
      waiting.set(name, undo)
    },
    cancelAll: () => {
      for (const undo of waiting.values()) undo()
      waiting.clear()
    },
  }
}
