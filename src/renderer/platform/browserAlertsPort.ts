import type { WindowReach } from '#shared/domain/alertHealth'
import type { AlertStage } from '#shared/domain/alertStage'
import type { AlertTestStep } from '#shared/domain/alertTest'
import { assertNever } from '#shared/domain/assertNever'
import { instant } from '#shared/domain/instant'
import { quietUntil } from '#shared/domain/quietHours'
import { say } from '#shared/words/say'
import type { AlertsPort } from './alertsPort'
import type { AlertReach } from './deskPort'
import type { KeptPreferences } from './keptPreferences'
import { windowReach } from './windowReach'

export interface HeardAlert {
  readonly sound: AlertStage | null
  readonly speech: string | null
}

export interface BrowserAlertsParts {
  readonly kept: KeptPreferences
  readonly hear: (heard: HeardAlert) => void
  readonly reach: () => AlertReach
}

const permissions = {
  shown: 'granted',
  unasked: 'unasked',
  forbidden: 'denied',
} as const satisfies Record<AlertReach, WindowReach['permission']>

const zoneHere = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone
const BADGE_TEST_COUNT = 3

/** The settings and alerts of a browser tab. It has no tray to miss, and its notifications have no buttons. */
export function createBrowserAlertsPort(
  page: Window & typeof globalThis,
  { kept, hear, reach }: BrowserAlertsParts,
): AlertsPort {
  return {
    preferences: async () => ({ preferences: kept.get(), wasDamaged: kept.wasDamaged }),
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
    tryAlert: async (step) => tryOut(page, step, { hear, reach }),
    endAlertTest: async () => void page.navigator.clearAppBadge?.().catch(() => undefined),
    takeIntents: async () => [],
    settleIntents: async () => {},
    caughtUp: async () => {},
  }
}

function tryOut(
  page: Window & typeof globalThis,
  step: AlertTestStep,
  { hear, reach }: Pick<BrowserAlertsParts, 'hear' | 'reach'>,
): void {
  switch (step) {
    case 'notification':
      if (reach() === 'shown') {
        void new page.Notification(say('alert:test.title'), {
          body: say('alert:test.body'),
          tag: 'tminus-test',
        })
      }
      return
    case 'sound':
      return hear({ sound: 'close', speech: null })
    case 'speech':
      return hear({ sound: null, speech: say('alert:spoken.test') })
    case 'badge':
      // Only an installed page has an icon to put a number on.
      void page.navigator.setAppBadge?.(BADGE_TEST_COUNT).catch(() => undefined)
      return
    default:
      return assertNever(step)
  }
}
