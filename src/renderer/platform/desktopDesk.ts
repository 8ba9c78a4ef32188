import type { DeskBridge } from '#shared/bridge/desk'
import type { DeskPort } from './deskPort'

export function createDesktopDesk(bridge: DeskBridge): DeskPort {
  return {
    kind: 'desktop',
    appInfo: bridge.appInfo,
    loadToken: bridge.loadToken,
    saveToken: bridge.saveToken,
    clearToken: bridge.clearToken,
    replaceAlertPlan: bridge.replaceAlertPlan,
    alertReach: () => 'shown',
    askForAlerts: async () => 'shown',
    showWorstClock: bridge.showWorstClock,
    openWallboard: bridge.openWallboard,
    on: bridge.on,
  }
}
