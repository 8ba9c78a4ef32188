import type {
  AccountRow,
  AnswerRow,
  ChapterRow,
  ClientRow,
  EntityRow,
  ScopeEntryRow,
  ScopeRow,
} from '#server/db/tables'
import type { ContentId } from '#shared/domain/attachment'
import type { EntityKind } from '#shared/domain/entity'
import type { ClientId, PersonId } from '#shared/domain/ids'
import type { Scope } from '#shared/domain/scope'

export type EntryKey = `${EntityKind}:${string}`
export const entryKey = (kind: EntityKind, id: string): EntryKey => `${kind}:${id}`

/** The server's tables in memory. Rows are replaced, never changed, so that a copy of the maps is a copy of all. */
export interface MemoryTables {
  serverId: string
  seq: number
  /** Oldest first. */
  chapters: readonly ChapterRow[]
  readonly entities: Map<EntryKey, EntityRow>
  readonly entries: Map<Scope, Map<EntryKey, ScopeEntryRow>>
  readonly scopes: Map<Scope, ScopeRow>
  readonly clients: Map<ClientId, ClientRow>
  readonly answers: Map<ClientId, Map<number, AnswerRow>>
  readonly accounts: Map<PersonId, AccountRow>
  /** Contents of attachments by whoever uploaded them. */
  readonly uploads: Map<PersonId, ReadonlySet<ContentId>>
}

export const emptyTables = (serverId: string): MemoryTables => ({
  serverId,
  seq: 0,
  chapters: [],
  entities: new Map(),
  entries: new Map(),
  scopes: new Map(),
  clients: new Map(),
  answers: new Map(),
  accounts: new Map(),
  uploads: new Map(),
})

const copyOfEach = <Key, Inner, Value>(
  maps: ReadonlyMap<Key, Map<Inner, Value>>,
): Map<Key, Map<Inner, Value>> => new Map([...maps].map(([key, inner]) => [key, new Map(inner)]))

/** A backup. */
export const copyOfTables = (tables: MemoryTables): MemoryTables => ({
  serverId: tables.serverId,
  seq: tables.seq,
  chapters: tables.chapters,
  entities: new Map(tables.entities),
  entries: copyOfEach(tables.entries),
  scopes: new Map(tables.scopes),
  clients: new Map(tables.clients),
  answers: copyOfEach(tables.answers),
  accounts: new Map(tables.accounts),
  uploads: new Map(tables.uploads),
})
