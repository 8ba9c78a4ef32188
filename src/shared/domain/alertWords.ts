import { isDueLevel } from './alertLevel'
import type { PlannedAlert } from './alerts'
import { type Instant, MINUTE_MS } from './instant'
import type { Warning } from './sla/agreement'
import type { Countdown } from './sla/clock'
import { metricWords } from './sla/metricWords'
import { durationReading, readingOf } from './sla/reading'
import { NEAR_MS, SOON_MS, type Urgency, urgencyOf, urgencyWords } from './sla/urgency'

/** A native notification in words. */
export interface AlertWords {
  readonly title: string
  readonly body: string
  readonly urgency: 'low' | 'normal' | 'critical'
}

const countdownOf = (alert: PlannedAlert): Countdown => ({ state: 'running', dueAt: alert.dueAt })

const levelOf = (level: Warning): AlertWords['urgency'] => {
  const isCritical = 'percent' in level ? level.percent >= 90 : level.minutesLeft * MINUTE_MS <= NEAR_MS
  if (isCritical) return 'critical'
  const isNormal = 'percent' in level ? level.percent >= 75 : level.minutesLeft * MINUTE_MS <= SOON_MS
  return isNormal ? 'normal' : 'low'
}

/** One fact: how much of the promised time is gone. */
function factOf(alert: PlannedAlert, now: Instant): string {
  if (now > alert.dueAt) return `It was due ${durationReading(now - alert.dueAt).words} ago.`
  const { level } = alert
  if (isDueLevel(level)) return 'It is due now.'
  if (!('percent' in level))
    return level.minutesLeft === 1 ? 'A minute is left.' : `${level.minutesLeft} minutes are left.`
  if (level.percent === 50) return 'Half of the time is used.'
  if (level.percent === 75) return 'A quarter of the time is left.'
  return `${level.percent} % of the time is used.`
}

const sentence = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`)

/** Title: id, metric, reading. Body: one fact, subject, requester (ALR5). */
export function alertWords(alert: PlannedAlert, now: Instant): AlertWords {
  const countdown = countdownOf(alert)
  const breached = urgencyOf(countdown, now) === 'breach' ? ' breached' : ''
  return {
    title: `${alert.ticketId} ${metricWords(alert.metric)}${breached}: ${readingOf(countdown, now).text}`,
    body: [factOf(alert, now), sentence(alert.subject), sentence(alert.requester)].join(' '),
    urgency: breached === '' ? levelOf(alert.level) : 'critical',
  }
}

const levels: readonly Urgency[] = ['breach', 'near', 'soon', 'later']
const MOST_IDS = 5

function levelLine(level: Urgency, alerts: readonly PlannedAlert[], now: Instant): string | null {
  const here = alerts.filter((alert) => urgencyOf(countdownOf(alert), now) === level)
  const ids = [...new Set(here.map(({ ticketId }) => ticketId))]
  if (ids.length === 0) return null
  const word = urgencyWords(level)
  const more = ids.length > MOST_IDS ? ` and ${ids.length - MOST_IDS} more` : ''
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} ${ids.length}: ${ids.slice(0, MOST_IDS).join(', ')}${more}.`
}

/** Several warnings told as one, by level, gravest first (ALR6). */
export function digestWords(alerts: readonly PlannedAlert[], now: Instant): AlertWords {
  const lines = levels.map((level) => levelLine(level, alerts, now)).filter((line) => line !== null)
  const isCritical = alerts.some((alert) => alertWords(alert, now).urgency === 'critical')
  return {
    title: alerts.length === 1 ? '1 alert' : `${alerts.length} alerts`,
    body: lines.join(' '),
    urgency: isCritical ? 'critical' : 'normal',
  }
}
