import type { Generated, Insertable, Kysely, Selectable, Transaction } from 'kysely'
import type { ContentId } from '#shared/domain/attachment'
import type { EntityKind } from '#shared/domain/entity'
import type { ClientId, PersonId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import type { Role } from '#shared/domain/person'
import type { Scope } from '#shared/domain/scope'
import type { WallboardId } from '#shared/domain/wallboard'
import type { Seq } from '#shared/protocol/rows'

/** Every entity as it is now. `v` is the seq of the commit that changed it last; `body` is its JSON. */
interface EntityTable {
  kind: EntityKind
  id: string
  scope: Scope
  v: Seq
  /** The ticket a message belongs to, so that a conversation moves with its ticket. */
  ticket_id: string | null
  body: string
}

/** One row per entity and scope it is or was in; a catch-up reads the rows after a seq (sync.md 2.1). */
interface ScopeEntryTable {
  scope: Scope
  kind: EntityKind
  id: string
  seq: Seq
  live: 0 | 1
}

interface ScopeTable {
  scope: Scope
  head: Seq
  /** Departures up to here are forgotten; an older cursor is answered with a reset (R6). */
  pruned_to: Seq
  digest: string
  row_count: number
}

/** The counter that orders all commits, in a row of its own so that it is the last lock taken. */
interface SyncClockTable {
  name: 'commit'
  seq: number
}

/** One row per opening of the store, in order; see chapters.ts. */
interface ChapterTable {
  place: Generated<number>
  chapter: string
  /** The last commit number before it. */
  begun_after: Seq
}

interface ClientTable {
  client_id: ClientId
  person_id: PersonId
  last_n: number
  epoch: number
}

interface CommandResultTable {
  client_id: ClientId
  n: number
  hash: string
  ack: string
  decided_at: Instant
}

interface AccountTable {
  id: PersonId
  name: string
  /** In lower case. */
  email: string
  role: Role
  queues: string
  password_hash: string
}

interface SessionTable {
  token_hash: string
  account_id: PersonId
  opened_at: Instant
  expires_at: Instant
}

interface ProgressTable {
  job: string
  progress: string
}

/** Who uploaded a content last when; forgotten after a day. */
interface UploadTable {
  person_id: PersonId
  content: ContentId
  uploaded_at: Instant
}

/** Which message names which content; written by the database as messages are (see migrations/attachments.ts). */
interface AttachmentTable {
  message_id: string
  place: number
  ticket_id: string
  content: ContentId
  name: string
}

interface WallboardTable {
  id: WallboardId
  version: number
  body: string
}

/** A display is an account of its own; see displayStore.ts. */
interface DisplayTable {
  account_id: PersonId
  wallboard_id: WallboardId
  /** The name of whoever confirmed it. */
  confirmed_by: string
  confirmed_at: Instant
  seen_at: Instant | null
}

interface SaverTable {
  kind: 'view' | 'template' | 'guide' | 'wallboard'
  id: string
  /** Of whoever saved it last. */
  name: string
}

interface FactTable {
  name: 'server-id' | 'proof-of-writing'
  value: string
}

export interface Tables {
  entity: EntityTable
  scope_entry: ScopeEntryTable
  scope: ScopeTable
  sync_clock: SyncClockTable
  chapter: ChapterTable
  client: ClientTable
  command_result: CommandResultTable
  account: AccountTable
  session: SessionTable
  progress: ProgressTable
  upload: UploadTable
  attachment: AttachmentTable
  fact: FactTable
  wallboard: WallboardTable
  display: DisplayTable
  saver: SaverTable
}

export type Database = Kysely<Tables>
/** What a query may run in: the database, or a transaction of it. */
export type Queries = Database | Transaction<Tables>
export type EntityRow = Selectable<EntityTable>
export type ScopeEntryRow = Insertable<ScopeEntryTable>
export type ScopeRow = Selectable<ScopeTable>
/** What a commit changes of a scope. */
export type ScopeHeadRow = Omit<ScopeRow, 'pruned_to'>
export type ClientRow = Selectable<ClientTable>
export type AnswerRow = Selectable<CommandResultTable>
export type ChapterRow = Pick<Selectable<ChapterTable>, 'chapter' | 'begun_after'>
export type AccountRow = Selectable<AccountTable>
