import type { Random } from '#kit/random'
import type { Clockwork } from '../world/clockwork'

/** A commit that the system has and the disk may not have yet. */
export interface Unsynced {
  readonly undo: () => void
  /** It is on the disk for good. */
  readonly onDisk: () => void
}

/** The disk of the server's computer, which outlives its processes: commits are on it, in order, after a sync. */
export interface ServerDisk {
  readonly committed: (commit: Unsynced) => void
  /** Settles when everything that was committed before is on the disk. */
  readonly sync: () => Promise<void>
  /** Of what was not synced the last commits are gone, as many as chance decides. Answers how many. */
  readonly losePower: () => number
  /** Another disk's content is put on it. */
  readonly replace: () => void
}

export interface ServerDiskPorts {
  readonly clockwork: Clockwork
  readonly random: Random
  /** How long a sync may take. */
  readonly syncMs: () => number
}

export function createServerDisk({ clockwork, random, syncMs }: ServerDiskPorts): ServerDisk {
  let unsynced: (Unsynced & { readonly at: number })[] = []
  let committed = 0
  const keep = (upTo: number): void => {
    for (const commit of unsynced) if (commit.at <= upTo) commit.onDisk()
    unsynced = unsynced.filter(({ at }) => at > upTo)
  }
  return {
    committed: (commit) => {
      unsynced.push({ ...commit, at: ++committed })
    },
    sync: async () => {
      const upTo = committed
      if (syncMs() > 0) {
        await new Promise<void>((resolve) => {
          clockwork.after(syncMs() * random.next(), resolve)
        })
      }
      keep(upTo)
    },
    losePower: () => {
      const lost = unsynced.slice(random.below(unsynced.length + 1))
      for (const { undo } of lost.toReversed()) undo()
      keep(committed - lost.length)
      unsynced = []
      return lost.length
    },
    replace: () => {
      unsynced = []
    },
  }
}
