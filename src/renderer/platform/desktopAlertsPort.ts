import type { DeskBridge } from '#shared/bridge/desk'
import { alertTestSteps } from '#shared/domain/alertTest'
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
  testSteps: alertTestSteps,
  tellsAfterSilence: true,
  askForNotifications: async () => {},
  tryAlert: bridge.tryAlert,
  endAlertTest: bridge.endAlertTest,
  takeIntents: bridge.takeAlertIntents,
  settleIntents: (ids) => bridge.settleAlertIntents([...ids]),
  caughtUp: bridge.alertsCaughtUp,
})
