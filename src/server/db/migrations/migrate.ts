import { type Migration, Migrator } from 'kysely'
import type { Database } from '../tables'
import { answersByContent } from './answersByContent'
import { archive } from './archive'
import { attachments } from './attachments'
import { chapters } from './chapters'
import { firstTables } from './firstTables'
import { openWords } from './openWords'
import { savers } from './savers'
import { termsInVersions } from './termsInVersions'
import { wallboards } from './wallboards'

/** Every migration ever shipped, oldest first; the names are kept in the store and never change. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
  '0002-chapters': chapters,
  '0003-terms-in-versions': termsInVersions,
  '0004-answers-by-content': answersByContent,
  '0005-archive': archive,
  '0006-attachments': attachments,
  '0010-wallboards': wallboards,
  '0011-savers': savers,
  '0012-open-words': openWords,
}

/** The number of the newest migration this program knows; kept in the store's `user_version`. */
export const SCHEMA_VERSION = Object.keys(migrations).length

/** Brings the tables up to date, all or nothing. Throws the database's own error when that fails. */
export async function migrateToLatest(db: Database): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    // Their order is that of their names. What was done is kept with the time of this computer, whose clock may have been wrong.
    allowUnorderedMigrations: true,
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
