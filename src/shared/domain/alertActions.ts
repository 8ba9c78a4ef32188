import { stageOf } from './alertStage'
import type { PlannedAlert } from './alerts'
import { type Instant, MINUTE_MS } from './instant'

/** What can be done from a notification itself. `snooze` holds the ticket's warnings back for so many minutes. */
export type AlertAction =
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'open' }
  /** Of a digest, which is about no single ticket. */
  | { readonly kind: 'board' }
  | { readonly kind: 'snooze'; readonly minutes: number }

const SNOOZE_MIN = 10
const SHORT_SNOOZE_MIN = 5

/** Ten minutes, five when ten would cross the breach; null when five would too (ALR110). */
export function snoozeMinutes({ dueAt }: Pick<PlannedAlert, 'dueAt'>, now: Instant): number | null {
  const left = dueAt - now
  if (left > SNOOZE_MIN * MINUTE_MS) return SNOOZE_MIN
  return left > SHORT_SNOOZE_MIN * MINUTE_MS ? SHORT_SNOOZE_MIN : null
}

/**
 * The two buttons of a warning: Acknowledge, unless that was done, and Snooze; from 90 % and where no snooze fits,
 * Open in its place (ALR110, ALR111).
 */
export function alertActions(alert: PlannedAlert, now: Instant): readonly AlertAction[] {
  const minutes = stageOf(alert, now) === 'near' ? snoozeMinutes(alert, now) : null
  const second: AlertAction = minutes === null ? { kind: 'open' } : { kind: 'snooze', minutes }
  if (!alert.isAcknowledged) return [{ kind: 'acknowledge' }, second]
  return second.kind === 'open' ? [second] : [{ kind: 'open' }, second]
}
