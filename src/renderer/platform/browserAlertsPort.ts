import type { WindowReach } from '#shared/domain/alertHealth'
import type { AlertStage } from '#shared/domain/alertStage'
import { type AlertTestStep, alertTestSteps, BADGE_TEST_COUNT } from '#shared/domain/alertTest'
import { assertNever } from '#shared/domain/assertNever'
import { instant } from '#shared/domain/instant'
import { quietUntil } from '#shared/domain/quietHours'
import { say } from '#shared/words/say'
import type { AlertsPort } from './alertsPort'
import type { AlertReach } from './deskPort'
import type { KeptPreferences } from './keptPreferences'
import { windowReach } from './windowReach'
import { zoneHere } from './zoneHere'

export interface HeardAlert {
  readonly sound: AlertStage | null
  readonly speech: string | null
}

export interface BrowserAlertsParts {
  readonly kept: KeptPreferences
  readonly hear: (heard: HeardAlert) => void
  readonly reach: () => AlertReach
  /** Asks where that was not done yet, from a press. */
  readonly ask: () => Promise<AlertReach>
  readonly caughtUp: () => void
}

const permissions = {
  shown: 'granted',
  unasked: 'unasked',
  forbidden: 'denied',
} as const satisfies Record<AlertReach, WindowReach['permission']>

/** The settings and alerts of a browser tab. It has no tray to miss, and its notifications have no buttons. */
export function createBrowserAlertsPort(
  page: Window & typeof globalThis,
  { kept, hear, reach, ask, caughtUp }: BrowserAlertsParts,
): AlertsPort {
  return {
    testSteps: alertTestSteps.filter((step) => step !== 'badge' || hasIcon(page)),
    // A tab keeps nothing on disk and may be closed meanwhile (DSK33).
    tellsAfterSilence: false,
    askForNotifications: async () => void (await ask()),
    preferences: async () => ({
      preferences: kept.get(),
      wasDamaged: kept.wasDamaged,
      isKept: kept.isKept(),
    }),
    changePreferences: async (change) => kept.change(change),
    reach: async () => {
      const now = instant(page.Date.now())
      const { mutedUntil, quietHours } = kept.get()
      return {
        desktop: {
          isSupported: 'Notification' in page,
          failedAt: null,
          hasTray: true,
          quietUntil: quietUntil(quietHours, now, zoneHere()),
          mutedUntil: mutedUntil !== null && mutedUntil > now ? mutedUntil : null,
        },
        window: await windowReach(page, permissions[reach()]),
      }
    },
    tryAlert: async (step) => {
      // Nothing can be seen before the person has allowed it, so the test begins with that.
      const mayShow = step === 'notification' ? (await ask()) === 'shown' : true
      if (mayShow) tryOut(page, step, hear)
    },
    endAlertTest: async () => void page.navigator.clearAppBadge?.().catch(() => undefined),
    takeIntents: async () => [],
    settleIntents: async () => {},
    caughtUp: async () => caughtUp(),
  }
}

/** Only an installed page has one to put a number on. */
const hasIcon = (page: Window & typeof globalThis): boolean =>
  'setAppBadge' in page.navigator && page.matchMedia('(display-mode: standalone)').matches

function tryOut(
  page: Window & typeof globalThis,
  step: AlertTestStep,
  hear: BrowserAlertsParts['hear'],
): void {
  switch (step) {
    case 'notification':
      void new page.Notification(say('alert:test.title'), {
        body: say('alert:test.body'),
        tag: 'tminus-test',
      })
      return
    case 'sound':
      return hear({ sound: 'close', speech: null })
    case 'speech':
      return hear({ sound: null, speech: say('alert:spoken.test') })
    case 'badge':
      void page.navigator.setAppBadge?.(BADGE_TEST_COUNT).catch(() => undefined)
      return
    default:
      return assertNever(step)
  }
}
