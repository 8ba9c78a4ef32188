import { say } from '../words/say'
import { HOUR_MS, MINUTE_MS } from './instant'
import { durationReading } from './sla/reading'

/**
 * A length of a minute or more in words with its units, rounded down: "20 minutes", "1 hour 30 minutes". In a sentence
 * "20:00" would be read as a time of day (ALR140). Milliseconds in.
 */
export const alertLengthWords = (ms: number): string =>
  ms < HOUR_MS ? say('clock:minutes', { count: Math.floor(ms / MINUTE_MS) }) : durationReading(ms).words
