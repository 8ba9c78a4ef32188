import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/domain/instant'
import { durationReading } from '#shared/domain/sla/reading'

/**
 * A length of counted time within a sentence: "3h 10m", "12 min", "48 s"; rounded down (R7). Open hours are never
 * turned into days. Milliseconds, not negative.
 */
export function lengthText(lengthMs: number): string {
  if (lengthMs < MINUTE_MS) return `${Math.floor(lengthMs / SECOND_MS)} s`
  if (lengthMs < HOUR_MS) return `${Math.floor(lengthMs / MINUTE_MS)} min`
  const minutes = Math.floor((lengthMs % HOUR_MS) / MINUTE_MS)
  const hours = Math.floor(lengthMs / HOUR_MS)
  return minutes === 0 ? `${hours}h` : `${hours}h ${String(minutes).padStart(2, '0')}m`
}

/** A length of real time, in which a day has 24 hours: "12 min", "23h 10m", "29d 03h". Milliseconds, not negative. */
export const realLengthText = (lengthMs: number): string =>
  lengthMs < DAY_MS ? lengthText(lengthMs) : durationReading(lengthMs).text
