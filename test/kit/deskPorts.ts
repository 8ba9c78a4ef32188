import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { windowTimers } from '#renderer/clock/timers'
import { type DeskPorts, type Locks, openBroadcast } from '#renderer/data/ports'
import { newUuid } from '#renderer/data/uuid'

/** One computer: its disk, its locks and the faults its windows reported. Windows may come and go. */
export interface Computer {
  readonly ports: DeskPorts
  readonly reports: readonly string[]
}

/** Web Locks as browsers keep them: one holder, others in a row. */
export function createLocks(): Locks {
  const held = new Map<string, Promise<void>>()
  return {
    hold: async (name, signal, whileHeld) => {
      const waited = held.has(name)
      for (let holder = held.get(name); holder; holder = held.get(name)) {
        await Promise.race([holder, new Promise((resolve) => signal.addEventListener('abort', resolve))])
        if (signal.aborted) return
      }
      const run = whileHeld(waited)
      const done = run.catch(() => undefined).then(() => void held.delete(name))
      held.set(name, done)
      await run
    },
  }
}

/** A computer with an empty disk; changes replace single ports. */
export function aComputer(changes: Partial<DeskPorts> = {}): Computer {
  const reports: string[] = []
  const channels = crypto.randomUUID()
  const ports: DeskPorts = {
    clocks: { wallMs: () => Date.now(), monotonicMs: () => performance.now() },
    timers: windowTimers,
    random: () => 0,
    newId: () => newUuid(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
    indexedDb: { indexedDB: new IDBFactory(), IDBKeyRange },
    locks: createLocks(),
    openChannel: (name, hear) => openBroadcast(`${channels}-${name}`, hear),
    report: (sentence) => reports.push(sentence),
    ...changes,
  }
  return { ports, reports }
}
