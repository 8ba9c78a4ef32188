import type { Refusal } from '#shared/commands/refusal'
import type { Desk, Queue } from '#shared/domain/desk'
import type { ClientId, PersonId, QueueId, TicketId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import type { Message } from '#shared/domain/message'
import type { Account } from '#shared/domain/person'
import type { Result } from '#shared/domain/result'
import type { Scope } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import type { Ack, Intent, Live, Part, Pull } from '#shared/protocol/messages'
import type { PackedPart } from '#shared/protocol/packedPart'
import type { ReckonedBy } from '#shared/protocol/reckoning'
import type { ScopeHead, Seq } from '#shared/protocol/rows'
import type { ArchiveStore } from './archiveStore'
import type { AttachmentStore } from './attachmentStore'
import type { DisplayStore } from './displayStore'
import type { MailStore } from './mailStore'
import type { PaperStore } from './paperStore'
import type { Memory } from './prune'
import type { WallboardStore } from './wallboardStore'

/** A ticket as an intake found it, whole, with the messages that came with it. */
export interface TicketWrite {
  readonly ticket: Ticket
  readonly messages: readonly Message[]
}

/**
 * What one committed transaction did to each scope it touched, ready to be sent to that scope's consoles. Whoever makes
 * one is answered after `Store.onDisk`, and may tell of it before (SYN155).
 */
export type Commit = readonly Live[]

/** Tickets in from outside: logs, demo work, replays. */
export interface IntakeStore {
  /**
   * Writes tickets in one transaction; each ticket with its messages takes one sequence number, so that a pull may
   * stop between any two. What agents did here to a ticket that is told anew stays (see mergeHistories). A ticket
   * equal to the stored one is skipped, so the same intake twice changes nothing. Names every queue and person it meets in the org scope. Of two writes of one ticket the last stands.
   */
  readonly writeTickets: (
    writes: readonly TicketWrite[],
    queues: readonly Queue[],
  ) => Promise<{ readonly written: number; readonly unchanged: number; readonly commit: Commit }>
  readonly writeDesk: (desk: Desk) => Promise<Commit>
  readonly readDesk: () => Promise<Desk | null>
  readonly readTicket: (id: TicketId) => Promise<Ticket | null>
  readonly countTickets: () => Promise<number>
  /** So many tickets at most, in the order of their ids, that come after this one; null begins. Empty at the end. */
  readonly readTickets: (after: TicketId | null, most: number) => Promise<readonly Ticket[]>
  /** Where a named, resumable job stopped; text of the job's own making. */
  readonly readProgress: (job: string) => Promise<string | null>
  readonly writeProgress: (job: string, progress: string) => Promise<void>
}

/** A higher epoch of the same client has spoken; this connection is an old one. */
export interface Fenced {
  readonly kind: 'fenced'
  readonly epoch: number
}

/** What became of one intent. A fenced connection is told nothing about it. */
export type Decision = { readonly kind: 'decided'; readonly ack: Ack; readonly commit: Commit } | Fenced

/** Works out what tickets come to by the desk's terms, to be told beside their rows (R29). */
export interface Reckoner {
  readonly by: ReckonedBy
  /**
   * `reckonedHash` of this version of a ticket; `read` is called where it is not known yet. Null for one that cannot be
   * reckoned: its row goes out without.
   */
  readonly hashOf: (id: string, v: Seq, read: () => Ticket) => string | null
}

/** What one console pushed at once. */
export interface Batch {
  readonly client: ClientId
  readonly epoch: number
  readonly account: Account
  readonly intents: readonly Intent[]
}

/** The server's half of the sync protocol over the tables of sync.md 2.2. */
export interface SyncStore {
  readonly serverId: () => Promise<string>
  /** The chapter of the history that is being written; another after every opening of the store. */
  readonly chapter: () => Promise<string>
  /** Whether what was heard in a chapter, up to a cursor, is part of this store's history. */
  readonly isInHistory: (chapter: string, furthest: Seq) => Promise<boolean>
  /**
   * Accepts an epoch higher than every earlier one of this client (S3); answers the last number decided on. A client
   * belongs to the person who opened it first and is `foreign` to everybody else. Told after `Store.onDisk`, and its seat
   * taken before: who waits for the disk must not be overtaken by an earlier epoch (SYN243).
   */
  readonly openClient: (
    client: ClientId,
    person: PersonId,
    epoch: number,
  ) => Promise<Result<{ readonly lastN: number }, Fenced | { readonly kind: 'foreign' }>>
  /** Whether this very command is what was decided on under its number. */
  readonly hasAnswered: (client: ClientId, intent: Intent) => Promise<boolean>
  readonly scopesOf: (account: Account) => Promise<readonly Scope[]>
  readonly readDesk: () => Promise<Desk | null>
  /** Where a ticket is now; null where there is none of that id. */
  readonly queueOf: (ticket: TicketId) => Promise<QueueId | null>
  readonly heads: (scopes: readonly Scope[]) => Promise<Readonly<Record<Scope, ScopeHead>>>
  /** The same for somebody who is told of no message: counts and digests leave them out (SEC110). */
  readonly headsWithoutMessages: (scopes: readonly Scope[]) => Promise<Readonly<Record<Scope, ScopeHead>>>
  readonly pull: (request: Pull) => Promise<Part>
  /** The same part with its many rows packed, and what a reckoner makes of the tickets among them. */
  readonly pullPacked: (request: Pull, reckoner: Reckoner | null) => Promise<PackedPart>
  /**
   * One transaction per intent (S1): fence, dedupe, permission, apply, rows, scopes, result. Never throws for a
   * refusal; throws when the store itself fails, and then nothing was decided.
   */
  readonly decide: (
    client: ClientId,
    epoch: number,
    account: Account,
    intent: Intent,
    receivedAt: Instant,
  ) => Promise<Decision>
  /**
   * The same for a batch in one transaction, up to and with the first that is not decided for good. Throws when the
   * store fails, and then none of them was decided.
   */
  readonly decideAll: (
    client: ClientId,
    epoch: number,
    account: Account,
    intents: readonly Intent[],
    receivedAt: Instant,
  ) => Promise<readonly Decision[]>
  /** The same for the batches of several consoles, in one transaction; answers the decisions on each. */
  readonly decideTogether: (
    batches: readonly Batch[],
    receivedAt: Instant,
  ) => Promise<readonly (readonly Decision[])[]>
  readonly resultsOf: (client: ClientId) => Promise<readonly { n: number; refusal: Refusal | null }[]>
}

export interface StoredAccount extends Account {
  readonly passwordHash: string
}

/** Which sessions of an account end as it is written. */
export type EndedSessions = 'none' | 'all' | { readonly butTokenHash: string }

/** Accounts, sessions (hashed) and failed tries. */
export interface AccountStore {
  /**
   * Tells everybody the name of its owner, and whether they have left: nobody signs in by an account that is shut. Sessions
   * end in the same commit as the password by which they were opened (ACC12); none unless told.
   */
  readonly saveAccount: (account: StoredAccount, ended?: EndedSessions) => Promise<Commit>
  readonly findByEmail: (email: string) => Promise<StoredAccount | null>
  readonly countAccounts: () => Promise<number>
  /** Those of people, by e-mail. */
  readonly accounts: () => Promise<readonly StoredAccount[]>
  /** The queues of the desk. */
  readonly queues: () => Promise<readonly QueueId[]>
  readonly openSession: (
    tokenHash: string,
    person: PersonId,
    now: Instant,
    expiresAt: Instant,
  ) => Promise<void>
  readonly accountOfSession: (tokenHash: string, now: Instant) => Promise<Account | null>
  readonly closeSession: (tokenHash: string) => Promise<void>
}

/** What closing some tickets did, and the last one that was looked at; null when none is left to look at. */
export interface ClosedSome {
  readonly commit: Commit
  readonly looked: TicketId | null
}

export interface Store
  extends IntakeStore,
    SyncStore,
    AccountStore,
    ArchiveStore,
    AttachmentStore,
    MailStore,
    PaperStore,
    WallboardStore,
    DisplayStore {
  /**
   * Forgets all but the last departures of each scope (R6) and the old answers of each console (S2), which would
   * otherwise grow for ever. `memory` is given by tests only.
   */
  readonly prune: (now: Instant, memory?: Memory) => Promise<void>
  /**
   * Closes those of the next resolved tickets whose time has come (SRV101): so many at most are looked at, in the order
   * of their ids, that come after this one; null begins.
   */
  readonly closeResolved: (now: Instant, after: TicketId | null, most: number) => Promise<ClosedSome>
  /**
   * Settles when all that was written so far is on the disk. Rejects when the disk fails, from then on until the store is
   * opened anew.
   */
  readonly onDisk: () => Promise<void>
  /** Cheap proof that the store answers and that its disk takes what is written, by writing a little; for /readyz. */
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}
