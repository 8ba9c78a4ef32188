import { DateTime } from 'luxon'
import { type Instant, instant } from '#shared/domain/instant'
import type { WallClock } from '../../ui/wallClock'

const MORNING_HOUR = 8

/** Eight in the morning of the desk, so many of its days after the one that `now` falls on. */
export const morningAfter = ({ zone }: Pick<WallClock, 'zone'>, now: Instant, days: number): Instant =>
  instant(
    DateTime.fromMillis(now, { zone }).plus({ days }).startOf('day').set({ hour: MORNING_HOUR }).toMillis(),
  )
