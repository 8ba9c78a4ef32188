import type { QueueId } from '../ids'
import type { Instant } from '../instant'
import type { Actor } from '../person'
import type { Priority, Status } from '../ticket'
import type { Metric } from './agreement'
import type { AgreementInForce, CompiledPolicy } from './policies'

/** What began a phase. */
export type PhaseCause =
  | 'opened'
  | 'status'
  /** The customer's message ended the wait for it (R21). */
  | 'customer-answered'
  | 'priority'
  | 'queue'
  /** A version of the agreement took effect, or did so while the ticket was done (R26). */
  | 'version'
  /** The row says otherwise than the order of time does. */
  | 'row'

/** A stretch of a ticket's life in which it is one thing; it lasts until the next phase or for ever. */
export interface Phase {
  readonly at: Instant
  /** Who began it. */
  readonly by: Actor
  readonly cause: PhaseCause
  /** As clocks see it: a ticket whose customer has answered is not waiting for the customer (R21). */
  readonly status: Status
  readonly priority: Priority
  readonly queue: QueueId
  readonly version: AgreementInForce
  /** The first policy of that version that matches; null when none does. */
  readonly policy: CompiledPolicy | null
}

/** What ended a cycle, and in which phase, whose policy judges it (R24). */
export interface CycleEnd {
  readonly at: Instant
  readonly by: Actor
  /** `kept`: what was promised was done. The others end it without. */
  readonly how: 'kept' | 'done' | 'moved-on' | 'merged'
  readonly phase: number
}

/** From when something is owed to a customer or to the desk, until it is done or owed no more. */
export interface Cycle {
  readonly metric: Metric
  startedAt: Instant
  /** The phase it began in. */
  startPhase: number
  /** When a ticket absorbed here, whose customer had waited longer, brought the start forward (R27). */
  broughtForwardAt: Instant | null
  /** Null while it is owed. */
  end: CycleEnd | null
}

/** What clocks need to know of a ticket's history, in order of time. */
export interface Course {
  /** At least one. */
  readonly phases: readonly Phase[]
  /** In the order in which they began. */
  readonly cycles: Readonly<Record<Metric, readonly Cycle[]>>
}
