import { randomUUID } from 'node:crypto'
import { accepted, type Result } from '#shared/domain/result'
import { createAccountStore } from './accountStore'
import { createArchiveStore } from './archiveStore'
import { createAttachmentStore } from './attachmentStore'
import { beginChapter } from './chapters'
import { closeResolved } from './closeResolved'
import { createIntakeStore } from './intakeStore'
import { openDatabase } from './openDatabase'
import { prune } from './prune'
import { sqlRecordBook } from './sqlRecords'
import type { Store } from './store'
import type { StoreRefusal } from './storeRefusal'
import { createSyncStore } from './syncStore'
import type { Database } from './tables'

/**
 * Opens the store in a folder for this process alone, and brings its tables up to date. Refused while another
 * process has it open, until that process ends in whatever way.
 */
export async function openStore(directory: string): Promise<Result<Store, StoreRefusal>> {
  const opened = await openDatabase(directory)
  if (!opened.ok) return opened
  const db = opened.value
  await nameServer(db)
  const book = sqlRecordBook(db)
  await book.atOnce((records) => beginChapter(records, randomUUID()))
  return accepted({
    ...createIntakeStore(db, book),
    ...createSyncStore(book),
    ...createAccountStore(db, book),
    ...createArchiveStore(db),
    ...createAttachmentStore(db),
    prune: (now, memory) => prune(book, now, memory),
    closeResolved: (now, after, most) => closeResolved(db, book, now, after, most),
    ping: async () => {
      await db.selectFrom('sync_clock').select('seq').executeTakeFirstOrThrow()
    },
    close: async () => {
      // Waits for the transaction that is running: the database is one connection.
      await db.connection().execute(async () => {})
      await db.destroy()
    },
  })
}

/** Gives a new store its name, by which consoles see that they talk to the same one, and its first number. */
async function nameServer(db: Database): Promise<void> {
  await db
    .insertInto('fact')
    .values({ name: 'server-id', value: randomUUID() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  await db
    .insertInto('sync_clock')
    .values({ name: 'commit', seq: 0 })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}
