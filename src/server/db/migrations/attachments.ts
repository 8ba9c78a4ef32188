import { type Kysely, type Migration, sql } from 'kysely'

/**
 * Who uploaded which content lately, and which messages name it. The second is kept by the database itself, so that
 * whatever writes a message need not know of it; an escaped quote keeps a message's own text from looking like the list.
 */
export const attachments: Migration = {
  up: async (db: Kysely<Record<string, never>>) => {
    await db.schema
      .createTable('upload')
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('content', 'text', (column) => column.notNull())
      .addColumn('uploaded_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('upload_key', ['person_id', 'content'])
      .execute()
    await db.schema.createIndex('upload_by_content').on('upload').column('content').execute()
    await db.schema
      .createTable('attachment')
      .addColumn('message_id', 'text', (column) => column.notNull())
      .addColumn('place', 'integer', (column) => column.notNull())
      .addColumn('ticket_id', 'text', (column) => column.notNull())
      .addColumn('content', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('attachment_key', ['message_id', 'place'])
      .execute()
    await db.schema
      .createIndex('attachment_by_content')
      .on('attachment')
      .columns(['content', 'ticket_id'])
      .execute()
    for (const event of ['INSERT', 'UPDATE']) {
      const name = sql.raw(`attachment_after_${event.toLowerCase()}`)
      await sql`
        CREATE TRIGGER ${name} AFTER ${sql.raw(event)} ON entity
        WHEN new.kind = 'message' AND instr(new.body, '"attachments":[') > 0 BEGIN
          DELETE FROM attachment WHERE message_id = new.id;
          INSERT INTO attachment (message_id, place, ticket_id, content, name)
          SELECT new.id, each.key, new.ticket_id, json_extract(each.value, '$.id'), json_extract(each.value, '$.name')
          FROM json_each(new.body, '$.attachments') AS each;
        END`.execute(db)
    }
  },
}
