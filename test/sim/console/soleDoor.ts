import type { IndexedDbPort } from '#renderer/data/disk/databases'
import type { Disk } from './disk'
import { asIndexedDb, type OpenDoor } from './diskDoor'

/** The way to a disk for a window that is alone on its computer, and whose disk takes no time. */
export function soleDoor(disk: Disk): IndexedDbPort {
  const door: OpenDoor = {
    disk,
    shape: 1,
    cache: async (work) => work(),
    outbox: async (work) => work(),
    onKept: () => undefined,
    onAppended: () => undefined,
    onDiscarded: () => undefined,
    onSettled: () => undefined,
    onRenumbered: () => undefined,
    close: () => undefined,
  }
  return asIndexedDb({ openCache: async () => door, openOutbox: async () => door })
}
