import { app } from 'electron'
import type { AppMenuPorts } from '../shell/appMenu'
import type { DeskServers } from '../shell/servers'
import type { Updates } from '../shell/updates'
import type { DeskWindows } from '../windows/deskWindows'
import type { WindowZoom } from '../windows/zoom'

export interface MenuParts {
  readonly windows: DeskWindows
  readonly zoom: WindowZoom
  readonly servers: DeskServers
  readonly updates: Updates
  readonly openOutside: (url: string) => boolean
}

/** What the menu bar and the tray may do. */
export const menuPorts = ({ windows, zoom, servers, updates, openOutside }: MenuParts): AppMenuPorts => ({
  platform: process.platform,
  isPackaged: app.isPackaged,
  version: app.getVersion(),
  showBoard: windows.showBoard,
  openWallboard: windows.openWallboard,
  zoom: zoom.step,
  press: (command) => windows.tellBoard('command', { command }),
  servers: servers.list,
  turnToServer: (profile) => void servers.use(profile),
  update: updates.state,
  isUpdateWanted: updates.isWanted,
  wantUpdate: updates.want,
  checkForUpdates: () => void updates.check(),
  openUpdatePage: (url) => void openOutside(url),
})
