import { type Instant, plusMs, SECOND_MS } from '#shared/domain/instant'
import { say } from '#shared/words/say'
import type { WhyTelling } from './telling'

/** "Fri 26 Mar 24:00" rather than the midnight after it, so that a day ends on itself. */
interface WallMoment {
  readonly day: string
  readonly time: string
}

type Telling = Pick<WhyTelling, 'wall' | 'now'>

function startOf(at: Instant, { wall }: Telling, unitMs: number): WallMoment {
  return { day: wall.day(at), time: unitMs === SECOND_MS ? wall.time(at) : wall.minute(at) }
}

function endOf(at: Instant, telling: Telling, unitMs: number): WallMoment {
  const { wall } = telling
  return wall.dayStart(at) === at
    ? { day: wall.day(plusMs(at, -1)), time: unitMs === SECOND_MS ? '24:00:00' : '24:00' }
    : startOf(at, telling, unitMs)
}

/** "Thu 25 Mar 13:40 – 16:00", "Thu 25 Mar 16:00 – Fri 26 Mar 08:00", "Tue 30 Mar 14:20 – now". */
export function whenWords(from: Instant, to: Instant, telling: Telling, unitMs: number): string {
  const start = startOf(from, telling, unitMs)
  if (to === telling.now) return say('why:now', { from: `${start.day} ${start.time}` })
  const end = endOf(to, telling, unitMs)
  const until = start.day === end.day ? end.time : `${end.day} ${end.time}`
  return `${start.day} ${start.time} – ${until}`
}

/** "Thu 25 Mar 13:52" */
export function momentWords(at: Instant, telling: Telling, unitMs: number): string {
  const { day, time } = startOf(at, telling, unitMs)
  return `${day} ${time}`
}
