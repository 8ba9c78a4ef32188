import type { ClientId } from '../domain/ids'
import type { Scope } from '../domain/scope'
import type {
  Farewell,
  HeartbeatAnswer,
  HelloAnswer,
  Intent,
  Lag,
  Live,
  PullAnswer,
  PushAnswer,
  ScopesChanged,
} from '../protocol/messages'
import type { UnpackedPart } from '../protocol/packedPart'

export type Answer = HelloAnswer | PullAnswer | UnpackedPart | PushAnswer | HeartbeatAnswer
export type TimerName = 'connect' | 'heartbeat' | 'push' | 'pull'

/** Everything that can happen to the console's half of the protocol. */
export type SyncEvent =
  | { readonly kind: 'started' }
  /** The socket is open, under an epoch that was raised and kept before. */
  | { readonly kind: 'opened'; readonly connection: number; readonly epoch: number }
  /** The socket did not open, closed, said something unreadable, or left a request without an answer. */
  | { readonly kind: 'closed'; readonly connection: number }
  | {
      readonly kind: 'answered'
      readonly connection: number
      readonly request: number
      readonly answer: Answer
      /** Monotonic readings of when it was asked and answered. */
      readonly askedAt: number
      readonly answeredAt: number
    }
  | { readonly kind: 'live'; readonly connection: number; readonly live: Live }
  | { readonly kind: 'scopes'; readonly connection: number; readonly changed: ScopesChanged }
  | { readonly kind: 'lag'; readonly connection: number; readonly lag: Lag }
  | { readonly kind: 'farewell'; readonly connection: number; readonly farewell: Farewell }
  | { readonly kind: 'woke'; readonly timer: TimerName }
  /** Commands that are in the outbox for certain, by rising number. */
  | { readonly kind: 'saved'; readonly intents: readonly Intent[] }
  /** The person chose which scopes are not to be kept on this computer. */
  | { readonly kind: 'chosen'; readonly without: readonly Scope[] }
  | { readonly kind: 'renumbered'; readonly clientId: ClientId; readonly intents: readonly Intent[] }
  /** After sleep or by hand: the link may look open and be dead. */
  | { readonly kind: 'reconnect' }
  /** This computer slept or its clock was set: earlier samples say nothing, and the link may be dead. */
  | { readonly kind: 'clock-jumped' }
