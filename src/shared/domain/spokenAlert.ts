import { say } from '../words/say'
import { alertLengthWords } from './alertLength'
import type { PlannedAlert } from './alerts'
import { alertMetricWords, type DigestOccasion } from './alertWords'
import { type Instant, MINUTE_MS } from './instant'

/** Digit by digit: a voice makes twenty thousand of 20418. */
const spelled = (id: string): string => id.replace(/\d(?=\d)/g, '$& ')

function spokenOne({ ticketId, metric, dueAt }: PlannedAlert, now: Instant): string {
  const named = { ticket: spelled(ticketId), metric: alertMetricWords(metric) }
  const leftMs = dueAt - now
  if (Math.abs(leftMs) < MINUTE_MS) {
    return leftMs > 0 ? say('alert:spoken.underMinute', named) : say('alert:spoken.now', named)
  }
  const length = alertLengthWords(Math.abs(leftMs))
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
