import { closeSync, existsSync, fdatasync, mkdirSync, openSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { type Dialect, Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect } from 'kysely'
import LibsqlDatabase from 'libsql'
import { accepted, type Result, refused } from '#shared/domain/result'
import { createDiskSync, type DiskSync } from './diskSync'
import { createLogMover, type LogMover, type LogMoverPorts } from './logMover'
import { migrateToLatest, SCHEMA_VERSION } from './migrations/migrate'
import { STORE_FILE, type StoreRefusal, storeRefusalOf } from './storeRefusal'
import type { Database, Tables } from './tables'

export interface OpenDatabase {
  readonly db: Database
  readonly onDisk: DiskSync['onDisk']
  /** How many statements that write accounts or sessions were begun; see untilWritten.ts. */
  readonly accountsWritten: () => number
}

/** Pages of 4 kB of the log at which a commit moves it into the file, where nobody ever stops writing: 32 MB. */
const LONGEST_LOG_PAGES = 8_192
/** Pages kept in memory, in kB: what a large commit touches is not read from the file again and again. */
const PAGES_KEPT_KB = 32 * 1024

const once: LogMoverPorts['after'] = (ms, run) => {
  const timer = setTimeout(run, ms).unref()
  return () => clearTimeout(timer)
}

/**
 * Opens the store's file in a folder, made when it is not there, for this process alone: the exclusive lock is the
 * kernel's and ends with the process, however it ends. A commit outlives the process at once, and the computer when
 * `onDisk` settles.
 */
export async function openDatabase(
  directory: string,
  after: LogMoverPorts['after'] = once,
): Promise<Result<OpenDatabase, StoreRefusal>> {
  const folder = resolve(directory)
  const file = join(folder, STORE_FILE)
  let giveUp = (): void => undefined
  try {
    makeFolder(folder)
    // Made here when it is new, so that nobody else may read it. An existing file is not touched: closing it would
    // drop the lock of another connection of this process (POSIX).
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
    const connection = new LibsqlDatabase(file)
    giveUp = () => letGo(connection)
    const fault = holdAndCheck(connection, file)
    if (fault) {
      giveUp()
      return refused(fault)
    }
    const log = openLog(`${file}-wal`, createLogMover({ move: () => moveLog(connection), after }))
    const accounts = countWritings()
    const owned = ownedBy(connection, log, accounts.heed)
    // The mover would ask a file that was let go, which ends the process.
    giveUp = () => owned.close()
    const db = new Kysely<Tables>({ dialect: dialectOf(owned) })
    await migrateToLatest(db)
    connection.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`)
    // From here on SQLite writes in order and waits for the disk only when it moves the log into the file.
    connection.pragma('synchronous = NORMAL')
    connection.pragma(`wal_autocheckpoint = ${LONGEST_LOG_PAGES}`)
    connection.pragma(`cache_size = -${PAGES_KEPT_KB}`)
    return accepted({ db, onDisk: log.onDisk, accountsWritten: accounts.begun })
  } catch (error) {
    giveUp()
    const refusal = storeRefusalOf(error, folder)
    if (refusal) return refused(refusal)
    throw error
  }
}

/** One after the other: where the system does not take one, Node's own recursive making of folders asks for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  const above = dirname(folder)
  if (above !== folder) makeFolder(above)
  mkdirSync(folder, { mode: 0o700 })
}

/** SQLite makes and drops tables in transactions like rows, which Kysely does not count on: its migrator would use none. */
class WholeMigrations extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

function dialectOf(database: SqliteDatabase): Dialect {
  const dialect = new SqliteDialect({ database })
  return {
    createAdapter: () => new WholeMigrations(),
    createDriver: () => dialect.createDriver(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
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
  // SQLite tells a fault in two lines.
  const verdict = String(firstValue(connection, 'quick_check(1)')).replaceAll(/\s+/g, ' ')
  return verdict === 'ok' ? null : { kind: 'damaged', file, detail: verdict }
}

function firstValue(connection: LibsqlDatabase.Database, pragma: string): unknown {
  const rows = connection.pragma(pragma) as readonly Readonly<Record<string, unknown>>[]
  return Object.values(rows[0] ?? {})[0]
}

/** SQLite's log of what was written last, which is only ever appended to or begun anew after it was moved and synced. */
interface WriteLog extends DiskSync {
  readonly close: () => void
}

const toDisk = promisify(fdatasync)

/** A log that cannot be moved stays whole and grows; SQLite tries again by itself once it is long. */
function moveLog(connection: LibsqlDatabase.Database): boolean {
  if (connection.inTransaction) return false
  try {
    connection.pragma('wal_checkpoint(PASSIVE)')
  } catch {
    // A disk that fails is found by whoever waits for what they wrote.
  }
  return true
}

/** SQLite makes the log and locks another file, so this one may be opened and closed beside it. */
function openLog(file: string, mover: LogMover): WriteLog {
  let handle: number | null = null
  const sync = createDiskSync(() => {
    handle ??= openSync(file, 'r+')
    return toDisk(handle)
  })
  return {
    ...sync,
    written: () => {
      sync.written()
      mover.written()
    },
    close: () => {
      mover.close()
      if (handle !== null) closeSync(handle)
      handle = null
    },
  }
}

type Prepared = ReturnType<SqliteDatabase['prepare']>

const nothingToDo: Prepared = {
  reader: true,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
}

/** However a statement spaces and quotes what it writes, and whatever it calls the writing. */
const WRITES_ACCOUNTS = /\b(account|session)\b/i

function countWritings() {
  let begun = 0
  return {
    heed: (writing: string): void => {
      if (WRITES_ACCOUNTS.test(writing)) begun++
    },
    begun: () => begun,
  }
}

/** The connection as Kysely wants it; destroying the Kysely lets the file go. */
function ownedBy(
  connection: LibsqlDatabase.Database,
  log: WriteLog,
  heed: (writing: string) => void,
): SqliteDatabase {
  const statements = keepPrepared((sql) => connection.prepare(sql))
  return {
    prepare: (sql) => {
      // SQLite ends a transaction itself when its disk fails. A second end would fail and hide why.
      if (sql === 'rollback' && !connection.inTransaction) return nothingToDo
      if (!sql.startsWith('select')) {
        log.written()
        heed(sql)
      }
      return statements.prepare(sql)
    },
    close: () => {
      statements.forget()
      log.close()
      letGo(connection)
    },
  }
}

const STATEMENTS_KEPT = 200
/** Longer ones list many values; their number differs each time. */
const LONGEST_KEPT = 4_000

/** Whether a statement answers rows is asked each time it runs, and libsql finds it out anew. */
const knowingItsKind = (statement: Prepared): Prepared => ({
  reader: statement.reader,
  all: (values) => statement.all(values),
  run: (values) => statement.run(values),
  iterate: (values) => statement.iterate(values),
})

/** The same few questions are asked all day: each is compiled once, the ones not asked for longest are forgotten. */
function keepPrepared(prepare: (sql: string) => Prepared) {
  const kept = new Map<string, Prepared>()
  return {
    prepare: (sql: string): Prepared => {
      if (sql.length > LONGEST_KEPT) return prepare(sql)
      const statement = kept.get(sql) ?? knowingItsKind(prepare(sql))
      kept.delete(sql)
      kept.set(sql, statement)
      const [oldest] = kept.size > STATEMENTS_KEPT ? kept.keys() : []
      if (oldest !== undefined) kept.delete(oldest)
      return statement
    },
    forget: () => kept.clear(),
  }
}

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
