import type { DesktopReach, WindowReach } from '#shared/domain/alertHealth'
import type { AlertIntent } from '#shared/domain/alertIntent'
import type { AlertTestStep } from '#shared/domain/alertTest'
import type { Preferences, PreferencesChange } from '#shared/domain/preferences'

export interface KeptSettings {
  readonly preferences: Preferences
  /** What was kept could not be read, was set aside, and first values hold. */
  readonly wasDamaged: boolean
  /** Changes are kept; else they hold until the app, or the tab, is closed. */
  readonly isKept: boolean
}

/** Settings and alerts of the computer, the same in the desktop app and in a browser tab. */
export interface AlertsPort {
  readonly preferences: () => Promise<KeptSettings>
  /** In force at once; every window hears of it as `preferencesChanged`. */
  readonly changePreferences: (change: PreferencesChange) => Promise<void>
  readonly reach: () => Promise<{ readonly desktop: DesktopReach; readonly window: WindowReach }>
  /** Which ways can be tried here, in their order: a page in a tab has no icon to put a number on. */
  readonly testSteps: readonly AlertTestStep[]
  /** Whether what came in a silence is told when it ends. */
  readonly tellsAfterSilence: boolean
  /** Asks the person to allow notifications where that was not done yet; call it from a press. */
  readonly askForNotifications: () => Promise<void>
  /** Tries one way of alerting; sound and speech come back as `alertHeard`. */
  readonly tryAlert: (step: AlertTestStep) => Promise<void>
  readonly endAlertTest: () => Promise<void>
  /** What was done in notifications and stands in no outbox yet. */
  readonly takeIntents: () => Promise<readonly AlertIntent[]>
  readonly settleIntents: (ids: readonly string[]) => Promise<void>
  /** After `woke`: this window has pulled and sent its plan. */
  readonly caughtUp: () => Promise<void>
}
