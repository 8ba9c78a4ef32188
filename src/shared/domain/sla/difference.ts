import type { Instant } from '../instant'
import type { Ticket } from '../ticket'
import type { Metric } from './agreement'
import type { CancelReason, Clock } from './clock'

/** What an event would do to one clock. */
export type ClockDifference = {
  readonly metric: Metric
  readonly cycle: number
} /** A clock that is not there yet. */ & (
  | { readonly kind: 'begins'; readonly dueAt: Instant | null }
  /** A clock that would not be there any more, as when a merge is taken back. */
  | { readonly kind: 'goes' }
  | { readonly kind: 'due-moved'; readonly from: Instant; readonly to: Instant }
  /** It would stand still with so much of its budget left; negative where it is past due (R22). */
  | { readonly kind: 'paused'; readonly remainingMs: number }
  /** It would go on. */
  | { readonly kind: 'resumed'; readonly dueAt: Instant }
  /** It stands still and would have so much more or less left, as after a change of target. */
  | { readonly kind: 'remaining-changed'; readonly fromMs: number; readonly toMs: number }
  | { readonly kind: 'met'; readonly elapsedMs: number }
  | { readonly kind: 'missed'; readonly dueAt: Instant; readonly elapsedMs: number }
  | { readonly kind: 'cancelled'; readonly reason: CancelReason }
  /** It had ended and would run again: a ticket that is reopened (R23). */
  | { readonly kind: 'goes-on'; readonly dueAt: Instant | null }
)

/** A ticket's clocks as they are, and as they would be after something that has not happened. */
export interface WhatIf {
  readonly ticket: Ticket
  readonly before: readonly Clock[]
  readonly after: readonly Clock[]
  /** In the order of the clocks; a clock that would not change is not named. */
  readonly differences: readonly ClockDifference[]
}
