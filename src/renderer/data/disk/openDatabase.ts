import { type DBCore, Dexie, type Middleware } from 'dexie'
import { SECOND_MS } from '#shared/domain/instant'
import { type Timers, windowTimers } from '../../clock/timers'
import type { IndexedDbPort } from './databases'
import type { FirstLook } from './firstLook'
import { NotOpened, openRefusalOf } from './openRefusal'

export interface DatabaseShape {
  readonly name: string
  /** Raised whenever the tables change. */
  readonly version: number
  readonly tables: Readonly<Record<string, string>>
  readonly durability: 'strict' | 'relaxed'
  /** A transaction over exactly these tables does not wait for the disk, whatever the others do. */
  readonly relaxedOver: readonly string[]
}

export interface DatabaseEars {
  /** A newer release wants to change the tables: this window has let go of them and cannot go on. */
  readonly onReplaced: () => void
  readonly timers: Timers
}
export const noEars: DatabaseEars = { onReplaced: () => undefined, timers: windowTimers }

export interface DatabaseOpening {
  readonly shape: DatabaseShape
  readonly port: IndexedDbPort
  readonly ears: DatabaseEars
  /** Is given the connection as soon as there is one; null where nobody looks ahead of Dexie. */
  readonly look: Pick<FirstLook, 'opened'> | null
}

/** How long the windows of an older release have to let go; they need a moment to end what they write. */
const PATIENCE_MS = 5 * SECOND_MS

/**
 * Parts of Dexie that watch every write for live queries and hooks. There are none here: windows tell each other
 * themselves, and what would be told is worked out and sent to all windows whether anybody listens or not.
 */
const NOT_ASKED_FOR = ['HooksMiddleware', 'Observability', 'Cache'] as const

/**
 * Opens a database, or rejects with `NotOpened`. One of a newer release is left alone: Dexie would open it and mend what
 * it takes for faults.
 */
export async function openDatabase({ shape, port, ears, look }: DatabaseOpening): Promise<Dexie> {
  const { name, version, tables, durability, relaxedOver } = shape
  try {
    const opening = { IDBKeyRange: port.IDBKeyRange, indexedDB: askingForAVersion(port.indexedDB, look) }
    const db = new Dexie(name, { ...opening, chromeTransactionDurability: durability })
    db.version(version).stores(tables)
    for (const part of NOT_ASKED_FOR) db.unuse({ stack: 'dbcore', name: part })
    if (relaxedOver.length > 0) db.use(relaxing(relaxedOver))
    db.on('versionchange', (change) => {
      // A deletion leaves an empty database to open again; Dexie sees to that.
      if (change.newVersion === null) return true
      db.close()
      ears.onReplaced()
      return false
    })
    await openInTime(db, ears.timers)
    return db
  } catch (error) {
    throw new NotOpened(openRefusalOf(error))
  }
}

const relaxing = (over: readonly string[]): Middleware<DBCore> => ({
  stack: 'dbcore',
  name: 'relaxing',
  create: (core) => ({
    ...core,
    transaction: (stores, mode, options) => {
      const isOver = stores.length === over.length && over.every((store) => stores.includes(store))
      return core.transaction(stores, mode, isOver ? { durability: 'relaxed' } : options)
    },
  }),
})

/**
 * A browser refuses the version asked for where a newer one is installed. Dexie would then ask for whatever is there; it
 * is answered that this is newer.
 */
function askingForAVersion(indexedDB: IDBFactory, look: Pick<FirstLook, 'opened'> | null): IDBFactory {
  // A browser without IndexedDB gives nothing here, whatever the type says.
  if (!indexedDB) return indexedDB
  return {
    cmp: (first, second) => indexedDB.cmp(first, second),
    databases: () => indexedDB.databases(),
    deleteDatabase: (name) => indexedDB.deleteDatabase(name),
    open: (name, version) => {
      if (version === undefined) throw new NotOpened({ kind: 'newer' })
      const asked = indexedDB.open(name, version)
      if (look !== null) tellWhenOpened(asked, look)
      return asked
    },
  }
}

function tellWhenOpened(asked: IDBOpenDBRequest, look: Pick<FirstLook, 'opened'>): void {
  let isChanged = false
  asked.addEventListener('upgradeneeded', () => {
    isChanged = true
  })
  asked.addEventListener('success', () => look.opened(isChanged ? null : asked.result))
}

async function openInTime(db: Dexie, timers: Timers): Promise<void> {
  let cancel: () => void = () => undefined
  const blocked = new Promise<never>((_, reject) => {
    db.on('blocked', () => {
      cancel = timers.after(PATIENCE_MS, () => reject(new NotOpened({ kind: 'blocked' })))
    })
  })
  try {
    await Promise.race([db.open(), blocked])
  } catch (error) {
    db.close()
    throw error
  } finally {
    cancel()
  }
}

/** Deletes a database, whoever has it open lets go; rejects with `NotOpened` when somebody does not. */
export async function deleteDatabase(name: string, port: IndexedDbPort, timers: Timers): Promise<void> {
  const db = new Dexie(name, port)
  let cancel: () => void = () => undefined
  const blocked = new Promise<never>((_, reject) => {
    db.on('blocked', () => {
      cancel = timers.after(PATIENCE_MS, () => reject(new NotOpened({ kind: 'blocked' })))
    })
  })
  await Promise.race([db.delete(), blocked]).finally(() => cancel())
}
