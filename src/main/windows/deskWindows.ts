import { type DeskTiding, type DeskTidingName, deskTidings } from '#shared/bridge/desk'
import type { TicketId } from '#shared/domain/ids'
import type { Folders } from '../boot/folders'
import type { Log } from '../boot/log'
import type { SettingsStore } from '../settings/settings'
import { createBoardWindow } from './boardWindow'
import { createWallboardWindow } from './wallboardWindow'

export interface DeskWindows {
  readonly showBoard: () => void
  readonly openTicket: (ticketId: TicketId) => void
  readonly openWallboard: () => void
  /** Tells both windows, as far as they are open. */
  readonly tell: <Name extends DeskTidingName>(name: Name, payload: DeskTiding<Name>) => void
  readonly isOurs: (webContentsId: number) => boolean
}

export interface DeskWindowsPorts {
  readonly settings: SettingsStore
  readonly folders: Folders
  readonly log: Log
  readonly closingBoardHides: () => boolean
  readonly isQuitting: () => boolean
}

/** The board and the wallboard: the only windows there are. */
export function createDeskWindows(ports: DeskWindowsPorts): DeskWindows {
  const { settings, log } = ports
  const shared = { preload: ports.folders.preload, icon: ports.folders.windowIcon, log }
  const board = createBoardWindow({
    ...shared,
    remembered: () => settings.get().board,
    remember: (placement) => settings.change({ board: placement }),
    closingHides: ports.closingBoardHides,
    isQuitting: ports.isQuitting,
  })
  const wallboard = createWallboardWindow({
    ...shared,
    remembered: () => settings.get().wallboard,
    remember: (placement) => settings.change({ wallboard: placement }),
  })
  return {
    showBoard: board.show,
    openTicket: (ticketId) => {
      board.show()
      board.tell(deskTidings.openTicket.channel, { ticketId })
    },
    openWallboard: wallboard.show,
    tell: (name, payload) => {
      board.tell(deskTidings[name].channel, payload)
      wallboard.tell(deskTidings[name].channel, payload)
    },
    isOurs: (webContentsId) => board.owns(webContentsId) || wallboard.owns(webContentsId),
  }
}
