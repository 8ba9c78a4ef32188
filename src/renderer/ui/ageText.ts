import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/domain/instant'
import { say } from '#shared/words/say'

/** How long ago, in one unit and as short as a column allows: "now", "8m", "3h", "12d". Rounds down. */
export function shortAge(ms: number): string {
  if (ms < MINUTE_MS) return say('ui:age.now')
  if (ms < HOUR_MS) return say('ui:age.shortMinutes', { number: Math.floor(ms / MINUTE_MS) })
  if (ms < DAY_MS) return say('ui:age.shortHours', { number: Math.floor(ms / HOUR_MS) })
  return say('ui:age.shortDays', { number: Math.floor(ms / DAY_MS) })
}

/** The same for a sentence: "2 s", "6 min", "3 h", "12 days". */
export function spokenAge(ms: number): string {
  const age = Math.max(0, ms)
  if (age < MINUTE_MS) return say('ui:age.seconds', { number: Math.floor(age / SECOND_MS) })
  if (age < HOUR_MS) return say('ui:age.minutes', { number: Math.floor(age / MINUTE_MS) })
  if (age < 2 * DAY_MS) return say('ui:age.hours', { number: Math.floor(age / HOUR_MS) })
  return say('ui:age.days', { count: Math.floor(age / DAY_MS) })
}

/** Minutes and seconds until something, never below zero: "00:14". */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / SECOND_MS))
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`
}
