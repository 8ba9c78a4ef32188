import type { Kysely, Migration } from 'kysely'

/** Who saved a template, a guide or a wallboard last, for whoever edited it meanwhile. */
export const savers: Migration = {
  up: async (db: Kysely<Record<string, never>>) => {
    await db.schema
      .createTable('saver')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('saver_of', ['kind', 'id'])
      .execute()
  },
}
