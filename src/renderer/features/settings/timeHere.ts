import { type Instant, instant } from '#shared/domain/instant'
import { spoken } from '#shared/words/say'

/** This computer's clock, by which silences are kept and tests noted. */
export const nowHere = (): Instant => instant(Date.now())

/** A time of this computer's clock, with the weekday where it is not today: "14:30", "Mon 07:00". */
export function timeHere(at: Instant): string {
  const isToday = new Date(at).toDateString() === new Date(nowHere()).toDateString()
  return new Intl.DateTimeFormat(spoken() === 'en' ? 'en-GB' : spoken(), {
    ...(isToday ? {} : { weekday: 'short' as const }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
}
