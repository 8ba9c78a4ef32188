import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { sql } from 'kysely'
import LibsqlDatabase from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { openDatabase } from './openDatabase'
import { openStore } from './openStore'
import { sqlRecordBook } from './sqlRecords'
import { STORE_FILE, type StoreRefusal, storeRefusalOf, storeRefusalSentence } from './storeRefusal'
import { writeTickets } from './writeTickets'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

async function refusalOf(directory: string): Promise<StoreRefusal> {
  const opened = await openStore(directory)
  if (!opened.ok) return opened.refusal
  await opened.value.close()
  throw new Error('The store was opened.')
}

async function writeAndClose(): Promise<void> {
  const store = await openedStore(folder.path)
  const tickets = Array.from({ length: 300 }, (_, n) => aTicket().id(`T-${n}`).build())
  await store.writeTickets(
    tickets.map((ticket) => ({ ticket, messages: [] })),
    [],
  )
  await store.close()
}

describe('opening a store', () => {
  it('[SRV1] is refused as held while somebody has it open, and not after', async () => {
    const store = await openedStore(folder.path)
    expect(await refusalOf(folder.path)).toEqual({ kind: 'held', directory: folder.path })
    await store.close()
    await (await openedStore(folder.path)).close()
  })

  it('[SRV2] is possible again as soon as a holder was killed, with all it had committed', async () => {
    await writeAndClose()
    const file = join(folder.path, STORE_FILE)
    const library = createRequire(import.meta.url).resolve('libsql')
    const script = `
      const Database = require(${JSON.stringify(library)})
      const db = new Database(${JSON.stringify(file)})
      for (const pragma of ['locking_mode = EXCLUSIVE', 'journal_mode = WAL', 'synchronous = FULL']) db.pragma(pragma)
      db.exec("insert into progress values ('job', 'half way')")
      process.stdout.write('held')
      setInterval(() => {}, 1000)`
    const holder = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(holder.stdout, 'data')
    expect((await refusalOf(folder.path)).kind).toBe('held')
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    const store = await openedStore(folder.path)
    expect(await store.readProgress('job')).toBe('half way')
    expect(await store.countTickets()).toBe(300)
    await store.close()
  })

  it('[SRV3] is refused as unwritable where no folder can be made', async () => {
    const inTheWay = join(folder.path, 'file')
    writeFileSync(inTheWay, '')
    expect((await refusalOf(join(inTheWay, 'data'))).kind).toBe('unwritable')
    expect((await refusalOf(inTheWay)).kind).toBe('unwritable')
    mkdirSync(join(folder.path, 'taken', STORE_FILE), { recursive: true })
    expect((await refusalOf(join(folder.path, 'taken'))).kind).toBe('unwritable')
  })

  it('[SRV4] is refused as damaged when the file is no database, cut off, or overwritten inside', async () => {
    await writeAndClose()
    const whole = readFileSync(join(folder.path, STORE_FILE))
    const files = [
      Buffer.from('This is no database. '.repeat(500)),
      whole.subarray(0, whole.length / 2),
      Buffer.from(whole).fill(0xff, 8_192, whole.length - 8_192),
      // What SQLite finds wrong only when it looks through the trees, and tells in two lines.
      Buffer.from(whole).fill(0xff, 8_192, 12_288),
    ]
    for (const [n, content] of files.entries()) {
      const directory = join(folder.path, `damaged-${n}`)
      mkdirSync(directory)
      writeFileSync(join(directory, STORE_FILE), content)
      const refusal = await refusalOf(directory)
      expect(refusal.kind).toBe('damaged')
      expect(storeRefusalSentence(refusal)).not.toContain('\n')
    }
  })

  it('[SRV5] is refused when a newer version wrote the store', async () => {
    await writeAndClose()
    const db = new LibsqlDatabase(join(folder.path, STORE_FILE))
    db.exec('PRAGMA user_version = 9999')
    db.close()
    expect((await refusalOf(folder.path)).kind).toBe('newer')
  })

  it('[SRV7] is refused as full when the disk has no room, and a fault of ours is no refusal', () => {
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    expect(storeRefusalOf(full, '/srv/desk')).toEqual({ kind: 'full', directory: '/srv/desk' })
    expect(storeRefusalOf(new TypeError('x is not a function'), '/srv/desk')).toBeNull()
  })

  it('[SRV217] knows the refusal behind a code for which libsql has no name', () => {
    const kindOf = (code: number) =>
      storeRefusalOf(Object.assign(new Error('no'), { code: `UNKNOWN_SQLITE_ERROR_${code}` }), '/srv/desk')
        ?.kind
    // SQLITE_READONLY_DIRECTORY, SQLITE_IOERR_CORRUPTFS, SQLITE_CANTOPEN_SYMLINK, SQLITE_CORRUPT_INDEX, SQLITE_BUSY_TIMEOUT
    expect([1544, 8458, 1550, 779, 773].map(kindOf)).toEqual([
      'unwritable',
      'unwritable',
      'unwritable',
      'damaged',
      'held',
    ])
    expect(kindOf(1)).toBeUndefined()
  })

  it('[SRV3] is refused where the system makes no folder, and does not ask it for ever', async () => {
    // A folder that takes none, and a drive that is not there.
    const nowhere = process.platform === 'win32' ? 'Q:\\desk\\data' : '/proc/desk/data'
    expect((await refusalOf(nowhere)).kind).toBe('unwritable')
  })

  it('[SRV204] answers for its disk only as long as that takes what is written', async () => {
    await (await openedStore(folder.path)).close()
    const inFile = (statement: string) => {
      const connection = new LibsqlDatabase(join(folder.path, STORE_FILE))
      connection.exec(statement)
      connection.close()
    }
    inFile(
      "CREATE TRIGGER full BEFORE INSERT ON fact WHEN new.name = 'proof-of-writing' BEGIN SELECT RAISE(ABORT, 'no room'); END",
    )
    const failing = await openedStore(folder.path)
    await expect(failing.ping()).rejects.toThrow('no room')
    await failing.close()
    inFile('DROP TRIGGER full')
    const store = await openedStore(folder.path)
    await store.ping()
    await store.ping()
    await store.close()
  })

  it('[SRV8] leaves a store whole and usable when a write finds the disk full', async () => {
    const opened = await openDatabase(folder.path)
    if (!opened.ok) throw new Error('not opened')
    const { db } = opened.value
    await db.insertInto('sync_clock').values({ name: 'commit', seq: 0 }).execute()
    const limit = (pages: number) => sql`PRAGMA max_page_count = ${sql.lit(pages)}`.execute(db)
    const writes = Array.from({ length: 2_000 }, (_, n) => ({
      ticket: aTicket().id(`T-${n}`).build(),
      messages: [],
    }))
    await limit(60)
    await expect(writeTickets(sqlRecordBook(db), writes, [])).rejects.toMatchObject({ code: 'SQLITE_FULL' })
    await limit(100_000)
    expect(await db.selectFrom('entity').select('id').execute()).toEqual([])
    expect((await writeTickets(sqlRecordBook(db), writes, [])).written).toBe(2_000)
    await db.destroy()
  })

  it('[SYN350] has what a large commit wrote in its log, and in its file once it was quiet', async () => {
    const alarms: (() => void)[] = []
    const opened = await openDatabase(folder.path, (_ms, run) => {
      alarms.push(run)
      return () => undefined
    })
    if (!opened.ok) throw new Error('not opened')
    const { db } = opened.value
    const writes = Array.from({ length: 6_000 }, (_, n) => ({
      ticket: aTicket().id(`T-${n}`).build(),
      messages: [],
    }))
    await db.insertInto('sync_clock').values({ name: 'commit', seq: 0 }).execute()
    const sizeOf = (file: string) => statSync(join(folder.path, file)).size
    const before = sizeOf(STORE_FILE)
    await writeTickets(sqlRecordBook(db), writes, [])
    // More than SQLite would leave there by itself.
    expect(sizeOf(`${STORE_FILE}-wal`)).toBeGreaterThan(1_000 * 4_096)
    expect(sizeOf(STORE_FILE)).toBe(before)
    for (let ring = alarms.shift(); ring; ring = alarms.shift()) ring()
    expect(sizeOf(STORE_FILE)).toBeGreaterThan(before)
    await db.destroy()
  })

  it('[SRV6] says in one plain sentence what is wrong and what to do', () => {
    const directory = '/srv/desk'
    const file = '/srv/desk/t-minus.db'
    const refusals: readonly StoreRefusal[] = [
      { kind: 'held', directory },
      { kind: 'unwritable', directory, detail: 'EACCES' },
      { kind: 'damaged', file, detail: 'file is not a database' },
      { kind: 'newer', file },
      { kind: 'full', directory },
    ]
    for (const refusal of refusals) {
      expect(storeRefusalSentence(refusal)).toMatch(/^[A-Z][^\n]*\/srv\/desk[^\n]*\.$/)
    }
  })
})
