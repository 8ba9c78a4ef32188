import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely'
import LibsqlDatabase from 'libsql'
import { accepted, type Result, refused } from '#shared/domain/result'
import { migrateToLatest, SCHEMA_VERSION } from './migrations/migrate'
import { STORE_FILE, type StoreRefusal, storeRefusalOf } from './storeRefusal'
import type { Database, Tables } from './tables'

/**
 * Opens the store's file in a folder, made when it is not there, for this process alone: the exclusive lock is the
 * kernel's and ends with the process, however it ends. Every commit is on the disk before it is answered.
 */
export async function openDatabase(directory: string): Promise<Result<Database, StoreRefusal>> {
  const folder = resolve(directory)
  const file = join(folder, STORE_FILE)
  let opened: LibsqlDatabase.Database | null = null
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    // Made here when it is new, so that nobody else may read it. An existing file is not touched: closing it would
    // drop the lock of another connection of this process (POSIX).
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
    const connection = new LibsqlDatabase(file)
    opened = connection
    const fault = holdAndCheck(connection, file)
    if (fault) {
      letGo(connection)
      return refused(fault)
    }
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: ownedBy(connection) }) })
    await migrateToLatest(db)
    connection.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`)
    return accepted(db)
  } catch (error) {
    if (opened) letGo(opened)
    const refusal = storeRefusalOf(error, folder)
    if (refusal) return refused(refusal)
    throw error
  }
}

/** Takes the exclusive lock, then looks whether what is there can be used. */
function holdAndCheck(connection: LibsqlDatabase.Database, file: string): StoreRefusal | null {
  connection.pragma('locking_mode = EXCLUSIVE')
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  connection.exec('BEGIN EXCLUSIVE; COMMIT')
  if (Number(firstValue(connection, 'user_version')) > SCHEMA_VERSION) return { kind: 'newer', file }
  const verdict = String(firstValue(connection, 'quick_check(1)'))
  return verdict === 'ok' ? null : { kind: 'damaged', file, detail: verdict }
}

function firstValue(connection: LibsqlDatabase.Database, pragma: string): unknown {
  const rows = connection.pragma(pragma) as readonly Readonly<Record<string, unknown>>[]
  return Object.values(rows[0] ?? {})[0]
}

const nothingToDo: ReturnType<SqliteDatabase['prepare']> = {
  reader: true,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
}

/** The connection as Kysely wants it; destroying the Kysely lets the file go. */
const ownedBy = (connection: LibsqlDatabase.Database): SqliteDatabase => ({
  prepare: (sql) => {
    // SQLite ends a transaction itself when its disk fails. A second end would fail and hide why.
    if (sql === 'rollback' && !connection.inTransaction) return nothingToDo
    return connection.prepare(sql)
  },
  close: () => letGo(connection),
})

/**
 * Gives the file back as one clean whole and lets the lock go. The lock is given up by hand because libsql keeps a
 * closed connection alive as long as its statements have not been collected.
 */
function letGo(connection: LibsqlDatabase.Database): void {
  try {
    connection.pragma('journal_mode = DELETE')
    connection.pragma('locking_mode = NORMAL')
    firstValue(connection, 'user_version')
  } catch {
    // A damaged, full or foreign file cannot be tidied; its lock ends with the process at the latest.
  } finally {
    connection.close()
  }
}
