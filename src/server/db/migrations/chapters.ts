import type { Kysely, Migration } from 'kysely'

/** When the store was opened, and how far it had come then: see db/chapters.ts. */
export const chapters: Migration = {
  up: async (db: Kysely<Record<string, never>>) => {
    await db.schema
      .createTable('chapter')
      .addColumn('place', 'integer', (column) => column.primaryKey())
      .addColumn('chapter', 'text', (column) => column.notNull().unique())
      .addColumn('begun_after', 'bigint', (column) => column.notNull())
      .execute()
  },
}
