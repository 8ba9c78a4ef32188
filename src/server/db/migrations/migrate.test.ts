import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, Migrator, SqliteDialect } from 'kysely'
import LibsqlDatabase from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { clientId, personId } from '#shared/domain/ids'
import { closedScope, queueScope } from '#shared/domain/scope'
import { openDatabase } from '../openDatabase'
import { openStore } from '../openStore'
import { STORE_FILE } from '../storeRefusal'
import { firstTables } from './firstTables'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

/** A store as the first release left it: a console with numbers, and its name. */
async function storeOfTheFirstRelease(): Promise<void> {
  const connection = new LibsqlDatabase(join(folder.path, STORE_FILE))
  const db = new Kysely<Record<string, never>>({
    dialect: new SqliteDialect({ database: connection }),
  })
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ '0001-first-tables': firstTables }) },
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
  connection.exec(`
    PRAGMA user_version = 1;
    INSERT INTO fact (name, value) VALUES ('server-id', 'the-same-server');
    INSERT INTO sync_clock (name, seq) VALUES ('commit', 41);
    INSERT INTO client (client_id, person_id, last_n, epoch) VALUES ('console-1', 'jonas-berg', 7, 3);
  `)
  await db.destroy()
}

describe('a store of an earlier release', () => {
  it('[SRV60] is brought up to date with its name, its consoles and their numbers, and begins its first chapter', async () => {
    await storeOfTheFirstRelease()
    const store = await openedStore(folder.path)
    expect(await store.serverId()).toBe('the-same-server')
    const opened = await store.openClient(clientId('console-1'), personId('jonas-berg'), 4)
    expect(opened).toEqual({ ok: true, value: { lastN: 7 } })
    const first = await store.chapter()
    await store.close()
    const again = await openedStore(folder.path)
    expect(await again.isInHistory(first, 41 as never)).toBe(true)
    expect(await again.isInHistory(first, 42 as never)).toBe(false)
    await again.close()
  })

  it('[SRV200] is left as it was by a start that ends while the tables are made, and opened by the next', async () => {
    const file = join(folder.path, STORE_FILE)
    const inTheWay = (statement: string) => {
      const connection = new LibsqlDatabase(file)
      connection.exec(statement)
      connection.close()
    }
    // The last of the tables that the first start makes, and one of those that an update makes.
    inTheWay('CREATE TABLE fact (name)')
    await expect(openStore(folder.path)).rejects.toThrow('already exists')
    inTheWay('DROP TABLE fact')
    await (await openedStore(folder.path)).close()
    rmSync(file)
    await storeOfTheFirstRelease()
    inTheWay('CREATE TABLE display (account_id)')
    await expect(openStore(folder.path)).rejects.toThrow('already exists')
    inTheWay('DROP TABLE display')
    const store = await openedStore(folder.path)
    expect(await store.serverId()).toBe('the-same-server')
    await store.close()
  })

  it('[SRV241] that could not be brought up to date has nothing done to it later', async () => {
    await storeOfTheFirstRelease()
    const connection = new LibsqlDatabase(join(folder.path, STORE_FILE))
    connection.exec('CREATE TABLE display (account_id)')
    connection.close()
    const alarms = new Set<() => void>()
    const opening = openDatabase(folder.path, (_ms, run) => {
      alarms.add(run)
      return () => void alarms.delete(run)
    })
    await expect(opening).rejects.toThrow('already exists')
    expect(alarms.size).toBe(0)
  })

  it('[SRV201] is opened whatever the clock of its computer said at its updates', async () => {
    await storeOfTheFirstRelease()
    const connection = new LibsqlDatabase(join(folder.path, STORE_FILE))
    connection.exec("UPDATE kysely_migration SET timestamp = '2038-01-19T03:14:07.000Z'")
    connection.close()
    for (const _start of ['the update', 'the start after it']) {
      const store = await openedStore(folder.path)
      expect(await store.serverId()).toBe('the-same-server')
      await store.close()
    }
  })

  it('[SRV145] has its open tickets found by their words, and its closed ones in the archive', async () => {
    await storeOfTheFirstRelease()
    const connection = new LibsqlDatabase(join(folder.path, STORE_FILE))
    const open = aTicket().id('T-1').about('Scanner in the attic').inQueue('network').build()
    const closed = { ...open, id: 'T-2', status: 'closed' }
    const insert = connection.prepare(
      "INSERT INTO entity (kind, id, scope, v, body) VALUES ('ticket', ?, ?, 1, ?)",
    )
    insert.run('T-1', queueScope(open.queue), JSON.stringify(open))
    insert.run('T-2', closedScope(open.queue), JSON.stringify(closed))
    connection.close()
    const store = await openedStore(folder.path)
    const mira = anAccount('Mira Laine')
    expect(await store.searchOpen(mira, 'attic', [open.queue], 10)).toEqual([open])
    expect(await store.searchArchive(mira, 'attic', 10)).toEqual([closed])
    await store.close()
  })
})
