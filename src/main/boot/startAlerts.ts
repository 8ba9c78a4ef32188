import { powerMonitor } from 'electron'
import { createDesktopAlerts, type DesktopAlerts } from '../alerts/desktopAlerts'
import type { DeskWindows } from '../windows/deskWindows'
import type { DesktopPorts } from './desktop'

/** The alarms run before any window does: a plan from before a crash needs no page to be raised. */
export function startAlerts(
  { settings, folders, log }: Pick<DesktopPorts, 'settings' | 'folders' | 'log'>,
  windows: DeskWindows,
  hasTray: boolean,
): DesktopAlerts {
  const alerts = createDesktopAlerts({
    settings,
    log,
    windows,
    hasTray,
    userData: folders.userData,
    trayIcons: folders.trayIcons,
    reachBoard: () => windows.openBoardQuietly('hidden'),
  })
  powerMonitor.on('resume', alerts.wake)
  powerMonitor.on('unlock-screen', alerts.wake)
  return alerts
}
