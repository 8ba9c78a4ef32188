import { randomUUID } from 'node:crypto'
import { accepted, type Result } from '#shared/domain/result'
import { createAccountStore } from './accountStore'
import { createArchiveStore } from './archiveStore'
import { createAttachmentStore } from './attachmentStore'
import { beginChapter } from './chapters'
import { closeResolved } from './closeResolved'
import { createDisplayStore, type DisplayStore } from './displayStore'
import { createIntakeStore } from './intakeStore'
import { createMailStore } from './mailStore'
import { openDatabase } from './openDatabase'
import { createPaperStore } from './paperStore'
import { prune } from './prune'
import { sqlRecordBook } from './sqlRecords'
import type { Store } from './store'
import type { StoreRefusal } from './storeRefusal'
import { createSyncStore } from './syncStore'
import type { Database } from './tables'
import { createWallboardStore, type WallboardStore } from './wallboardStore'

/**
 * Opens the store in a folder for this process alone, and brings its tables up to date. Refused while another
 * process has it open, until that process ends in whatever way.
 */
export async function openStore(directory: string): Promise<Result<Store, StoreRefusal>> {
  const opened = await openDatabase(directory)
  if (!opened.ok) return opened
  const { db, onDisk } = opened.value
  await nameServer(db)
  const book = sqlRecordBook(db)
  await book.atOnce((records) => beginChapter(records, randomUUID()))
  const intake = createIntakeStore(db, book)
  const sync = createSyncStore(book)
  const accounts = createAccountStore(opened.value, book)
  const attachments = createAttachmentStore(db)
  const durably = onceOn(onDisk)
  return accepted({
    ...intake,
    ...sync,
    ...accounts,
    ...createArchiveStore(db),
    ...createMailStore(db),
    ...createPaperStore(db, book),
    ...createWalls(db, durably),
    ...attachments,
    openSession: durably(accounts.openSession),
    closeSession: durably(accounts.closeSession),
    writeProgress: durably(intake.writeProgress),
    noteUpload: durably(attachments.noteUpload),
    forgetUploads: durably(attachments.forgetUploads),
    prune: durably((now, memory) => prune(book, now, memory)),
    closeResolved: (now, after, most) => closeResolved(db, book, now, after, most),
    onDisk,
    ping: async () => {
      await writeSomething(db)
      await onDisk()
    },
    close: async () => {
      // Waits for the transaction that is running: the database is one connection.
      await db.connection().execute(async () => {})
      // A disk that fails is found by whoever waits for what they wrote; closing tidies what can be tidied.
      await onDisk().catch(() => undefined)
      await db.destroy()
    },
  })
}

/** Verbs that settle when what they wrote is on the disk. What is to be told of first waits for `onDisk` itself. */
const onceOn =
  (onDisk: Store['onDisk']) =>
  <Args extends readonly unknown[], Done>(verb: (...args: Args) => Promise<Done>) =>
  async (...args: Args): Promise<Done> => {
    const done = await verb(...args)
    await onDisk()
    return done
  }

/** Wallboards and displays. Only when a display was there is told to nobody, and waits for nothing. */
function createWalls(db: Database, durably: ReturnType<typeof onceOn>): WallboardStore & DisplayStore {
  const walls = { ...createWallboardStore(db), ...createDisplayStore(db) }
  return {
    ...walls,
    saveWallboard: durably(walls.saveWallboard),
    removeWallboard: durably(walls.removeWallboard),
    addDisplay: durably(walls.addDisplay),
    showOnDisplay: durably(walls.showOnDisplay),
    removeDisplay: durably(walls.removeDisplay),
  }
}

/** Another value each time: SQLite writes no page whose bytes stay the same, and so would not notice a full disk. */
async function writeSomething(db: Database): Promise<void> {
  await db
    .insertInto('fact')
    .values({ name: 'proof-of-writing', value: randomUUID() })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((row) => ({ value: row.ref('excluded.value') })),
    )
    .execute()
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
