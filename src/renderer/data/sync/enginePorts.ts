import type { PersonId } from '#shared/domain/ids'
import type { Account } from '#shared/domain/person'
import type { Intent, Presence } from '#shared/protocol/messages'
import type { Commit } from '#shared/sync/effect'
import type { ConsoleState } from '#shared/sync/state'
import type { Timers } from '../../clock/timers'
import type { CacheStore } from '../cache/cacheStore'
import type { OutboxStore, RefusedIntent } from '../outbox/outboxStore'
import type { ToldByTicket } from '../view/clockComparison'
import type { OpenWire } from './wire'

/** What the engine asks of the two databases. */
export type EngineCache = Pick<
  CacheStore,
  'serverId' | 'chapter' | 'scopes' | 'prepare' | 'stampsOf' | 'keep' | 'startAfresh'
>
export type EngineOutbox = Pick<
  OutboxStore,
  | 'clientId'
  | 'numberedTo'
  | 'isSetBack'
  | 'waiting'
  | 'newestSent'
  | 'leftOut'
  | 'settle'
  | 'raiseEpoch'
  | 'noteSetBack'
  | 'renumber'
>

/** A commit that is on disk, with the commands that left the outbox by it and what the server reckoned of its rows. */
export interface Committed {
  readonly commit: Commit
  readonly left: readonly Intent[]
  readonly refused: readonly RefusedIntent[]
  readonly told: ToldByTicket
}

export interface EnginePorts {
  /** Whose desk this is. */
  readonly person: PersonId
  readonly cache: EngineCache
  readonly outbox: EngineOutbox
  readonly openWire: OpenWire
  readonly timers: Timers
  /** Evenly spread in [0, 1). */
  readonly random: () => number
  /** After each step; `retryInMs` is the wait before the next connection that was just set, if one was. */
  readonly onState: (state: ConsoleState, retryInMs: number | null) => void
  /** Who the server says is signed in here; called also when nothing about them changed. */
  readonly onAccount: (account: Account) => void
  /** A connection ended, or one could not be had: why, in a few words. */
  readonly onEnded: (why: string) => void
  /** Who else looks at a ticket that is shown here; nothing that is kept. */
  readonly onPresence: (presence: Presence) => void
  /** The server said something, whatever it was. */
  readonly onHeard: () => void
  /** Called when the commit is on disk, with the commands that left the outbox by it. */
  readonly onCommitted: (committed: Committed) => void
  /**
   * What is shown may not be what is kept: commands have other numbers, or the disk failed between two writes. Nothing
   * else is done until all of it has been read again.
   */
  readonly onReread: () => Promise<void>
  /** A disk that does not take the cache, or a fault in the machine: one plain sentence. */
  readonly onTrouble: (sentence: string) => void
}
