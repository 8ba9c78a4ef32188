import type { DeskBridge } from '#shared/bridge/desk'
import type { AlertsPort } from './alertsPort'
import { windowReach } from './windowReach'

export const createDesktopAlertsPort = (
  bridge: DeskBridge,
  page: Window & typeof globalThis,
): AlertsPort => ({
  preferences: bridge.preferences,
  changePreferences: bridge.changePreferences,
  reach: async () => ({
    desktop: await bridge.desktopReach(),
    // The system's own permission shows in what main is told of its notifications.
    window: await windowReach(page, 'granted'),
  }),
  tryAlert: bridge.tryAlert,
  endAlertTest: bridge.endAlertTest,
  takeIntents: bridge.takeAlertIntents,
  settleIntents: (ids) => bridge.settleAlertIntents([...ids]),
  caughtUp: bridge.alertsCaughtUp,
})
