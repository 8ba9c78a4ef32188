import { say } from '../words/say'
import type { PlannedAlert } from './alerts'
import { alertMetricWords, type DigestOccasion } from './alertWords'
import { HOUR_MS, type Instant, MINUTE_MS } from './instant'
import { durationReading } from './sla/reading'

/** Digit by digit: a voice makes twenty thousand of 20418. */
const spelled = (id: string): string => id.replace(/\d(?=\d)/g, '$& ')

const lengthWords = (ms: number): string =>
  ms < HOUR_MS ? say('clock:minutes', { count: Math.floor(ms / MINUTE_MS) }) : durationReading(ms).words

function spokenOne({ ticketId, metric, dueAt }: PlannedAlert, now: Instant): string {
  const named = { ticket: spelled(ticketId), metric: alertMetricWords(metric) }
  const leftMs = dueAt - now
  if (Math.abs(leftMs) < MINUTE_MS) {
    return leftMs > 0 ? say('alert:spoken.underMinute', named) : say('alert:spoken.now', named)
  }
  const length = lengthWords(Math.abs(leftMs))
  return leftMs > 0
    ? say('alert:spoken.left', { ...named, length })
    : say('alert:spoken.past', { ...named, length })
}

/** What a voice says of warnings: the ticket and the minutes left; of more than so many only how many (ALR121). */
export function spokenWords(
  alerts: readonly PlannedAlert[],
  now: Instant,
  mostEach: number,
  occasion: DigestOccasion,
): string {
  if (alerts.length > mostEach && alerts.length > 1) {
    return say(`alert:digest.${occasion}`, { count: alerts.length })
  }
  return alerts.map((alert) => spokenOne(alert, now)).join(' ')
}
