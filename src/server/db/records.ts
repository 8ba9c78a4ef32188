import type { ContentId } from '#shared/domain/attachment'
import type { EntityKind } from '#shared/domain/entity'
import type { ClientId, PersonId, QueueId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import type { Scope } from '#shared/domain/scope'
import type { Seq } from '#shared/protocol/rows'
import type {
  AccountRow,
  AnswerRow,
  ChapterRow,
  ClientRow,
  EntityRow,
  ScopeEntryRow,
  ScopeHeadRow,
  ScopeRow,
} from './tables'

/** What the store holds of one entity. */
export type StoredEntity = Pick<EntityRow, 'id' | 'scope' | 'v' | 'body'>
export type StoredMessage = StoredEntity & { readonly ticketId: string }

/** A scope entry with the body of its entity and a message's ticket; the body of a departure is null. */
export type Entry = Pick<ScopeEntryRow, 'kind' | 'id' | 'seq' | 'live'> & {
  readonly body: string | null
  readonly ticket_id: string | null
}
export type Position = Pick<Entry, 'seq' | 'kind' | 'id'>

export type AnswerTo = Pick<AnswerRow, 'client_id' | 'hash' | 'ack'>

/** Which page of a scope's entries: those after `from`, or right after `last`. */
export interface PageRequest {
  readonly scope: Scope
  readonly from: Seq
  /** Departures up to here are left out. */
  readonly floor: Seq
  readonly last: Position | null
  readonly limit: number
}

/**
 * The tables as the store's decisions see them: every question and every change they need, and no SQL. The decisions
 * are written once over these and run alike on a file and in memory.
 */
export interface Records {
  readonly serverId: () => Promise<string>
  /** Begins a chapter after the last commit number taken so far. */
  readonly addChapter: (chapter: string) => Promise<void>
  /** Oldest first. */
  readonly chapters: () => Promise<readonly ChapterRow[]>
  /** Drops all but the last so many. */
  readonly dropChapters: (kept: number) => Promise<void>
  readonly client: (client: ClientId) => Promise<ClientRow | null>
  /** Writes the client whole. */
  readonly putClient: (client: ClientRow) => Promise<void>
  readonly answer: (client: ClientId, n: number) => Promise<Pick<AnswerRow, 'hash' | 'ack'> | null>
  /** The answers that these contents got, under whatever number. */
  readonly answersTo: (hashes: readonly string[]) => Promise<readonly AnswerTo[]>
  /** None of them kept before. */
  readonly keepAnswers: (answers: readonly AnswerRow[]) => Promise<void>
  /** By falling number. */
  readonly lastAnswers: (client: ClientId, limit: number) => Promise<readonly Pick<AnswerRow, 'n' | 'ack'>[]>
  /** Drops answers given before the instant, all but the last `kept` of each client. */
  readonly dropAnswers: (before: Instant, kept: number) => Promise<void>
  /** Those of one kind among these ids. */
  readonly entities: (kind: EntityKind, ids: readonly string[]) => Promise<readonly StoredEntity[]>
  readonly messagesOf: (ticketIds: readonly string[]) => Promise<readonly StoredMessage[]>
  /** Those among the contents that this person uploaded lately, or that this ticket names already. */
  readonly attachable: (
    person: PersonId,
    ticket: string,
    contents: readonly ContentId[],
  ) => Promise<readonly ContentId[]>
  /** Every queue, by id. */
  readonly queues: () => Promise<readonly QueueId[]>
  readonly putEntities: (rows: readonly EntityRow[]) => Promise<void>
  readonly scopes: (scopes: readonly Scope[]) => Promise<readonly ScopeRow[]>
  /** Writes head, digest and count; what is forgotten of the scope stays. */
  readonly putHeads: (rows: readonly ScopeHeadRow[]) => Promise<void>
  readonly putEntries: (rows: readonly ScopeEntryRow[]) => Promise<void>
  /** By rising (seq, kind, id). */
  readonly entriesAfter: (page: PageRequest) => Promise<readonly Entry[]>
  /** The tickets that are in a scope now, without their bodies. */
  readonly ticketsIn: (scope: Scope) => Promise<readonly Pick<ScopeEntryRow, 'id' | 'seq'>[]>
  /** The scopes with more departures than these. */
  readonly crowdedScopes: (departures: number) => Promise<readonly Scope[]>
  /** The seq of the newest departure that has `kept` newer ones; there must be one. */
  readonly departureBefore: (scope: Scope, kept: number) => Promise<Seq>
  /** Drops the departures up to here and remembers that they are forgotten. */
  readonly dropDepartures: (scope: Scope, upTo: Seq) => Promise<void>
  /** The last of so many new commit numbers. */
  readonly takeNumbers: (howMany: number) => Promise<number>
  readonly putAccount: (account: AccountRow) => Promise<void>
  /** Ends the sessions of somebody, all but the one whose token has this hash; null ends that too. */
  readonly endSessions: (person: PersonId, butTokenHash: string | null) => Promise<void>
}

export interface RecordBook extends Records {
  /** Runs the work whole or not at all, alone among everybody who reads or writes. */
  readonly atOnce: <Done>(work: (records: Records) => Promise<Done>) => Promise<Done>
}
