import type { DeskBridge } from '#shared/bridge/desk'
import type { DeskPort } from './deskPort'
import { createDesktopAlertsPort } from './desktopAlertsPort'

export function createDesktopDesk(bridge: DeskBridge, page: Window & typeof globalThis): DeskPort {
  return {
    kind: 'desktop',
    appInfo: bridge.appInfo,
    loadToken: bridge.loadToken,
    saveToken: bridge.saveToken,
    // The vault in main serves every window.
    takeToken: async () => undefined,
    clearToken: bridge.clearToken,
    replaceAlertPlan: bridge.replaceAlertPlan,
    alertReach: () => 'shown',
    askForAlerts: async () => 'shown',
    alerts: createDesktopAlertsPort(bridge, page),
    showWorstClock: bridge.showWorstClock,
    openWallboard: bridge.openWallboard,
    leaveFullScreen: bridge.leaveFullScreen,
    openTicketWindow: bridge.openTicketWindow,
    keepPages: () => undefined,
    keepStored: () => undefined,
    shell: bridge,
    on: bridge.on,
  }
}
