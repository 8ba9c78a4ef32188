import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/domain/instant'
import { durationReading } from '#shared/domain/sla/reading'
import { say } from '#shared/words/say'

/** "3h", "3h 05m"; the minutes as they are to be written, null for none. */
export const hoursText = (hours: number, minutes: string | null): string =>
  minutes === null
    ? say('ui:length.hours', { hours: String(hours) })
    : say('ui:length.hoursMinutes', { hours: String(hours), minutes })

/**
 * A length of counted time within a sentence: "3h 10m", "12 min", "48 s"; rounded down (R7). Open hours are never
 * turned into days. Milliseconds, not negative.
 */
export function lengthText(lengthMs: number): string {
  if (lengthMs < MINUTE_MS) return say('ui:length.seconds', { seconds: Math.floor(lengthMs / SECOND_MS) })
  if (lengthMs < HOUR_MS) return say('ui:length.minutes', { minutes: Math.floor(lengthMs / MINUTE_MS) })
  const minutes = Math.floor((lengthMs % HOUR_MS) / MINUTE_MS)
  return hoursText(Math.floor(lengthMs / HOUR_MS), minutes === 0 ? null : String(minutes).padStart(2, '0'))
}

/** A length of real time, in which a day has 24 hours: "12 min", "23h 10m", "29d 03h". Milliseconds, not negative. */
export const realLengthText = (lengthMs: number): string =>
  lengthMs < DAY_MS ? lengthText(lengthMs) : durationReading(lengthMs).text
