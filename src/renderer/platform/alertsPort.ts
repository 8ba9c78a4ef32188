import type { DesktopReach, WindowReach } from '#shared/domain/alertHealth'
import type { AlertIntent } from '#shared/domain/alertIntent'
import type { AlertTestStep } from '#shared/domain/alertTest'
import type { Preferences, PreferencesChange } from '#shared/domain/preferences'

/** Settings and alerts of the computer, the same in the desktop app and in a browser tab. */
export interface AlertsPort {
  /** `wasDamaged`: what was kept could not be read, was set aside, and first values hold. */
  readonly preferences: () => Promise<{ readonly preferences: Preferences; readonly wasDamaged: boolean }>
  /** In force at once; every window hears of it as `preferencesChanged`. */
  readonly changePreferences: (change: PreferencesChange) => Promise<void>
  readonly reach: () => Promise<{ readonly desktop: DesktopReach; readonly window: WindowReach }>
  /** Tries one way of alerting; sound and speech come back as `alertHeard`. */
  readonly tryAlert: (step: AlertTestStep) => Promise<void>
  readonly endAlertTest: () => Promise<void>
  /** What was done in notifications and stands in no outbox yet. */
  readonly takeIntents: () => Promise<readonly AlertIntent[]>
  readonly settleIntents: (ids: readonly string[]) => Promise<void>
  /** After `woke`: this window has pulled and sent its plan. */
  readonly caughtUp: () => Promise<void>
}
