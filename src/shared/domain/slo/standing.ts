import { type Instant, plusMs } from '../instant'
import { accepted, type Result } from '../result'
import { allowedMissPercent, type Objective } from './objective'
import { type Stretch, type UnknownZone, windowAt } from './objectiveWindow'
import { isMeant, type OpenTimeOf, type PromisedTicket, type SettledPromise, settledPromise } from './promise'

/** Of a promise; what the arithmetic of fractions may be off by. */
const ROUNDING = 1e-6

/** Promises settled in a stretch of time. */
export interface Tally {
  readonly met: number
  readonly missed: number
}

/** How many of the window's settled promises may be broken; whole promises are broken, so `allowed` has fractions. */
export interface ErrorBudget {
  readonly allowed: number
  readonly used: number
  /** Below zero when more were broken than allowed. */
  readonly left: number
}

/** Null where nothing was settled, so that there is nothing to judge. */
export interface BurnRates {
  readonly fast: number | null
  readonly slow: number | null
}

/** How an objective stands at one instant. */
export interface Standing extends Tally {
  readonly window: Stretch
  /** Kept share, 0 to 1; null when nothing was settled in the window. */
  readonly attainment: number | null
  /** Null when nothing was settled, so that it is neither reached nor failed. */
  readonly isReached: boolean | null
  readonly budget: ErrorBudget
  readonly burn: BurnRates
}

/** Over how long the two burn rates look back, in milliseconds. */
export interface BurnWindows {
  readonly fastMs: number
  readonly slowMs: number
}

/**
 * A tenth of the window, and a twelfth of that: 3 days and 6 hours of 30 days, the slowest of the pairs in "Alerting
 * on SLOs", The Site Reliability Workbook (Google, 2018), which suits the few events of a desk.
 */
export function burnWindowsOf({ from, to }: Stretch): BurnWindows {
  const slowMs = (to - from) / 10
  return { fastMs: slowMs / 12, slowMs }
}

/**
 * How an objective stands at `now`: of every promise of its metric that its filter lets through and that was settled
 * in the window up to now, the cycles of one ticket each for itself.
 */
export function standingOf(
  objective: Objective,
  tickets: Iterable<PromisedTicket>,
  openTimeOf: OpenTimeOf,
  now: Instant,
): Result<Standing, UnknownZone> {
  const window = windowAt(objective.window, now)
  if (!window.ok) return window
  const settled = settledPromises(objective, tickets, openTimeOf, now)
  const tally = tallyOf(settled, window.value)
  const share = keptShare(tally)
  const missPercent = allowedMissPercent(objective.goal)
  const { fastMs, slowMs } = burnWindowsOf(window.value)
  const rateOver = (ms: number) =>
    burnRate(tallyOf(settled, { from: plusMs(now, 1 - ms), to: plusMs(now, 1) }), missPercent)
  const budget = errorBudget(tally, missPercent)
  return accepted({
    window: window.value,
    ...tally,
    attainment: share,
    isReached: share === null ? null : budget.left >= -ROUNDING,
    budget,
    burn: { fast: rateOver(fastMs), slow: rateOver(slowMs) },
  })
}

function settledPromises(
  { filter, metric, yardstick }: Objective,
  tickets: Iterable<PromisedTicket>,
  openTimeOf: OpenTimeOf,
  now: Instant,
): readonly SettledPromise[] {
  const settled: SettledPromise[] = []
  for (const promised of tickets) {
    if (!isMeant(filter, promised)) continue
    for (const clock of promised.clocks) {
      const promise = clock.metric === metric ? settledPromise(clock, yardstick, openTimeOf, now) : null
      if (promise) settled.push(promise)
    }
  }
  return settled
}

export function tallyOf(settled: Iterable<SettledPromise>, { from, to }: Stretch): Tally {
  let [met, missed] = [0, 0]
  for (const { verdict, at } of settled) {
    if (at < from || at >= to) continue
    if (verdict === 'met') met += 1
    else missed += 1
  }
  return { met, missed }
}

/** 0 to 1; null of nothing. */
export const keptShare = ({ met, missed }: Tally): number | null =>
  met + missed === 0 ? null : met / (met + missed)

/** What may be broken of what was settled so far; a window still running earns more with every promise settled. */
export function errorBudget({ met, missed }: Tally, missPercent: number): ErrorBudget {
  const allowed = ((met + missed) * missPercent) / 100
  return { allowed, used: missed, left: allowed - missed }
}

/**
 * The broken share over the allowed one: at 1 throughout, the budget is used up exactly at the end of the window, at
 * 2 in half of it ("Alerting on SLOs", The Site Reliability Workbook). Null of nothing.
 */
export function burnRate({ met, missed }: Tally, missPercent: number): number | null {
  const total = met + missed
  return total === 0 ? null : (missed * 100) / (total * missPercent)
}

/** Both windows burn: the slow one says that it matters, the fast one that it still goes on. */
export const isBurning = ({ fast, slow }: BurnRates, threshold = 1): boolean =>
  fast !== null && slow !== null && fast > threshold && slow > threshold
