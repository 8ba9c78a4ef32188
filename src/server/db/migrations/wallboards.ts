import type { Kysely, Migration } from 'kysely'

/** Wallboards as they are set up, and the displays that supervisors confirmed, each an account of its own. */
export const wallboards: Migration = {
  up: async (db: Kysely<Record<string, never>>) => {
    await db.schema
      .createTable('wallboard')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('display')
      .addColumn('account_id', 'text', (column) => column.primaryKey().references('account.id'))
      .addColumn('wallboard_id', 'text', (column) => column.notNull())
      .addColumn('confirmed_by', 'text', (column) => column.notNull())
      .addColumn('confirmed_at', 'bigint', (column) => column.notNull())
      .addColumn('seen_at', 'bigint')
      .execute()
  },
}
