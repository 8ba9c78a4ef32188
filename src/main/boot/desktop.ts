import { join } from 'node:path'
import { app, ipcMain, powerMonitor, protocol, safeStorage, session, shell } from 'electron'
import { createAlertJournal } from '../alerts/alertJournal'
import { type AlertKeeper, type AlertNotice, createAlertKeeper } from '../alerts/alertKeeper'
import { systemClock } from '../alerts/systemClock'
import { createSystemNotifications } from '../alerts/systemNotifications'
import { serveAppScheme } from '../security/appScheme'
import { openDeskDoor } from '../security/deskDoor'
import { guardDownloads } from '../security/downloads'
import { createOutsideLinks } from '../security/outsideLinks'
import { guardPages } from '../security/pageGuards'
import { guardPermissions } from '../security/permissions'
import { createTokenVault } from '../security/tokenVault'
import type { SettingsStore } from '../settings/settings'
import { setAppMenu } from '../shell/appMenu'
import { createTray, type DeskTray } from '../shell/tray'
import { closingHides, hasTray } from '../shell/trayPresence'
import { type DeskState, nothingKnown } from '../shell/worstClock'
import { createDeskWindows, type DeskWindows } from '../windows/deskWindows'
import type { Folders } from './folders'
import type { Log } from './log'
import type { RequestAnswers } from './requests'

export interface DesktopPorts {
  readonly settings: SettingsStore
  readonly log: Log
  /** The server's origin. */
  readonly serverUrl: string
  readonly folders: Folders
}

/** Puts the desktop together once Electron is ready: guards first, then alarms, windows and the tray. */
export async function createDesktop(ports: DesktopPorts): Promise<RequestAnswers> {
  guardEverything(ports)
  const isQuitting = watchQuitting()
  const showsTray = await hasTray(process.platform)
  const windows = createDeskWindows({
    ...ports,
    isQuitting,
    closingBoardHides: () => closingHides(ports.settings.get().closingBoard, showsTray),
  })
  const alerts = startAlerts(ports, windows)
  const tray = startTray(ports, windows, alerts.test)
  answerWindows(ports, { windows, keeper: alerts.keeper, tray })
  setAppMenu({ ...windows, platform: process.platform, isPackaged: app.isPackaged })
  app.on('will-quit', () => {
    alerts.close()
    tray.close()
  })
  return windows
}

function guardEverything({ folders, serverUrl, log }: DesktopPorts): void {
  guardPages(app, { openOutside: createOutsideLinks(shell).open, log })
  guardPermissions(session.defaultSession)
  guardDownloads(session.defaultSession, log)
  serveAppScheme(protocol, { folder: folders.renderer, serverOrigin: serverUrl })
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

/** The alarms run before any window does: a plan from before a crash needs no page to be raised. */
function startAlerts({ folders, log }: DesktopPorts, windows: DeskWindows) {
  const notifications = createSystemNotifications({ ...windows, log })
  const keeper = createAlertKeeper({
    clock: systemClock,
    journal: createAlertJournal(folders.userData, log),
    raise: notifications.raise,
    tellWoke: () => windows.tell('woke', {}),
  })
  keeper.start()
  powerMonitor.on('resume', keeper.wake)
  powerMonitor.on('unlock-screen', keeper.wake)
  return {
    keeper,
    test: () => notifications.raise(testNotice),
    close: () => {
      keeper.close()
      notifications.close()
    },
  }
}

const testNotice: AlertNotice = {
  id: 'test',
  title: 'Notifications work',
  body: 'T-Minus warns like this before a promise is broken.',
  urgency: 'normal',
  ticketId: null,
}

function startTray({ folders }: DesktopPorts, windows: DeskWindows, testNotification: () => void): DeskTray {
  return createTray({
    iconFolder: folders.trayIcons,
    platform: process.platform,
    version: app.getVersion(),
    now: Date.now,
    showBoard: windows.showBoard,
    openTicket: windows.openTicket,
    openWallboard: windows.openWallboard,
    testNotification,
    quit: () => app.quit(),
  })
}

interface Answering {
  readonly windows: DeskWindows
  readonly keeper: AlertKeeper
  readonly tray: DeskTray
}

function answerWindows(
  { folders, serverUrl, log }: DesktopPorts,
  { windows, keeper, tray }: Answering,
): void {
  const vault = createTokenVault({
    path: join(folders.userData, 'session.bin'),
    safe: safeStorage,
    platform: process.platform,
    log,
  })
  const showState = (state: DeskState) => {
    tray.show(state)
    app.setBadgeCount(state.breached)
  }
  openDeskDoor(
    { ipcMain, isOurWindow: windows.isOurs, log },
    {
      appInfo: () => ({ version: app.getVersion(), platform: process.platform, serverUrl }),
      loadToken: vault.load,
      saveToken: vault.save,
      clearToken: async () => {
        // What was planned for the person who signs out must not be shown to the next one.
        showState(nothingKnown)
        await keeper.forgetPlan()
        await vault.clear()
      },
      replaceAlertPlan: keeper.replacePlan,
      showWorstClock: showState,
      openWallboard: windows.openWallboard,
    },
  )
}
