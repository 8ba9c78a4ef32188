import { say } from '../words/say'
import { isDueLevel } from './alertLevel'
import type { PlannedAlert } from './alerts'
import { type Instant, MINUTE_MS } from './instant'
import type { Metric, Warning } from './sla/agreement'
import type { Countdown } from './sla/clock'
import { durationReading, readingOf } from './sla/reading'
import { NEAR_MS, SOON_MS, type Urgency, urgencyOf } from './sla/urgency'

/** A native notification in words. */
export interface AlertWords {
  readonly title: string
  readonly body: string
  readonly urgency: 'low' | 'normal' | 'critical'
}

/** Why several warnings come together: at one instant, after a sleep, or after a silence. */
export type DigestOccasion = 'now' | 'away' | 'quiet'

const countdownOf = (alert: PlannedAlert): Countdown => ({ state: 'running', dueAt: alert.dueAt })

const levelOf = (level: Warning): AlertWords['urgency'] => {
  const isCritical = 'percent' in level ? level.percent >= 90 : level.minutesLeft * MINUTE_MS <= NEAR_MS
  if (isCritical) return 'critical'
  const isNormal = 'percent' in level ? level.percent >= 75 : level.minutesLeft * MINUTE_MS <= SOON_MS
  return isNormal ? 'normal' : 'low'
}

/** The metric written out, where there is room for it: a notification is read without the board beside it. */
export const alertMetricWords = (metric: Metric): string => say(`alert:metric.${metric}`)

/** One fact: how much of the promised time is gone. */
function factOf(alert: PlannedAlert, now: Instant): string {
  if (now > alert.dueAt) return say('alert:wasDue', { length: durationReading(now - alert.dueAt).words })
  const { level } = alert
  if (isDueLevel(level)) return say('alert:dueNow')
  if (!('percent' in level)) return say('alert:minutesLeft', { count: level.minutesLeft })
  if (level.percent === 50) return say('alert:halfUsed')
  if (level.percent === 75) return say('alert:quarterLeft')
  return say('alert:percentUsed', { percent: level.percent })
}

const sentence = (text: string): string =>
  /[.?!。？！]$/.test(text) ? text : say('alert:sentence', { text })

/** Title: id, metric, reading. Body: one fact, subject, requester (ALR5). */
export function alertWords(alert: PlannedAlert, now: Instant): AlertWords {
  const countdown = countdownOf(alert)
  const isBreached = urgencyOf(countdown, now) === 'breach'
  const title = {
    ticket: alert.ticketId,
    metric: alertMetricWords(alert.metric),
    reading: readingOf(countdown, now).text,
  }
  return {
    title: isBreached ? say('alert:titleBreached', title) : say('alert:title', title),
    body: say('alert:body', {
      fact: factOf(alert, now),
      subject: sentence(alert.subject),
      requester: sentence(alert.requester),
    }),
    urgency: isBreached ? 'critical' : levelOf(alert.level),
  }
}

const levels = ['breach', 'near', 'soon', 'later'] as const satisfies readonly Urgency[]
const MOST_IDS = 5

function levelLine(
  level: (typeof levels)[number],
  alerts: readonly PlannedAlert[],
  now: Instant,
): string | null {
  const here = alerts.filter((alert) => urgencyOf(countdownOf(alert), now) === level)
  const ids = [...new Set(here.map(({ ticketId }) => ticketId))]
  if (ids.length === 0) return null
  const named = ids.slice(0, MOST_IDS).join(', ')
  const tickets =
    ids.length > MOST_IDS ? say('alert:andMore', { tickets: named, number: ids.length - MOST_IDS }) : named
  return say(`alert:line.${level}`, { number: ids.length, tickets })
}

/** Several warnings told as one, by level, gravest first (ALR6). */
export function digestWords(
  alerts: readonly PlannedAlert[],
  now: Instant,
  occasion: DigestOccasion = 'now',
): AlertWords {
  const lines = levels.map((level) => levelLine(level, alerts, now)).filter((line) => line !== null)
  const isCritical = alerts.some((alert) => alertWords(alert, now).urgency === 'critical')
  return {
    title: say(`alert:digest.${occasion}`, { count: alerts.length }),
    body: lines.join(' '),
    urgency: isCritical ? 'critical' : 'normal',
  }
}
