import type { AlertIntent } from '#shared/domain/alertIntent'
import { alertTestSteps } from '#shared/domain/alertTest'
import { firstPreferences, type Preferences } from '#shared/domain/preferences'
import type { AlertsPort } from '../../src/renderer/platform/alertsPort'

/** The alerts of a computer on which all is well, and what was asked of it. */
export function anAlertsPort(kept: Partial<Preferences> = {}, intents: readonly AlertIntent[] = []) {
  let preferences: Preferences = { ...firstPreferences, ...kept }
  const asked: string[] = []
  const settled: string[] = []
  const port: AlertsPort = {
    preferences: async () => ({ preferences, wasDamaged: false, isKept: true }),
    changePreferences: async (change) => {
      preferences = { ...preferences, ...change }
    },
    reach: async () => ({
      desktop: { isSupported: true, failedAt: null, hasTray: true, quietUntil: null, mutedUntil: null },
      window: { permission: 'granted', hasAudioOutput: true, hasVoice: true },
    }),
    testSteps: alertTestSteps,
    tellsAfterSilence: true,
    askForNotifications: async () => void asked.push('permission'),
    tryAlert: async (step) => void asked.push(step),
    endAlertTest: async () => void asked.push('end'),
    takeIntents: async () => intents.filter(({ id }) => !settled.includes(id)),
    settleIntents: async (ids) => void settled.push(...ids),
    caughtUp: async () => void asked.push('caught up'),
  }
  return { port, asked, settled, preferences: () => preferences }
}
