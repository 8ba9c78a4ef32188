import { EventEmitter } from 'node:events'

/** Tests put the computer to sleep by emitting `suspend` and `resume`. */
export const powerMonitor = new EventEmitter()

const started = new Set<number>()
let lastId = 0

export const powerSaveBlocker = {
  start: () => {
    lastId += 1
    started.add(lastId)
    return lastId
  },
  stop: (id) => started.delete(id),
  isStarted: (id) => started.has(id),
} satisfies Pick<Electron.PowerSaveBlocker, 'start' | 'stop' | 'isStarted'>
