import { type Instant, plusMs } from '#shared/domain/instant'
import type { WallClock } from '../../ui/wallClock'

/** One local date of the desk, half-open. It is 23 or 25 hours long where the clocks change. */
export interface DeskDay {
  /** "2027-03-30" */
  readonly date: string
  readonly from: Instant
  readonly to: Instant
}

/** The desk's local dates that end with the one of `now`, oldest first. */
export function deskDays(now: Instant, wallClock: WallClock, days: number): readonly DeskDay[] {
  const found: DeskDay[] = []
  let inDay = now
  for (let left = days; left > 0; left -= 1) {
    const from = wallClock.dayStart(inDay)
    found.unshift({ date: wallClock.date(inDay), from, to: wallClock.dayEnd(inDay) })
    inDay = plusMs(from, -1)
  }
  return found
}

/** The same, found once per local date: its answer is the same object until the desk's date changes. */
export function createDeskDays(wallClock: WallClock, count: number): (now: Instant) => readonly DeskDay[] {
  let known: readonly DeskDay[] = []
  return (now) => {
    const today = known.at(-1)
    if (today === undefined || now < today.from || now >= today.to) known = deskDays(now, wallClock, count)
    return known
  }
}
