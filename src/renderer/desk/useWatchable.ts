import { useSyncExternalStore } from 'react'
import type { Watchable } from '../data/deskData'

/** Redraws when the value has become another object. */
export const useWatchable = <Value>(source: Watchable<Value>): Value =>
  useSyncExternalStore(source.watch, source.get)
