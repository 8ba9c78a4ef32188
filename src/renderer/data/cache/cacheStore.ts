import type { Dexie } from 'dexie'
import * as z from 'zod/mini'
import type { TicketId } from '#shared/domain/ids'
import type { Scope } from '#shared/domain/scope'
import { ROW_SCHEMA } from '#shared/protocol/version'
import type { Commit } from '#shared/sync/effect'
import type { RowKey, RowStamps } from '#shared/sync/row'
import type { ScopeProgress } from '#shared/sync/state'
import type { IndexedDbPort } from '../disk/databases'
import { createFirstLook, type FirstLook } from '../disk/firstLook'
import {
  type DatabaseEars,
  type DatabaseOpening,
  deleteDatabase,
  noEars,
  openDatabase,
} from '../disk/openDatabase'
import { openRefusalOf } from '../disk/openRefusal'
import { chapterFact, emptyForOurShape, factOf, isOurShape, serverFact } from './cacheProgress'
import { createReading } from './cacheReading'
import { cacheTables, type DirectoryRow, type MessageRow, type TicketRow, tablesOf } from './cacheTables'
import { createWriting } from './cacheWriting'
import { createPageShelf } from './pages'
import { createMessageSearch, type SearchMessages } from './searchMessages'
import type { ReadPage } from './unpackPart'

export { type DirectoryRow, type MessageRow, sorted, type TicketRow } from './cacheTables'

const heardSchema = z.strictObject({
  key: z.literal('heard'),
  lastHeardAt: z.nullable(z.number()),
  offsetMs: z.number(),
  errorMs: z.number(),
})
export type Heard = Omit<z.infer<typeof heardSchema>, 'key'>
const NEVER_HEARD: Heard = { lastHeardAt: null, offsetMs: 0, errorMs: 0 }

/** What a window shows of a cache before anything else. */
export interface CacheSeen {
  readonly screen: readonly TicketRow[]
  readonly directory: readonly DirectoryRow[]
}

export type BetweenRows = (rows: readonly TicketRow[]) => Promise<void>

/**
 * The last known truth and how far it goes. Relaxed durability: what a power cut takes is pulled again. Rows were
 * parsed when they came from the socket and carry the number of their shape; a cache of another shape is emptied.
 */
export interface CacheStore {
  /** As it was when it was opened; null where it is still to be read. */
  readonly seen: CacheSeen | null
  readonly serverId: () => Promise<string | null>
  /** The chapter of the server's history that the progress stands in. */
  readonly chapter: () => Promise<string | null>
  readonly scopes: () => Promise<ReadonlyMap<Scope, ScopeProgress>>
  /** All of them, as they were at one moment; `between` is awaited with each lot of rows that came out of it. */
  readonly tickets: (between?: BetweenRows) => Promise<readonly TicketRow[]>
  /** The tickets of the first screen: read in a moment, each as it is among all. */
  readonly screen: () => Promise<readonly TicketRow[]>
  /** Keeps these as the first screen, but for those that have changed meanwhile. */
  readonly rememberScreen: (rows: readonly TicketRow[]) => Promise<void>
  readonly ticketsOf: (ids: readonly TicketId[]) => Promise<readonly TicketRow[]>
  readonly messagesOf: (ticket: TicketId) => Promise<readonly MessageRow[]>
  readonly directory: () => Promise<readonly DirectoryRow[]>
  /** Reads what rows are judged by, so that they need not wait for it when they come. */
  readonly prepare: () => void
  readonly stampsOf: (keys: readonly RowKey[]) => Promise<RowStamps>
  /**
   * Rows and progress in one transaction (R2). Answers once it is committed. Rejects when the cache is no longer the one
   * whose progress was read, as after a browser's clearing of site data: progress without rows would hide them for ever.
   * `pages` are those that the commit's rows came in.
   */
  readonly keep: (commit: Commit, pages?: readonly ReadPage[]) => Promise<void>
  /** Throws all of it away, also what cannot be read, and begins with nothing; it is pulled again. */
  readonly startAfresh: () => Promise<void>
  /** As it was when the cache was opened. */
  readonly heard: () => Promise<Heard>
  readonly rememberHeard: (heard: Heard) => Promise<void>
  readonly close: () => void
}

/** A cache on this computer's disk, through which one can look for words as well. */
export interface SearchableCache extends CacheStore {
  readonly searchMessages: SearchMessages
}

/** Raised when the tables change; the number of the rows' shape counts above it. */
const TABLES_VERSION = 3

export interface CacheOpening {
  readonly name: string
  readonly port: IndexedDbPort
  readonly ears?: DatabaseEars
  /** What is seen of the cache at once is as it is when this has settled. */
  readonly after?: Promise<unknown>
}

/** Opens a cache, made anew when what is there cannot be opened; rejects with `NotOpened`. */
export async function openCache({
  name,
  port,
  ears = noEars,
  after = Promise.resolve(),
}: CacheOpening): Promise<SearchableCache> {
  // Another shape of rows is another version to the browser too: the windows of an older release are told to let go.
  const version = ROW_SCHEMA * 100 + TABLES_VERSION
  const shape = { name, version, tables: cacheTables, durability: 'relaxed', relaxedOver: [] } as const
  const opening = { shape, port, ears }
  const opened = await openReadable(opening, after).catch(async (error: unknown) => {
    if (openRefusalOf(error).kind !== 'unreadable') throw error
    await deleteDatabase(name, port, ears.timers)
    return openReadable(opening, after)
  })
  return storeOver(opened)
}

/** A cache of another shape is emptied, so what was heard is read beside it and means nothing by itself. */
async function openReadable(
  opening: Omit<DatabaseOpening, 'look'>,
  after: Promise<unknown>,
): Promise<OpenedCache> {
  const look = createFirstLook(['facts', 'screen', 'directory'], after)
  const db = await openDatabase({ ...opening, look })
  try {
    return { db, ...((await seenBy(look)) ?? { heard: await heardIn(db), seen: null }) }
  } catch (error) {
    db.close()
    throw error
  }
}

interface OpenedCache {
  readonly db: Dexie
  readonly heard: Heard
  readonly seen: CacheSeen | null
}

/** Null unless its rows are of our shape. */
async function seenBy(look: FirstLook): Promise<Omit<OpenedCache, 'db'> | null> {
  const rows = await look.seen()
  const facts = rows?.get('facts') ?? []
  if (rows === null || !facts.some(isOurShape)) return null
  // They were parsed when they came and are not parsed again.
  const screen = (rows.get('screen') ?? []) as readonly TicketRow[]
  const directory = (rows.get('directory') ?? []) as readonly DirectoryRow[]
  return { heard: heardOf(facts), seen: { screen, directory } }
}

function heardOf(facts: readonly unknown[]): Heard {
  const [heard] = facts.flatMap((fact) => {
    const stored = heardSchema.safeParse(fact)
    return stored.success ? [stored.data] : []
  })
  return heard ?? NEVER_HEARD
}

async function heardIn(db: Dexie): Promise<Heard> {
  const tables = tablesOf(db)
  // In one transaction: each costs as much as what is read here.
  const [heard, shape] = await tables.facts.bulkGet(['heard', 'shape'])
  if (!isOurShape(shape)) await emptyForOurShape(db, tables)
  return heardOf([heard])
}

function storeOver({ db, heard, seen }: OpenedCache): SearchableCache {
  const tables = tablesOf(db)
  const shelf = createPageShelf(tables)
  return {
    ...createReading(db, tables, shelf),
    ...createWriting(db, tables, shelf),
    seen,
    searchMessages: createMessageSearch(db, tables, shelf),
    serverId: async () => (await factOf(tables, 'server', serverFact))?.serverId ?? null,
    chapter: async () => (await factOf(tables, 'chapter', chapterFact))?.chapter ?? null,
    heard: async () => heard,
    rememberHeard: async (last) => {
      await tables.facts.put({ ...last, key: 'heard' })
    },
    close: () => db.close(),
  }
}
