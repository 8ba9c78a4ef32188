import { app, type BrowserWindow, dialog, ipcMain, protocol, session, shell } from 'electron'
import { onSpoken, say } from '#shared/words/say'
import { serveAppScheme } from '../security/appScheme'
import { openDeskDoor } from '../security/deskDoor'
import { guardDownloads } from '../security/downloads'
import { createOutsideLinks } from '../security/outsideLinks'
import { guardPages } from '../security/pageGuards'
import { guardPermissions } from '../security/permissions'
import type { SettingsStore } from '../settings/settings'
import { setAppMenu } from '../shell/appMenu'
import { offerContextMenus } from '../shell/offerContextMenus'
import { createServers, type DeskServers } from '../shell/servers'
import { closingHides, hasTray } from '../shell/trayPresence'
import { createDeskWindows, type DeskWindows } from '../windows/deskWindows'
import { createZoom, type WindowZoom } from '../windows/zoom'
import { deskAnswers } from './deskAnswers'
import type { Folders } from './folders'
import { followLanguage } from './followLanguage'
import type { Log } from './log'
import { menuPorts } from './menuPorts'
import type { RequestAnswers } from './requests'
import { shellAnswers } from './shellAnswers'
import { shellKeeping } from './shellKeeping'
import { startAlerts } from './startAlerts'
import { startTray } from './startTray'

export interface DesktopPorts {
  readonly settings: SettingsStore
  readonly log: Log
  /** The server's origin, where the command line or the environment names one. */
  readonly fixedServer: string | null
  readonly folders: Folders
}

/** Puts the desktop together once Electron is ready: guards first, then alarms, windows and the tray. */
export async function createDesktop(ports: DesktopPorts): Promise<RequestAnswers> {
  const { settings, log } = ports
  let [redraw, startOver] = [() => {}, () => {}]
  const servers = createServers({ settings, fixed: ports.fixedServer, onSwitch: () => startOver() })
  const openOutside = guardEverything(ports, servers)
  await followLanguage(settings, app.getPreferredSystemLanguages(), log)
  const showsTray = await hasTray(process.platform)
  const zoom = createZoom(settings)
  const windows = openWindows(ports, zoom, showsTray)
  const keeping = shellKeeping(ports, () => redraw())
  const alerts = startAlerts(ports, windows, showsTray)
  const menu = menuPorts({ windows, zoom, servers, openOutside, updates: keeping.updates })
  const tray = startTray(ports, { ...menu, windows, alerts })
  const desk = deskAnswers(ports, { windows, servers, alerts, tray })
  redraw = () => {
    setAppMenu(menu)
    tray.redraw()
  }
  startOver = () => {
    void desk.forgetDesk()
    windows.startOver()
    redraw()
  }
  const shellParts = { windows, servers, keeping, showsTray, vaults: desk.vaults }
  openDeskDoor(
    { ipcMain, isOurWindow: windows.isOurs, hasLeft: windows.hasLeft, log },
    { ...desk.answers, ...shellAnswers(ports, shellParts) },
  )
  redraw()
  onSpoken(() => redraw())
  settings.watchPreferences(tray.redraw)
  closeWithApp([alerts, tray, keeping.updates])
  const wasOpenedAtLogin = process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
  return { ...windows, showsTray, wasOpenedAtLogin }
}

function openWindows(ports: DesktopPorts, zoom: WindowZoom, showsTray: boolean): DeskWindows {
  return createDeskWindows({
    ...ports,
    zoom,
    isQuitting: watchQuitting(),
    closingBoardHides: () => closingHides(ports.settings.get().closingBoard, showsTray),
    mayLeave: askWhetherToLeave,
  })
}

function guardEverything({ folders, log }: DesktopPorts, servers: DeskServers): (url: string) => boolean {
  const { open } = createOutsideLinks(shell)
  guardPages(app, { openOutside: open, log })
  guardPermissions(session.defaultSession)
  guardDownloads(session.defaultSession, log)
  serveAppScheme(protocol, { folder: folders.renderer, serverOrigin: servers.current })
  offerContextMenus(app, open)
  return open
}

function closeWithApp(parts: readonly { readonly close: () => void }[]): void {
  app.on('will-quit', () => {
    for (const part of parts) part.close()
  })
}

/** Closing the board hides it unless the whole app is going. */
function watchQuitting(): () => boolean {
  let isQuitting = false
  app.on('before-quit', () => {
    isQuitting = true
  })
  app.on('window-all-closed', () => app.quit())
  return () => isQuitting
}

async function askWhetherToLeave(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: say('shell:wallboard.leave'),
    detail: say('shell:wallboard.leaveDetail'),
    buttons: [say('shell:wallboard.leaveButton'), say('shell:wallboard.stayButton')],
    defaultId: 1,
    cancelId: 1,
  })
  return response === 0
}
