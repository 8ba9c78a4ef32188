import { say } from '../words/say'
import { timeText } from '../words/timeText'
import { alertLengthWords } from './alertLength'
import { isDueLevel } from './alertLevel'
import type { PlannedAlert } from './alerts'
import { type Instant, MINUTE_MS } from './instant'
import type { Metric, Warning } from './sla/agreement'
import type { Countdown } from './sla/clock'
import { readingOf } from './sla/reading'
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

/** How much of the promised time is gone, and when the promise is due. */
function factOf(alert: PlannedAlert, now: Instant): string {
  const time = timeText(alert.dueAt, now, alert.zone)
  const lateMs = now - alert.dueAt
  if (lateMs >= MINUTE_MS) return say('alert:wasDue', { length: alertLengthWords(lateMs), time })
  if (lateMs > 0) return say('alert:wasJustDue', { time })
  if (isDueLevel(alert.level)) return say('alert:dueNow')
  return say('alert:share', { share: shareOf(alert.level), time })
}

function shareOf(level: Warning): string {
  if (!('percent' in level)) return say('alert:minutesLeft', { count: level.minutesLeft })
  if (level.percent === 50) return say('alert:halfUsed')
  if (level.percent === 75) return say('alert:quarterLeft')
  return say('alert:percentUsed', { percent: level.percent })
}

/** What comes next: another warning, or at the due instant whoever is to take it; null where it is the reader's. */
function nextOf({ dueAt, nextAt, isOwned, zone }: PlannedAlert, now: Instant): string | null {
  if (now >= dueAt) return isOwned ? null : say('alert:nobody')
  return nextAt === null || nextAt <= now ? null : say('alert:next', { time: timeText(nextAt, now, zone) })
}

function requesterOf({ requester, tier }: PlannedAlert): string {
  if (tier === 'standard') return sentence(requester)
  return sentence(say('alert:requesterOfTier', { requester, tier: say(`ui:tier.${tier}`) }))
}

const sentence = (text: string): string =>
  /[.?!。？！]$/.test(text) ? text : say('alert:sentence', { text })

/** Title: id, metric, reading. Body: share and due time, what comes next, subject, requester and tier (ALR5). */
export function alertWords(alert: PlannedAlert, now: Instant): AlertWords {
  const countdown = countdownOf(alert)
  const isBreached = urgencyOf(countdown, now) === 'breach'
  const [fact, next] = [factOf(alert, now), nextOf(alert, now)]
  const title = {
    ticket: alert.ticketId,
    metric: alertMetricWords(alert.metric),
    reading: readingOf(countdown, now).text,
  }
  return {
    title: isBreached ? say('alert:titleBreached', title) : say('alert:title', title),
    body: say('alert:body', {
      fact: next === null ? fact : say('alert:factAndNext', { fact, next }),
      subject: sentence(alert.subject),
      requester: requesterOf(alert),
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
