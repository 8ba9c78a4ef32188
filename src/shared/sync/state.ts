import type { ClientId } from '../domain/ids'
import type { Scope } from '../domain/scope'
import type { Intent } from '../protocol/messages'
import type { Seq } from '../protocol/rows'
import type { ClockSample } from './clockOffset'

/** How far this console has come in a scope; kept in the cache in one transaction with the rows (R2). */
export interface ScopeProgress {
  readonly cursor: Seq
  /** The head when the first load began; a load in progress is not reset for pruning below it (R6). */
  readonly floor: Seq
  readonly count: number
  /** XOR over the scope's rows, 16 hex digits (sync.md 2.11). */
  readonly digest: string
  /**
   * Whether the rows are those of the scope as it was at the cursor. Between two parts they are not: a part leaves out
   * what had changed again by the time it was read.
   */
  readonly isWhole: boolean
  /** The furthest number at which another scope, by a row that came there first, took that row from this one. */
  readonly ahead: Seq
}

export interface ScopeState extends ScopeProgress {
  /** The furthest the server is known to have come. */
  readonly head: Seq
  /** Rows the server counted at that head; only for showing how far a load is. */
  readonly expectedRows: number
  readonly isBehind: boolean
  /** The pull that is not answered yet; any other answer is of the past (R4). */
  readonly outstanding: number | null
  /** Whether the digest did not match when it was last compared. */
  readonly isSuspect: boolean
  /** What came of the last comparison of count and digest with the server's, for people to see. */
  readonly comparison: 'none' | 'alike' | 'different'
  /** Times the scope was found to differ since this console started. */
  readonly mismatches: number
}

export type Link =
  | { readonly kind: 'stopped'; readonly why: 'not-started' | 'signed-out' | 'too-old' }
  /** The socket is being opened, or `hello` is not answered yet. */
  | { readonly kind: 'opening'; readonly hello: number | null }
  | { readonly kind: 'live' }
  | { readonly kind: 'waiting' }

/** Pushed and not answered: the numbers from `first` to `last`. */
export interface Batch {
  readonly request: number
  readonly first: number
  readonly last: number
}

export interface AppliedAt {
  readonly seq: Seq
  readonly scope: Scope | null
}

/** Everything the console's half of the protocol knows. Plain, never changed in place. */
export interface ConsoleState {
  readonly clientId: ClientId
  readonly serverId: string | null
  /** The chapter of the server's history that the cursors stand in. */
  readonly chapter: string | null
  readonly epoch: number
  /** The lowest epoch the next connection may use, after a fence (S3). */
  readonly epochAbove: number
  readonly link: Link
  /** Counts connections; what an earlier one still says is ignored. */
  readonly connection: number
  readonly nextRequest: number
  /** Connections in a row that did not last; sets the longest wait before the next. */
  readonly attempt: number
  readonly heartbeat: number | null
  readonly scopes: ReadonlyMap<Scope, ScopeState>
  /** Scopes that are not to be kept on this computer, whatever the server would tell of them. */
  readonly without: readonly Scope[]
  /** Commands not released yet, by rising number. */
  readonly outbox: readonly Intent[]
  /** Applied by the server, waiting for the cache to show it (R7). */
  readonly applied: ReadonlyMap<number, AppliedAt>
  readonly inFlight: readonly Batch[]
  /** The last number the server is known to have decided on; answers up to it may have been lost. */
  readonly decidedTo: number
  /** The last number given to a command under this client id, whatever became of it. */
  readonly numberedTo: number
  /** The highest number pushed on this connection and not taken back. */
  readonly pushedTo: number
  /** No push until the timer `push` has run: the server asked for patience. */
  readonly isPushHeld: boolean
  /** No pull until the timer `pull` has run: too many consoles are loading at once. */
  readonly isPullHeld: boolean
  /** The server knows other commands under these numbers, or none any more: no push until they are renumbered (S2). */
  readonly isForked: boolean
  /** The server was set back: what it had carried out is sent again with what waits, under new numbers (S2). */
  readonly isSetBack: boolean
  /**
   * Somebody else speaks under our client id: this profile was copied. What the server has decided on is asked for once
   * more, then we become another client (S2).
   */
  readonly isCopied: boolean
  /** The last command that was carried out before the start; null when there was none, and from the first welcome on. */
  readonly newestSent: Intent | null
  readonly samples: readonly ClockSample[]
}

/** What survived on disk. */
export interface Remembered {
  readonly clientId: ClientId
  readonly serverId: string | null
  readonly chapter: string | null
  readonly scopes: ReadonlyMap<Scope, ScopeProgress>
  readonly without?: readonly Scope[]
  readonly outbox: readonly Intent[]
  readonly numberedTo: number
  /** It was found out that the server was set back, and nothing has been numbered anew since. */
  readonly isSetBack?: boolean
  /** The last command that the outbox keeps as carried out. */
  readonly newestSent?: Intent | null
}

const asRemembered = (progress: ScopeProgress): ScopeState => ({
  ...progress,
  head: progress.cursor,
  expectedRows: progress.count,
  isBehind: false,
  outstanding: null,
  isSuspect: false,
  comparison: 'none',
  mismatches: 0,
})

export const initialState = (remembered: Remembered): ConsoleState => ({
  clientId: remembered.clientId,
  serverId: remembered.serverId,
  chapter: remembered.chapter,
  epoch: 0,
  epochAbove: 0,
  link: { kind: 'stopped', why: 'not-started' },
  connection: 0,
  nextRequest: 1,
  attempt: 0,
  heartbeat: null,
  scopes: new Map([...remembered.scopes].map(([scope, progress]) => [scope, asRemembered(progress)])),
  without: remembered.without ?? [],
  outbox: remembered.outbox,
  applied: new Map(),
  inFlight: [],
  decidedTo: 0,
  // Read before the outbox, to which another window may have added since.
  numberedTo: Math.max(remembered.numberedTo, remembered.outbox.at(-1)?.n ?? 0),
  pushedTo: 0,
  isPushHeld: false,
  isPullHeld: false,
  isForked: remembered.isSetBack ?? false,
  isSetBack: remembered.isSetBack ?? false,
  isCopied: false,
  newestSent: remembered.newestSent ?? null,
  samples: [],
})
