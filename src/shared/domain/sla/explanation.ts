import type { ClosedWhy } from '../calendar/calendarStretch'
import type { TicketId } from '../ids'
import type { Instant } from '../instant'
import type { Actor } from '../person'
import type { Status, TicketEvent, WaitingStatus } from '../ticket'
import type { Conditions, Metric, Target } from './agreement'
import type { Clock, PastVerdict } from './clock'

/** Why a time counted, or why it did not. */
export type SpanCause =
  | { readonly kind: 'counted' }
  /** The hours of the promise were closed: the night, the weekend, a named holiday. */
  | { readonly kind: 'closed'; readonly why: ClosedWhy }
  /** The clock stood still in this status, set by somebody; `since` may lie before the span (R19). */
  | { readonly kind: 'paused'; readonly status: WaitingStatus; readonly by: Actor; readonly since: Instant }
  /** The ticket was done, and this time is left out (R23). */
  | { readonly kind: 'done'; readonly by: Actor; readonly since: Instant }
  /** No policy promised this then (R25). */
  | { readonly kind: 'not-promised' }

/** A piece of a clock's time, half-open, with one cause. Pieces follow each other without gaps. */
export interface Span {
  readonly from: Instant
  readonly to: Instant
  /** Milliseconds of the budget used here; 0 for every cause but `counted`. */
  readonly countedMs: number
  readonly cause: SpanCause
}

/** A policy by name, in its version of the agreement. */
export interface PolicyName {
  readonly id: string
  readonly name: string
  readonly agreement: string
  readonly version: number
}

/** Something that happened to the clock at one instant, in order of time. */
export type Mark = { readonly at: Instant; readonly by: Actor } & (
  | {
      readonly kind: 'target-changed'
      /** Null: not promised. */
      readonly from: Target | null
      readonly to: Target | null
      readonly policy: PolicyName | null
      /** Whether the clock began anew there (R24). */
      readonly restarted: boolean
    }
  /** Another policy with the same target. */
  | { readonly kind: 'policy-changed'; readonly from: PolicyName | null; readonly to: PolicyName | null }
  /** A version of the agreement took effect for the ticket; told beside what it changed (R26). */
  | { readonly kind: 'version-changed'; readonly agreement: string; readonly version: number }
  /** It had been done; the verdict then is kept as history (R23). */
  | { readonly kind: 'reopened'; readonly verdict: PastVerdict | null }
  /** The customer's message ended the wait though nobody moved the status (R21). */
  | { readonly kind: 'customer-answered' }
  | { readonly kind: 'merged'; readonly into: TicketId }
  /** Another ticket became part of this one, and its customer had waited since then (R27). */
  | { readonly kind: 'absorbed'; readonly ticket: TicketId; readonly waitingSince: Instant | null }
  /** The server heard of it only later (R28). */
  | {
      readonly kind: 'late'
      readonly event: TicketEvent['type']
      readonly receivedAt: Instant
      readonly lateByMs: number
    }
)

/** One condition of a policy and what the ticket had to match it. */
export interface MatchedCondition {
  readonly field: keyof Conditions
  readonly allowed: readonly string[]
  readonly value: string
}

/** Why a clock has its target: the policy, its place in the order, and what it matched by. */
export interface TargetReason {
  readonly policy: PolicyName
  /** From 1, in the order in which policies are tried. */
  readonly place: number
  /** Empty: the policy is for every ticket. */
  readonly conditions: readonly MatchedCondition[]
  /** Ids of the policy's calendars. */
  readonly calendars: readonly string[]
  /** What this target is counted in, by name: "Office hours", "Around the clock". */
  readonly hours: string
  readonly target: Target
  /** Statuses in which this clock stands still. */
  readonly pauses: readonly Status[]
}

/** The way from now to the due instant. */
export interface PathAhead {
  /** `if-resumed`: the clock stands still, and this is the way if it went on now (R22). */
  readonly kind: 'running' | 'if-resumed'
  readonly dueAt: Instant
  /** From now to the due instant. */
  readonly spans: readonly Span[]
}

/**
 * Why a clock is due when it is. The counted milliseconds of `spans` are `usedMs`, exactly; with those of the path
 * ahead they are the budget while it lasts, and beyond it `usedMs` is larger by what it is past due.
 */
export interface Explanation {
  readonly clock: Clock
  readonly why: TargetReason
  /** Null where the calendar does not hold so many days. */
  readonly budgetMs: number | null
  /** From the start to now, or to where the clock ended; empty at the instant of the start. */
  readonly spans: readonly Span[]
  readonly usedMs: number
  /** Null for a clock that has ended, or is past due, or never falls due. */
  readonly ahead: PathAhead | null
  /** Not kept yet and after its due instant (R6), or standing still with more than the budget used. */
  readonly isPastDue: boolean
  readonly marks: readonly Mark[]
}

/** Which clock to explain. */
export interface ClockName {
  readonly metric: Metric
  readonly cycle: number
}
