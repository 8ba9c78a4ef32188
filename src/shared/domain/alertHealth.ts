import * as z from 'zod/mini'
import { type AlertChoices, wantsSpeech } from './alertChoices'
import { alertStages } from './alertStage'
import { type AlertTest, alertTestSteps } from './alertTest'
import { assertNever } from './assertNever'
import { type Instant, instantSchema } from './instant'

/** What the desktop knows of its own way to the person. */
export const desktopReachSchema = z.readonly(
  z.strictObject({
    /** Whether the system shows notifications at all. */
    isSupported: z.boolean(),
    /** When the system last refused one of ours; null when the latest was taken. */
    failedAt: z.nullable(instantSchema),
    /** Whether a tray icon can be seen. */
    hasTray: z.boolean(),
    quietUntil: z.nullable(instantSchema),
    mutedUntil: z.nullable(instantSchema),
  }),
)
export type DesktopReach = z.infer<typeof desktopReachSchema>

/** What this window found out: a browser tab answers for permission, any window for sound and voices. */
export interface WindowReach {
  readonly permission: 'granted' | 'unasked' | 'denied'
  /** Null where the system does not tell. */
  readonly hasAudioOutput: boolean | null
  /** Whether a voice speaks the language of the person; null while voices are being looked up. */
  readonly hasVoice: boolean | null
}

/** Why alerts may not reach the person, gravest first. */
export type AlertFault =
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'unasked' }
  | { readonly kind: 'failed'; readonly at: Instant }
  | { readonly kind: 'muted'; readonly until: Instant }
  | { readonly kind: 'quiet'; readonly until: Instant }
  | { readonly kind: 'all-off' }
  | { readonly kind: 'no-audio' }
  | { readonly kind: 'no-voice' }
  | { readonly kind: 'not-perceived'; readonly steps: readonly (keyof AlertTest)[] }
  | { readonly kind: 'no-tray' }

/** Why no notification can come at all, whatever is tried; null where one can. */
export function notificationHiddenBy(desktop: DesktopReach, here: WindowReach): AlertFault | null {
  if (!desktop.isSupported) return { kind: 'unsupported' }
  return here.permission === 'granted' ? null : { kind: here.permission }
}

/** Everything that stands between a warning and the person; empty when all is well (ALR130). */
export function alertFaults(
  choices: AlertChoices,
  test: AlertTest,
  desktop: DesktopReach,
  here: WindowReach,
): readonly AlertFault[] {
  const faults: AlertFault[] = []
  const hiddenBy = notificationHiddenBy(desktop, here)
  if (hiddenBy !== null) faults.push(hiddenBy)
  else if (desktop.failedAt !== null) faults.push({ kind: 'failed', at: desktop.failedAt })
  if (desktop.mutedUntil !== null) faults.push({ kind: 'muted', until: desktop.mutedUntil })
  if (desktop.quietUntil !== null) faults.push({ kind: 'quiet', until: desktop.quietUntil })
  if (alertStages.every((stage) => !choices[stage].notification)) faults.push({ kind: 'all-off' })
  if (needsAudio(choices) && here.hasAudioOutput === false) faults.push({ kind: 'no-audio' })
  if (wantsSpeech(choices) && here.hasVoice === false) faults.push({ kind: 'no-voice' })
  const steps = alertTestSteps.filter((step) => test[step]?.isPerceived === false)
  if (steps.length > 0) faults.push({ kind: 'not-perceived', steps })
  if (!desktop.hasTray) faults.push({ kind: 'no-tray' })
  return faults
}

/**
 * Whether no notification is seen because of it, without anybody having asked for silence: that is told beside the board,
 * and not only where alerts are set (ALR137).
 */
export function keepsAlertsAway(fault: AlertFault): boolean {
  switch (fault.kind) {
    case 'unsupported':
    case 'denied':
    case 'unasked':
    case 'failed':
    case 'all-off':
      return true
    case 'not-perceived':
      return fault.steps.includes('notification')
    case 'muted':
    case 'quiet':
    case 'no-audio':
    case 'no-voice':
    case 'no-tray':
      return false
    default:
      return assertNever(fault)
  }
}

const needsAudio = (choices: AlertChoices): boolean =>
  wantsSpeech(choices) || alertStages.some((stage) => choices[stage].sound)
