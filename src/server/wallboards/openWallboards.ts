import { createDisplayDoor, type DisplayDoor, type DisplayDoorPorts } from '../auth/createDisplayDoor'
import type { Commit } from '../db/store'
import { createWallboardDesk, type WallboardDesk, type WallboardDeskPorts } from './createWallboardDesk'
import { createPromiseLedger, type LedgerPorts } from './promiseLedger'

type WallPorts = DisplayDoorPorts & LedgerPorts & Omit<WallboardDeskPorts, 'door' | 'ledger'>

export interface Walls {
  readonly door: DisplayDoor
  readonly wallboards: WallboardDesk
  /** To be told of every commit. */
  readonly heed: (commit: Commit) => void
}

/** All that displays and wallboards need, over one store. */
export function openWallboards(ports: WallPorts & { readonly store: WallboardDeskPorts['store'] }): Walls {
  const door = createDisplayDoor(ports)
  const ledger = createPromiseLedger(ports)
  return { door, wallboards: createWallboardDesk({ ...ports, door, ledger }), heed: ledger.heed }
}
