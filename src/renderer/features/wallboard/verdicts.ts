import type { WallboardFigures } from '#shared/protocol/wallboards'
import type { TrendPoint } from '../../ui/charts/trendShape'

export type DayFigures = WallboardFigures['days'][number]

/** Below this a percentage claims more than was measured, so the wall says "3 of 4". */
export const FEWEST_FOR_PERCENT = 10
/** Below this a day is a gap in the trend. */
export const FEWEST_FOR_TREND = 5

export type MetToday =
  | { readonly kind: 'none' }
  | { readonly kind: 'few'; readonly met: number; readonly verdicts: number }
  /** Tenths of a percent, rounded down. */
  | { readonly kind: 'rate'; readonly percent: number }

/** Never rounds up to 100: one missed promise in thousands must not read as none. */
export function metToday({ met, missed }: Pick<DayFigures, 'met' | 'missed'>): MetToday {
  const verdicts = met + missed
  if (verdicts === 0) return { kind: 'none' }
  if (verdicts < FEWEST_FOR_PERCENT) return { kind: 'few', met, verdicts }
  return { kind: 'rate', percent: Math.floor((1000 * met) / verdicts) / 10 }
}

export const trendPoints = (days: readonly DayFigures[]): readonly TrendPoint[] =>
  days.map(({ date, met, missed }) => ({
    label: date,
    percent: met + missed < FEWEST_FOR_TREND ? null : (100 * met) / (met + missed),
  }))

/**
 * The days that end with this one; figures of another day say nothing of today, so of those the last days stay and
 * today is empty. `date` is today's, "2027-03-30".
 */
export function daysUntil(date: string, figures: WallboardFigures | null): readonly DayFigures[] {
  const days = figures?.days ?? []
  if (days.length === 0 || days.at(-1)?.date === date) return days
  return [...days.slice(1), { date, met: 0, missed: 0 }]
}
