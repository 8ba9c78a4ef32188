import { screen } from 'electron'
import { type DeskTiding, type DeskTidingName, deskTidings } from '#shared/bridge/desk'
import type { TicketId } from '#shared/domain/ids'
import type { Folders } from '../boot/folders'
import type { Log } from '../boot/log'
import type { DisplayChoice, SettingsStore } from '../settings/settings'
import { createBoardWindow } from './boardWindow'
import { choiceOf } from './displayChoice'
import { createLeftPages, type LeftPages } from './leftPages'
import { createTicketWindows } from './ticketWindows'
import { createWallboardWindow, type WallboardWindowPorts } from './wallboardWindow'
import type { WindowZoom } from './zoom'

export interface DeskWindows {
  readonly showBoard: () => void
  /** Opens the board at the start of the computer, seen or unseen, without taking the focus. */
  readonly openBoardQuietly: (opens: 'quietly' | 'hidden') => void
  readonly openTicket: (ticketId: TicketId) => void
  readonly openTicketWindow: (ticketId: TicketId) => void
  readonly openWallboard: () => void
  readonly leaveFullScreen: () => Promise<void>
  /** Null leaves the wallboard where it stands. */
  readonly placeWallboard: (displayId: number | null) => void
  /** Loads every page anew, as for another server; tickets of the old one are closed. */
  readonly startOver: () => void
  /** Tells every window that is open. */
  readonly tell: <Name extends DeskTidingName>(name: Name, payload: DeskTiding<Name>) => void
  /** Tells the board, which is opened for it. */
  readonly tellBoard: <Name extends DeskTidingName>(name: Name, payload: DeskTiding<Name>) => void
  readonly isOurs: (webContentsId: number) => boolean
  /** Its page is that of the former server, which was started over for another one. */
  readonly hasLeft: (webContentsId: number) => boolean
}

export interface DeskWindowsPorts extends Pick<WallboardWindowPorts, 'mayLeave'> {
  readonly settings: SettingsStore
  readonly folders: Folders
  readonly log: Log
  readonly zoom: WindowZoom
  readonly closingBoardHides: () => boolean
  readonly isQuitting: () => boolean
}

/** The board, its tickets and the wallboard: the only windows there are. */
export function createDeskWindows(ports: DeskWindowsPorts): DeskWindows {
  const leftPages = createLeftPages()
  const { board, tickets, wallboard } = createEach(ports, leftPages)
  const tellBoard: DeskWindows['tellBoard'] = (name, payload) => {
    board.show()
    board.tell(deskTidings[name].channel, payload)
  }
  return {
    showBoard: board.show,
    openBoardQuietly: board.openQuietly,
    openTicket: (ticketId) => tellBoard('openTicket', { ticketId }),
    openTicketWindow: tickets.show,
    openWallboard: wallboard.show,
    leaveFullScreen: wallboard.leaveFullScreen,
    placeWallboard: (displayId) => {
      ports.settings.change({ wallboardDisplay: displayById(displayId) })
      wallboard.place()
    },
    startOver: () => {
      tickets.closeAll()
      board.startOver()
      wallboard.startOver()
    },
    tell: (name, payload) => {
      for (const window of [board, tickets, wallboard]) window.tell(deskTidings[name].channel, payload)
    },
    tellBoard,
    isOurs: (webContentsId) => [board, tickets, wallboard].some((window) => window.owns(webContentsId)),
    hasLeft: leftPages.has,
  }
}

function createEach(ports: DeskWindowsPorts, leftPages: LeftPages) {
  const { settings, folders, log, zoom } = ports
  const shared = { preload: folders.preload, icon: folders.windowIcon, log, zoom, leftPages }
  const tickets = createTicketWindows({
    ...shared,
    remembered: () => settings.get().ticket,
    remember: (placement) => settings.change({ ticket: placement }),
  })
  const board = createBoardWindow({
    ...shared,
    remembered: () => settings.get().board,
    remember: (placement) => settings.change({ board: placement }),
    closingHides: ports.closingBoardHides,
    isQuitting: ports.isQuitting,
    onClosed: tickets.closeAll,
  })
  const wallboard = createWallboardWindow({
    ...shared,
    remembered: () => settings.get().wallboard,
    remember: (placement) => settings.change({ wallboard: placement }),
    display: () => settings.get().wallboardDisplay,
    mayLeave: ports.mayLeave,
  })
  return { board, tickets, wallboard }
}

function displayById(displayId: number | null): DisplayChoice | null {
  const display = screen.getAllDisplays().find(({ id }) => id === displayId)
  return display === undefined ? null : choiceOf(display)
}
