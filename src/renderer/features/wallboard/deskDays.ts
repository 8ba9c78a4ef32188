import { HOUR_MS, type Instant, instant } from '#shared/domain/instant'
import type { WallClock } from '../../ui/wallClock'

/** One local date of the desk, half-open. It is 23 or 25 hours long where the clocks change. */
export interface DeskDay {
  /** "2027-03-30" */
  readonly date: string
  readonly from: Instant
  readonly to: Instant
}

/** No zone has a local date longer than this. */
const LONGEST_DAY_MS = 27 * HOUR_MS

/** The desk's local dates that end with the one of `now`, oldest first. */
export function deskDays(now: Instant, wallClock: WallClock, days: number): readonly DeskDay[] {
  const found: DeskDay[] = []
  let to = firstWhere((at) => wallClock.date(at) !== wallClock.date(now), now, instant(now + LONGEST_DAY_MS))
  for (let left = days; left > 0; left -= 1) {
    const date = wallClock.date(instant(to - 1))
    const end = to
    const from = firstWhere((at) => wallClock.date(at) === date, instant(end - LONGEST_DAY_MS), end)
    found.unshift({ date, from, to: end })
    to = from
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

/** The first instant after `low` where the test turns true, given that it is false at `low` and true before `high`. */
function firstWhere(test: (at: Instant) => boolean, low: Instant, high: Instant): Instant {
  let no: number = low
  let yes: number = high
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2)
    if (test(instant(middle))) yes = middle
    else no = middle
  }
  return instant(yes)
}
