import { isBurning } from '#shared/domain/slo/standing'
import type { WallStanding } from '#shared/protocol/wallboards'

/** What is left of an objective's error budget, and whether it goes too fast. */
export interface BudgetLeft {
  /** 0 to 1; 0 when more was broken than may be. */
  readonly share: number
  /** Whole percent, rounded down, so that what is nearly gone never reads as more. */
  readonly percent: number
}

/** Null where nothing was settled in the window, so that there is no budget yet to use up. */
export function budgetLeft({ allowed, missed }: WallStanding): BudgetLeft | null {
  if (allowed === 0) return null
  const share = Math.max(0, (allowed - missed) / allowed)
  // Fractions of promises: what is off by less than a millionth is not off.
  return { share, percent: Math.floor(100 * share + 1e-6) }
}

export type Burning =
  | { readonly kind: 'nothing-settled' }
  | { readonly kind: 'used-up' }
  /** How many times as fast as the budget allows; above 1. */
  | { readonly kind: 'too-fast'; readonly times: number }
  /** It was too fast and is no longer. */
  | { readonly kind: 'slowing' }
  | { readonly kind: 'within' }

/** The burn rates in one word: the slow one says that it matters, the fast one that it still goes on (SLO8). */
export function burningOf(standing: WallStanding): Burning {
  const { burn } = standing
  const left = budgetLeft(standing)
  if (left === null) return { kind: 'nothing-settled' }
  if (left.share === 0) return { kind: 'used-up' }
  if (isBurning(burn)) return { kind: 'too-fast', times: burn.slow ?? 1 }
  return burn.slow !== null && burn.slow > 1 ? { kind: 'slowing' } : { kind: 'within' }
}
