import type { Instant } from '#shared/domain/instant'
import { attainment } from '#shared/domain/sla/attainment'
import type { Clock } from '#shared/domain/sla/clock'
import type { TrendPoint } from '../../ui/charts/trendRuns'
import type { DeskDay } from './deskDays'

export const TREND_DAYS = 7
/** Below this a percentage claims more than was measured, so the wall says "3 of 4". */
export const FEWEST_FOR_PERCENT = 10
/** Below this a day is a gap in the trend. */
export const FEWEST_FOR_TREND = 5

export interface DayVerdicts {
  readonly day: DeskDay
  readonly met: number
  readonly missed: number
}

/** Promises that ended, by day of the desk. Counts the tickets given and nothing else: closed ones are not cached. */
export const verdictsByDay = (
  clockLists: readonly (readonly Clock[])[],
  days: readonly DeskDay[],
): readonly DayVerdicts[] => days.map((day) => ({ day, ...attainment(clockLists, day.from, day.to) }))

/** When the first promise of the day ended; null when none did. */
export function firstVerdictAt(clockLists: readonly (readonly Clock[])[], day: DeskDay): Instant | null {
  let firstAt: Instant | null = null
  for (const clock of clockLists.flat()) {
    if (clock.state !== 'met' && clock.state !== 'missed') continue
    if (clock.metAt < day.from || clock.metAt >= day.to) continue
    if (firstAt === null || clock.metAt < firstAt) firstAt = clock.metAt
  }
  return firstAt
}

export type MetToday =
  | { readonly kind: 'none' }
  | { readonly kind: 'few'; readonly met: number; readonly verdicts: number }
  | { readonly kind: 'rate'; readonly percent: string; readonly verdicts: number }

/** Never rounds up to 100: one missed promise in thousands must not read as none. */
export function metToday({ met, missed }: Pick<DayVerdicts, 'met' | 'missed'>): MetToday {
  const verdicts = met + missed
  if (verdicts === 0) return { kind: 'none' }
  if (verdicts < FEWEST_FOR_PERCENT) return { kind: 'few', met, verdicts }
  const percent = met === verdicts ? '100' : (Math.floor((1000 * met) / verdicts) / 10).toFixed(1)
  return { kind: 'rate', percent, verdicts }
}

export const trendPoints = (days: readonly DayVerdicts[]): readonly TrendPoint[] =>
  days.map(({ day, met, missed }) => ({
    label: day.date,
    percent: met + missed < FEWEST_FOR_TREND ? null : (100 * met) / (met + missed),
  }))
