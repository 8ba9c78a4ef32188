import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { anAccount, at } from '#kit/builders'
import { temporaryFolder } from '#kit/storeFolder'
import { queueId } from '#shared/domain/ids'
import { HOUR_MS, plusMs } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import { createAccountStore } from './accountStore'
import { openDatabase } from './openDatabase'
import { sqlRecordBook } from './sqlRecords'
import type { AccountStore, StoredAccount } from './store'
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
  accounts = createAccountStore(opened.value, sqlRecordBook(db))
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

const withoutHash = ({ passwordHash: _secret, ...account }: StoredAccount): Account => account
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

it('[SRV240] whose session it is follows every writing of the account and of the session, and the clock', async () => {
  const whose = (when = now) => accounts.accountOfSession('here', when)
  const moved = { ...jonas, queues: [queueId('payments')] }
  expect(await whose()).toEqual(withoutHash(jonas))
  await accounts.saveAccount(moved)
  expect(await whose()).toEqual(withoutHash(moved))
  await sql`UPDATE account SET queues = '"all"'`.execute(db)
  expect(await whose()).toEqual(withoutHash({ ...jonas, queues: 'all' }))
  expect(await whose(plusMs(now, HOUR_MS))).toBeNull()
  await db
    .updateTable('session')
    .set({ expires_at: plusMs(now, 2 * HOUR_MS) })
    .execute()
  expect(await whose(plusMs(now, HOUR_MS))).not.toBeNull()
  await accounts.closeSession('here')
  expect(await whose()).toBeNull()
})

it('[SRV240] an account that was to be written and was not stays as it is', async () => {
  await accounts.accountOfSession('here', now)
  await sql`CREATE TRIGGER fails AFTER UPDATE ON account BEGIN SELECT RAISE(ABORT, 'the disk failed'); END`.execute(
    db,
  )
  const writing = accounts.saveAccount({ ...jonas, name: 'Somebody else' })
  const beside = accounts.accountOfSession('here', now)
  await expect(writing).rejects.toThrow('the disk failed')
  expect([await beside, await accounts.accountOfSession('here', now)]).toEqual([
    withoutHash(jonas),
    withoutHash(jonas),
  ])
})
