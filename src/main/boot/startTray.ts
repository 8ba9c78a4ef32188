import { app } from 'electron'
import type { DesktopAlerts } from '../alerts/desktopAlerts'
import type { AppMenuPorts } from '../shell/appMenu'
import { createTray, type DeskTray } from '../shell/tray'
import type { DeskWindows } from '../windows/deskWindows'
import type { DesktopPorts } from './desktop'

export interface TrayParts extends AppMenuPorts {
  readonly windows: DeskWindows
  readonly alerts: DesktopAlerts
}

export const startTray = ({ folders }: DesktopPorts, { windows, alerts, ...menu }: TrayParts): DeskTray =>
  createTray({
    ...menu,
    iconFolder: folders.trayIcons,
    now: () => Date.now(),
    openTicket: windows.openTicket,
    acknowledge: alerts.acknowledge,
    openSettings: () => menu.press('settings'),
    testNotification: alerts.testNotification,
    silentUntil: alerts.silentUntil,
    mute: alerts.mute,
    quit: () => app.quit(),
  })
