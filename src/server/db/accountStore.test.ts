import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { anAccount, at } from '#kit/builders'
import { temporaryFolder } from '#kit/storeFolder'
import { HOUR_MS, plusMs } from '#shared/domain/instant'
import { createAccountStore } from './accountStore'
import { openDatabase } from './openDatabase'
import { sqlRecordBook } from './sqlRecords'
import type { AccountStore } from './store'
import type { Database } from './tables'

const now = at('2026-03-02T09:00Z')
const jonas = { ...anAccount('Jonas Berg'), passwordHash: 'old' }

let folder: ReturnType<typeof temporaryFolder>
let db: Database
let accounts: AccountStore

beforeEach(async () => {
  folder = temporaryFolder('t-minus-account-store')
  const opened = await openDatabase(folder.path)
  if (!opened.ok) throw new Error('not opened')
  db = opened.value.db
  accounts = createAccountStore(db, sqlRecordBook(db))
  await sql`INSERT INTO sync_clock (name, seq) VALUES ('commit', 0)`.execute(db)
  await accounts.saveAccount(jonas)
  for (const token of ['here', 'elsewhere']) {
    await accounts.openSession(token, jonas.id, now, plusMs(now, HOUR_MS))
  }
})
afterEach(async () => {
  await db.destroy()
  folder.remove()
})

const isOpen = async (token: string) => (await accounts.accountOfSession(token, now)) !== null
const storedHash = async () => (await accounts.findByEmail(jonas.email))?.passwordHash

it('[ACC12] a new password and the end of the sessions are one commit: neither is written without the other', async () => {
  await sql`CREATE TRIGGER fails BEFORE DELETE ON session BEGIN SELECT RAISE(ABORT, 'the disk failed'); END`.execute(
    db,
  )
  for (const ended of ['all', { butTokenHash: 'here' }] as const) {
    await expect(accounts.saveAccount({ ...jonas, passwordHash: 'new' }, ended)).rejects.toThrow(
      'the disk failed',
    )
    expect(await storedHash()).toBe('old')
  }
  await sql`DROP TRIGGER fails`.execute(db)
  await accounts.saveAccount({ ...jonas, passwordHash: 'new' }, { butTokenHash: 'here' })
  expect([await storedHash(), await isOpen('here'), await isOpen('elsewhere')]).toEqual(['new', true, false])
  await accounts.saveAccount({ ...jonas, name: 'Jonas Bergström' })
  expect(await isOpen('here')).toBe(true)
  await accounts.saveAccount({ ...jonas, passwordHash: 'third' }, 'all')
  expect(await isOpen('here')).toBe(false)
})
