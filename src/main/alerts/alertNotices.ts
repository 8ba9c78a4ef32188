import { type AlertAction, alertActions } from '#shared/domain/alertActions'
import { levelKey } from '#shared/domain/alertLevel'
import { type AlertStage, gravestStage, stageOf } from '#shared/domain/alertStage'
import type { PlannedAlert } from '#shared/domain/alerts'
import { type AlertWords, alertWords, type DigestOccasion, digestWords } from '#shared/domain/alertWords'
import type { TicketId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import { promiseOf } from '#shared/domain/passedAlerts'
import type { Metric } from '#shared/domain/sla/agreement'

/** Warnings that fall due together, of each clock the highest. */
export interface AlertBatch {
  readonly alerts: readonly PlannedAlert[]
  readonly now: Instant
  readonly occasion: DigestOccasion
  /** More than so many are told as one. */
  readonly mostEach: number
}

export interface AlertNotice extends AlertWords {
  /** The same for the same ticket, metric and level, so that a repeat replaces instead of piling up (ALR69). */
  readonly id: string
  readonly stage: AlertStage
  /** Null for a digest. */
  readonly about: { readonly ticketId: TicketId; readonly metric: Metric } | null
  /** The clocks it tells of, each with its due instant: it goes when none of them runs any more. */
  readonly promises: readonly string[]
  readonly actions: readonly AlertAction[]
}

export const MOST_AT_ONCE = 3

/** What a batch is told as: one notice each, or one for all (ALR56, ALR61). */
export function noticesOf(batch: AlertBatch): readonly AlertNotice[] {
  const { alerts, now } = batch
  if (alerts.length === 0) return []
  if (alerts.length > batch.mostEach) return [digestOf(batch)]
  return alerts.map((alert) => ({
    id: `${alert.ticketId}.${alert.metric}.${levelKey(alert.level)}`,
    ...alertWords(alert, now),
    stage: stageOf(alert, now),
    about: { ticketId: alert.ticketId, metric: alert.metric },
    promises: [promiseOf(alert)],
    actions: alertActions(alert, now),
  }))
}

const digestOf = ({ alerts, now, occasion }: AlertBatch): AlertNotice => ({
  id: 'digest',
  ...digestWords(alerts, now, occasion),
  stage: gravestStage(alerts.map((alert) => stageOf(alert, now))),
  about: null,
  promises: alerts.map(promiseOf),
  actions: [{ kind: 'board' }],
})
