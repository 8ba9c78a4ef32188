import { type Kysely, type Migration, sql } from 'kysely'

/** What a ticket is found by; null fields are left out. */
const wordsOf = (row: 'new' | 'old'): string =>
  [
    `${row}.id`,
    ...['subject', 'requester.name', 'requester.organisation', 'category', 'owner.name'].map(
      (path) => `coalesce(json_extract(${row}.body, '$.${path}'), '')`,
    ),
  ].join(" || ' ' || ")

const isOpen = (row: 'new' | 'old'): string => `(${row}.kind = 'ticket' AND ${row}.scope NOT LIKE '%:closed')`
const isClosed = (row: 'new' | 'old'): string => `(${row}.kind = 'ticket' AND ${row}.scope LIKE '%:closed')`

const differ = `(old.scope IS NOT new.scope OR ${wordsOf('old')} IS NOT ${wordsOf('new')})`

/** In one trigger for each event: the database promises no order among several. */
const triggers: readonly string[] = [['open_words', isOpen] as const, ['archive', isClosed] as const].flatMap(
  ([table, isIn]) => {
    const enter = `INSERT INTO ${table} (rowid, words) SELECT new.rowid, ${wordsOf('new')} WHERE ${isIn('new')};`
    const concerned = `(${isIn('old')} OR ${isIn('new')})`
    return [
      `CREATE TRIGGER ${table}_insert AFTER INSERT ON entity WHEN ${isIn('new')} BEGIN ${enter} END`,
      // Most changes of a ticket change nothing that it is found by: these leave the index alone.
      `CREATE TRIGGER ${table}_update AFTER UPDATE ON entity WHEN ${concerned} AND ${differ} BEGIN
      DELETE FROM ${table} WHERE rowid = old.rowid; ${enter} END`,
    ]
  },
)

/** A full-text index over open tickets beside the one over closed ones, kept by the database itself. */
export const openWords: Migration = {
  up: async (db: Kysely<Record<string, never>>) => {
    await sql`CREATE VIRTUAL TABLE open_words USING fts5(words, tokenize = 'unicode61 remove_diacritics 2')`.execute(
      db,
    )
    for (const event of ['insert', 'update']) await sql.raw(`DROP TRIGGER archive_after_${event}`).execute(db)
    for (const trigger of triggers) await sql.raw(trigger).execute(db)
    await sql
      .raw(
        `INSERT INTO open_words (rowid, words) SELECT new.rowid, ${wordsOf('new')} FROM entity AS new WHERE ${isOpen('new')}`,
      )
      .execute(db)
  },
}
