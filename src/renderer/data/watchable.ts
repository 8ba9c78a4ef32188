import type { Watchable } from './deskData'

export interface WatchableSource<Value> extends Watchable<Value> {
  readonly set: (value: Value) => void
}

/** A value with listeners. Setting the same object again tells nobody. */
export function createWatchable<Value>(initial: Value): WatchableSource<Value> {
  const listeners = new Set<() => void>()
  let value = initial
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
    watch: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
