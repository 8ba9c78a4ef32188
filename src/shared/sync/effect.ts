import type { Refusal } from '../commands/refusal'
import type { Account } from '../domain/person'
import type { Scope } from '../domain/scope'
import type { Hello, Pull, Push } from '../protocol/messages'
import type { TimerName } from './event'
import type { CachedRow, RowKey } from './row'
import type { ScopeProgress } from './state'

/** What to ask the server. The driver adds what only it knows: token, versions, readings of the clock. */
export type Question =
  | {
      readonly name: 'hello'
      readonly message: Pick<Hello, 'clientId' | 'epoch' | 'cursors' | 'chapter' | 'newestSent' | 'without'>
    }
  | { readonly name: 'pull'; readonly message: Omit<Pull, 'maxBytes'> }
  | { readonly name: 'push'; readonly message: Push }
  | { readonly name: 'heartbeat' }

/**
 * One step's change to what is kept. Rows and progress are one transaction of the cache (R2), in the order wipe, remove,
 * put, progress; the outbox follows only after that transaction, so a command is never in neither place.
 */
export interface Commit {
  readonly serverId: string | null
  readonly chapter: string | null
  /** Scopes whose rows all go, before anything is put. */
  readonly wipe: readonly Scope[]
  readonly remove: readonly RowKey[]
  readonly put: readonly CachedRow[]
  /** Progress to keep; null forgets the scope. */
  readonly progress: readonly (readonly [Scope, ScopeProgress | null])[]
  /** Numbers that the cache now shows: they leave the outbox (R7). */
  readonly released: readonly number[]
  readonly refused: readonly { readonly n: number; readonly refusal: Refusal }[]
}

export type Effect =
  /** Raise the kept epoch above both itself and `epochAbove`, then open a socket. */
  | { readonly kind: 'connect'; readonly connection: number; readonly epochAbove: number }
  | { readonly kind: 'disconnect' }
  | { readonly kind: 'ask'; readonly request: number; readonly question: Question }
  /** Set a timer to somewhere evenly spread between the two; a timer of that name is replaced. */
  | { readonly kind: 'wake'; readonly timer: TimerName; readonly fromMs: number; readonly toMs: number }
  | { readonly kind: 'hush'; readonly timer: TimerName }
  | { readonly kind: 'commit'; readonly commit: Commit }
  /**
   * Keep it strictly, beside the commands, that the server was set back, until they are numbered anew: the cache, which
   * showed it, is about to follow the server and may be lost besides.
   */
  | { readonly kind: 'set-back' }
  /**
   * Take a new client id and number every command that is in the outbox then from 1 under it, in one strict transaction:
   * also those saved since the machine last heard of any. Before them come the commands that this server had carried
   * out under numbers above `decidedTo`: it was set back and does not have them any more.
   */
  | { readonly kind: 'renumber'; readonly serverId: string | null; readonly decidedTo: number }
  /** Who the server says is signed in here, with what they may do and see. */
  | { readonly kind: 'account'; readonly account: Account }
  | { readonly kind: 'report'; readonly sentence: string }
