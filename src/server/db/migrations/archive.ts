import { type Kysely, type Migration, sql } from 'kysely'

/** What a closed ticket is found by; null fields are left out. */
const searchedText = sql.raw(`
  new.id || ' ' || json_extract(new.body, '$.subject') || ' ' || json_extract(new.body, '$.requester.name') || ' ' ||
  coalesce(json_extract(new.body, '$.requester.organisation'), '') || ' ' ||
  coalesce(json_extract(new.body, '$.category'), '') || ' ' || coalesce(json_extract(new.body, '$.owner.name'), '')`)

/**
 * A full-text index over closed tickets, kept by the database itself, so that whatever writes a ticket need not know
 * of it. Its rows have the numbers of the tickets' own.
 */
export const archive: Migration = {
  up: async (db: Kysely<Record<string, never>>) => {
    await sql`CREATE VIRTUAL TABLE archive USING fts5(words, tokenize = 'unicode61 remove_diacritics 2')`.execute(
      db,
    )
    for (const event of ['INSERT', 'UPDATE']) {
      const name = sql.raw(`archive_after_${event.toLowerCase()}`)
      await sql`
        CREATE TRIGGER ${name} AFTER ${sql.raw(event)} ON entity WHEN new.kind = 'ticket' BEGIN
          DELETE FROM archive WHERE rowid = new.rowid;
          INSERT INTO archive (rowid, words) SELECT new.rowid, ${searchedText} WHERE new.scope LIKE '%:closed';
        END`.execute(db)
    }
    await sql`
      INSERT INTO archive (rowid, words)
      SELECT new.rowid, ${searchedText} FROM entity AS new
      WHERE new.kind = 'ticket' AND new.scope LIKE '%:closed'`.execute(db)
  },
}
