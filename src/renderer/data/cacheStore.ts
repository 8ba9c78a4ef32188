import type { Dexie, Table } from 'dexie'
import * as z from 'zod/mini'
import type { EntityKind, EntityOf } from '#shared/domain/entity'
import type { MessageId, TicketId } from '#shared/domain/ids'
import type { Message } from '#shared/domain/message'
import type { Scope } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import type { Seq } from '#shared/protocol/rows'
import { ROW_SCHEMA } from '#shared/protocol/version'
import type { Commit } from '#shared/sync/effect'
import type { CachedRow, RowKey, RowStamp, RowStamps } from '#shared/sync/row'
import type { ScopeProgress } from '#shared/sync/state'
import type { IndexedDbPort } from './databases'
import { type DatabaseEars, deleteDatabase, noEars, openDatabase } from './openDatabase'
import { openRefusalOf } from './openRefusal'

export interface TicketRow extends RowStamp {
  readonly id: TicketId
  readonly data: Ticket
}
export interface MessageRow extends RowStamp {
  readonly id: MessageId
  readonly ticketId: TicketId
  readonly data: Message
}
/** The desk, its queues and its people: few, read together. */
export type DirectoryRow = RowStamp & { readonly key: RowKey; readonly id: string } & (
    | EntityOf<'desk'>
    | EntityOf<'queue'>
    | EntityOf<'person'>
  )

const heardSchema = z.strictObject({
  key: z.literal('heard'),
  lastHeardAt: z.nullable(z.number()),
  offsetMs: z.number(),
  errorMs: z.number(),
})
export type Heard = Omit<z.infer<typeof heardSchema>, 'key'>
const NEVER_HEARD: Heard = { lastHeardAt: null, offsetMs: 0, errorMs: 0 }

/**
 * The last known truth and how far it goes. Relaxed durability: what a power cut takes is pulled again. Rows were
 * parsed when they came from the socket and carry the number of their shape; a cache of another shape is emptied.
 */
export interface CacheStore {
  readonly serverId: () => Promise<string | null>
  /** The chapter of the server's history that the progress stands in. */
  readonly chapter: () => Promise<string | null>
  readonly scopes: () => Promise<ReadonlyMap<Scope, ScopeProgress>>
  readonly tickets: () => Promise<readonly TicketRow[]>
  readonly ticketsOf: (ids: readonly TicketId[]) => Promise<readonly TicketRow[]>
  readonly messagesOf: (ticket: TicketId) => Promise<readonly MessageRow[]>
  readonly directory: () => Promise<readonly DirectoryRow[]>
  readonly stampsOf: (keys: readonly RowKey[]) => Promise<RowStamps>
  /**
   * Rows and progress in one transaction (R2). Answers once it is committed. Rejects when the cache is no longer the one
   * whose progress was read, as after a browser's clearing of site data: progress without rows would hide them for ever.
   */
  readonly keep: (commit: Commit) => Promise<void>
  /** Throws all of it away, also what cannot be read, and begins with nothing; it is pulled again. */
  readonly startAfresh: () => Promise<void>
  readonly heard: () => Promise<Heard>
  readonly rememberHeard: (heard: Heard) => Promise<void>
  readonly close: () => void
}

interface ScopeRow extends ScopeProgress {
  readonly scope: Scope
}

interface Tables {
  readonly tickets: Table<TicketRow, string>
  readonly messages: Table<MessageRow, string>
  readonly directory: Table<DirectoryRow, string>
  readonly scopes: Table<ScopeRow, string>
  readonly facts: Table<unknown, string>
}

const tableOf = {
  ticket: 'tickets',
  message: 'messages',
  person: 'directory',
  queue: 'directory',
  desk: 'directory',
} as const
type RowTable = (typeof tableOf)[EntityKind]
const rowTables = ['tickets', 'messages', 'directory'] as const

/** Tickets and messages are stored under their own id, the rest under the key that names the kind as well. */
function placeOf(key: RowKey): { readonly table: RowTable; readonly primary: string } {
  const cut = key.indexOf(':')
  const table = tableOf[key.slice(0, cut) as EntityKind]
  return { table, primary: table === 'directory' ? key : key.slice(cut + 1) }
}

/** Raised when the tables change; the number of the rows' shape counts above it. */
const TABLES_VERSION = 1
const cacheTables = {
  tickets: 'id, scope',
  messages: 'id, scope, ticketId',
  directory: 'key, scope',
  scopes: 'scope',
  facts: 'key',
}

/** Opens a cache, made anew when what is there cannot be opened; rejects with `NotOpened`. */
export async function openCache(
  name: string,
  port: IndexedDbPort,
  ears: DatabaseEars = noEars,
): Promise<CacheStore> {
  // Another shape of rows is another version to the browser too: the windows of an older release are told to let go.
  const version = ROW_SCHEMA * 100 + TABLES_VERSION
  const shape = { name, version, tables: cacheTables, durability: 'relaxed' } as const
  const db = await openReadable(shape, port, ears).catch(async (error: unknown) => {
    if (openRefusalOf(error).kind !== 'unreadable') throw error
    await deleteDatabase(name, port, ears.timers)
    return openReadable(shape, port, ears)
  })
  return storeOver(db)
}

async function openReadable(...opening: Parameters<typeof openDatabase>): Promise<Dexie> {
  const db = await openDatabase(...opening)
  try {
    await progressIn(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

const tablesOf = (db: Dexie): Tables => ({
  tickets: db.table('tickets'),
  messages: db.table('messages'),
  directory: db.table('directory'),
  scopes: db.table('scopes'),
  facts: db.table('facts'),
})

function progressIn(db: Dexie): Promise<ReadonlyMap<Scope, ScopeProgress>> {
  const tables = tablesOf(db)
  return db.transaction('rw', Object.values(tables), () => scopesIn(tables))
}

function storeOver(db: Dexie): CacheStore {
  const tables = tablesOf(db)
  // Another window may have made the cleared cache anew before this one writes again: its shape alone tells nothing.
  let isCleared = false
  const forget = (): void => {
    isCleared = true
  }
  db.on('close', forget)
  db.on('versionchange', ({ newVersion }) => (newVersion === null ? forget() : undefined))
  return {
    serverId: async () => (await factOf(tables, 'server', serverFact))?.serverId ?? null,
    chapter: async () => (await factOf(tables, 'chapter', chapterFact))?.chapter ?? null,
    scopes: async () => {
      isCleared = false
      return progressIn(db)
    },
    tickets: () => tables.tickets.toArray(),
    ticketsOf: async (ids) => (await tables.tickets.bulkGet([...ids])).filter((row) => row !== undefined),
    messagesOf: (ticket) => tables.messages.where('ticketId').equals(ticket).toArray(),
    directory: () => tables.directory.toArray(),
    stampsOf: (keys) => stampsOf(tables, keys),
    keep: async (commit) => {
      if (isCleared) throw new Error(CLEARED)
      await db.transaction('rw', Object.values(tables), () => keep(tables, commit))
    },
    startAfresh: async () => {
      await db.delete({ disableAutoOpen: false })
      await db.open()
      await progressIn(db)
    },
    heard: async () => {
      const stored = heardSchema.safeParse(await tables.facts.get('heard'))
      return stored.success ? stored.data : NEVER_HEARD
    },
    rememberHeard: async (heard) => {
      await tables.facts.put({ ...heard, key: 'heard' })
    },
    close: () => db.close(),
  }
}

const CLEARED = 'The tickets kept on this computer were cleared.'

const shapeFact = z.strictObject({ key: z.literal('shape'), rowSchema: z.int() })
const serverFact = z.strictObject({ key: z.literal('server'), serverId: z.string() })
const chapterFact = z.strictObject({ key: z.literal('chapter'), chapter: z.string() })

async function factOf<Fact>(
  { facts }: Tables,
  key: string,
  schema: z.ZodMiniType<Fact>,
): Promise<Fact | null> {
  const stored = schema.safeParse(await facts.get(key))
  return stored.success ? stored.data : null
}

async function isOfOurShape({ facts }: Tables): Promise<boolean> {
  const shape = shapeFact.safeParse(await facts.get('shape'))
  return shape.success && shape.data.rowSchema === ROW_SCHEMA
}

async function empty(tables: Tables): Promise<void> {
  for (const table of Object.values(tables)) await table.clear()
  await tables.facts.put({ key: 'shape', rowSchema: ROW_SCHEMA })
}

async function scopesIn(tables: Tables): Promise<ReadonlyMap<Scope, ScopeProgress>> {
  if (!(await isOfOurShape(tables))) await empty(tables)
  const rows = await tables.scopes.toArray()
  return new Map(rows.map(({ scope, ...progress }) => [scope, progress]))
}

async function stampsOf(tables: Tables, keys: readonly RowKey[]): Promise<RowStamps> {
  const stamps = new Map<RowKey, RowStamp>()
  for (const table of rowTables) {
    const wanted = keys.filter((key) => placeOf(key).table === table)
    if (wanted.length === 0) continue
    const rows: readonly (RowStamp | undefined)[] = await tables[table].bulkGet(
      wanted.map((key) => placeOf(key).primary),
    )
    for (const [index, key] of wanted.entries()) {
      const row = rows[index]
      if (row) stamps.set(key, { scope: row.scope, v: row.v })
    }
  }
  return stamps
}

async function keep(tables: Tables, commit: Commit): Promise<void> {
  if (!(await isOfOurShape(tables))) throw new Error(CLEARED)
  for (const table of rowTables) {
    if (commit.wipe.length > 0) await tables[table].where('scope').anyOf(commit.wipe).delete()
    const removed = commit.remove.map(placeOf).filter((place) => place.table === table)
    if (removed.length > 0) await tables[table].bulkDelete(removed.map(({ primary }) => primary))
  }
  const { tickets, messages, directory } = sorted(commit.put)
  if (tickets.length > 0) await tables.tickets.bulkPut(tickets)
  if (messages.length > 0) await tables.messages.bulkPut(messages)
  if (directory.length > 0) await tables.directory.bulkPut(directory)
  for (const [scope, progress] of commit.progress) {
    if (progress === null) await tables.scopes.delete(scope)
    else await tables.scopes.put(scopeRow(scope, progress))
  }
  if (commit.serverId !== null) await tables.facts.put({ key: 'server', serverId: commit.serverId })
  if (commit.chapter !== null) await tables.facts.put({ key: 'chapter', chapter: commit.chapter })
}

const scopeRow = (scope: Scope, { cursor, floor, count, digest, isWhole }: ScopeProgress): ScopeRow => ({
  scope,
  cursor,
  floor,
  count,
  digest,
  isWhole,
})

/** The rows of a commit by the table they go to. */
export function sorted(rows: readonly CachedRow[]): {
  readonly tickets: TicketRow[]
  readonly messages: MessageRow[]
  readonly directory: DirectoryRow[]
} {
  const tickets: TicketRow[] = []
  const messages: MessageRow[] = []
  const directory: DirectoryRow[] = []
  for (const { key, id, scope, v, entity } of rows) {
    const stamp: { scope: Scope; v: Seq } = { scope, v }
    if (entity.kind === 'ticket') tickets.push({ ...stamp, id: entity.data.id, data: entity.data })
    else if (entity.kind === 'message') {
      messages.push({ ...stamp, id: entity.data.id, ticketId: entity.data.ticketId, data: entity.data })
    } else directory.push({ ...stamp, ...entity, key, id })
  }
  return { tickets, messages, directory }
}
