import type { AlertTestStep } from '#shared/domain/alertTest'
import { assertNever } from '#shared/domain/assertNever'
import { say } from '#shared/words/say'
import type { DeskAnswers } from '../security/deskDoor'
import type { SettingsStore } from '../settings/settings'
import type { AlertIntents } from './alertIntents'
import type { AlertKeeper } from './alertKeeper'
import type { HeardAlert } from './alertVoice'
import type { Badge } from './badge'
import type { Silence } from './silence'
import type { SystemNotifications } from './systemNotifications'

export type AlertAnswers = Pick<
  DeskAnswers,
  | 'preferences'
  | 'changePreferences'
  | 'desktopReach'
  | 'alertsCaughtUp'
  | 'endAlertTest'
  | 'takeAlertIntents'
  | 'settleAlertIntents'
> & { readonly tryAlert: (step: AlertTestStep) => void }

export interface AlertAnswersPorts {
  readonly settings: SettingsStore
  readonly silence: Pick<Silence, 'mutedUntil' | 'quietUntil'>
  readonly intents: AlertIntents
  readonly notifications: Pick<SystemNotifications, 'show' | 'failedAt' | 'isSupported'>
  readonly badge: Pick<Badge, 'test' | 'endTest'>
  readonly hear: (heard: HeardAlert) => void
  readonly hasTray: boolean
  readonly keeper: Pick<AlertKeeper, 'caughtUp'>
}

/** What a window may ask of the settings and the alarms. */
export function createAlertAnswers(ports: AlertAnswersPorts): AlertAnswers {
  const { settings, silence, intents, notifications } = ports
  return {
    preferences: () => ({
      preferences: settings.preferences(),
      wasDamaged: settings.wasDamaged,
      isKept: settings.isKept(),
    }),
    changePreferences: settings.changePreferences,
    desktopReach: () => ({
      isSupported: notifications.isSupported(),
      failedAt: notifications.failedAt(),
      hasTray: ports.hasTray,
      quietUntil: silence.quietUntil(),
      mutedUntil: silence.mutedUntil(),
    }),
    alertsCaughtUp: ports.keeper.caughtUp,
    tryAlert: (step) => tryOut(step, ports),
    endAlertTest: ports.badge.endTest,
    takeAlertIntents: () => [...intents.take()],
    settleAlertIntents: intents.settle,
  }
}

/** One way of alerting at a time, so that the person can say which of them they perceived (ALR131). */
function tryOut(step: AlertTestStep, { notifications, badge, hear }: AlertAnswersPorts): void {
  switch (step) {
    case 'notification':
      return notifications.show({
        id: 'test',
        title: say('alert:test.title'),
        body: say('alert:test.body'),
        urgency: 'normal',
        stage: 'near',
        about: null,
        promises: [],
        actions: [],
        isSilent: false,
      })
    case 'sound':
      return hear({ sound: 'close', speech: null })
    case 'speech':
      return hear({ sound: null, speech: say('alert:spoken.test') })
    case 'badge':
      return badge.test()
    default:
      return assertNever(step)
  }
}
