import type { IndexedDbPort } from '#renderer/data/disk/databases'
import type { DatabaseEars } from '#renderer/data/disk/openDatabase'
import { createTurnstile } from '#server/turnstile'
import type { Intent } from '#shared/protocol/messages'
import type { Commit } from '#shared/sync/effect'
import { type Life, never } from '../world/life'
import type { Disk } from './disk'
import type { Hold } from './holders'

/** A window's way to the disk of its computer: every transaction takes its turn, and may be the window's last. */
/** The commands that leave the outbox together. */
export interface Settled {
  readonly released: readonly Intent[]
  readonly refused: readonly Intent[]
}

export interface OpenDoor {
  readonly disk: Disk
  /** Of the rows that the window's release keeps; a cache of another shape is emptied. */
  readonly shape: number
  readonly cache: <Done>(work: () => Done) => Promise<Done>
  readonly outbox: <Done>(work: () => Done) => Promise<Done>
  readonly onKept: (commit: Commit) => void
  readonly onAppended: (intent: Intent) => void
  readonly onDiscarded: (id: string) => void
  readonly onSettled: (settled: Settled) => void
  readonly onRenumbered: () => void
  readonly close: () => void
}

/** The same before the two databases are opened: a window of another release may stand in the way, or be in it. */
export interface DiskDoor {
  readonly openCache: (ears: DatabaseEars) => Promise<OpenDoor>
  readonly openOutbox: (ears: DatabaseEars) => Promise<OpenDoor>
}

export interface DiskDoorPorts {
  readonly disk: Disk
  readonly life: Life
  /** Settles after as long as the disk takes for one transaction. */
  readonly wait: () => Promise<void>
  /** Counts a transaction; `dies` tells whether the window ends right before or right after it. */
  readonly dies: () => 'before' | 'after' | null
  readonly hold: Hold
}

type Turn = <Done>(work: () => Promise<Done>) => Promise<Done>

/** The transactions of all windows of a computer, per database. */
export const createDiskTurns = (): { readonly cache: Turn; readonly outbox: Turn } => ({
  cache: createTurnstile().pass,
  outbox: createTurnstile().pass,
})

export function runThrough(turn: Turn, { life, wait, dies, hold }: DiskDoorPorts) {
  return async <Done>(work: () => Done): Promise<Done> => {
    if (life.isOver()) return never()
    const outcome = await turn(async () => {
      await wait()
      if (life.isOver()) return null
      if (hold.isClosed()) throw new Error('DatabaseClosedError')
      const death = dies()
      if (death === 'before') {
        life.end()
        return null
      }
      const done = work()
      if (death === 'after') life.end()
      return { done }
    })
    return outcome === null || life.isOver() ? never() : outcome.done
  }
}

/** The door travels where a window is handed its IndexedDB. */
export const asIndexedDb = (door: DiskDoor): IndexedDbPort => door as unknown as IndexedDbPort
export const doorOf = (port: IndexedDbPort): DiskDoor => port as unknown as DiskDoor
