import { Dexie } from 'dexie'
import { SECOND_MS } from '#shared/domain/instant'
import { type Timers, windowTimers } from '../clock/timers'
import type { IndexedDbPort } from './databases'
import { NotOpened, openRefusalOf } from './openRefusal'

export interface DatabaseShape {
  readonly name: string
  /** Raised whenever the tables change. */
  readonly version: number
  readonly tables: Readonly<Record<string, string>>
  readonly durability: 'strict' | 'relaxed'
}

export interface DatabaseEars {
  /** A newer release wants to change the tables: this window has let go of them and cannot go on. */
  readonly onReplaced: () => void
  readonly timers: Timers
}
export const noEars: DatabaseEars = { onReplaced: () => undefined, timers: windowTimers }

/** How long the windows of an older release have to let go; they need a moment to end what they write. */
const PATIENCE_MS = 5 * SECOND_MS
/** Dexie writes ten times its own version. */
const VERSION_FACTOR = 10

/**
 * Opens a database, or rejects with `NotOpened`. One of a newer release is left alone: Dexie would open it and mend what
 * it takes for faults.
 */
export async function openDatabase(
  { name, version, tables, durability }: DatabaseShape,
  port: IndexedDbPort,
  ears: DatabaseEars,
): Promise<Dexie> {
  try {
    if ((await installedVersion(name, port)) > version) throw new NotOpened({ kind: 'newer' })
    const db = new Dexie(name, { ...port, chromeTransactionDurability: durability })
    db.version(version).stores(tables)
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

/** 0 for one that is not there, or where the browser does not tell. */
async function installedVersion(name: string, { indexedDB }: IndexedDbPort): Promise<number> {
  // A browser without IndexedDB gives nothing here, whatever the type says.
  const list = await Promise.resolve(indexedDB?.databases?.()).catch(() => null)
  const known = list?.find((database) => database.name === name)
  return (known?.version ?? 0) / VERSION_FACTOR
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
