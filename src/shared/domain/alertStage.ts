import { isDueLevel } from './alertLevel'
import type { PlannedAlert } from './alerts'
import { type Instant, MINUTE_MS } from './instant'
import { NEAR_MS } from './sla/urgency'

/** How far a promise has gone when its warning comes: the choices about alerts are made per stage. */
export const alertStages = ['near', 'close', 'breached'] as const
export type AlertStage = (typeof alertStages)[number]

const CLOSE_PERCENT = 90

/** `close` from 90 % or five minutes on, `breached` at the due instant and after it, `near` before that (ALR102). */
export function stageOf(alert: Pick<PlannedAlert, 'level' | 'dueAt'>, now: Instant): AlertStage {
  const { level, dueAt } = alert
  if (isDueLevel(level) || now >= dueAt) return 'breached'
  const isClose =
    'percent' in level ? level.percent >= CLOSE_PERCENT : level.minutesLeft * MINUTE_MS <= NEAR_MS
  return isClose ? 'close' : 'near'
}

/** The gravest of several. */
export const gravestStage = (stages: readonly AlertStage[]): AlertStage =>
  alertStages.findLast((stage) => stages.includes(stage)) ?? 'near'
