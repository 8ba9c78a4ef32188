import type { Kysely, Migration } from 'kysely'

/** Migrations are history and know no present type: the schema they build on is the one of their own day. */
type AnyTables = Kysely<Record<string, never>>

async function createSyncedTables(db: AnyTables): Promise<void> {
  await db.schema
    .createTable('entity')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('v', 'bigint', (column) => column.notNull())
    .addColumn('ticket_id', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('entity_key', ['kind', 'id'])
    .execute()
  await db.schema.createIndex('entity_by_ticket').on('entity').column('ticket_id').execute()
  await db.schema
    .createTable('scope_entry')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('live', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('scope_entry_key', ['scope', 'kind', 'id'])
    .execute()
  await db.schema
    .createIndex('scope_entry_in_order')
    .on('scope_entry')
    .columns(['scope', 'seq', 'kind', 'id'])
    .execute()
  await db.schema
    .createTable('scope')
    .addColumn('scope', 'text', (column) => column.primaryKey())
    .addColumn('head', 'bigint', (column) => column.notNull())
    .addColumn('pruned_to', 'bigint', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('row_count', 'integer', (column) => column.notNull())
    .execute()
}

async function createCommandTables(db: AnyTables): Promise<void> {
  await db.schema
    .createTable('sync_clock')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('client')
    .addColumn('client_id', 'text', (column) => column.primaryKey())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('last_n', 'bigint', (column) => column.notNull())
    .addColumn('epoch', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('command_result')
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('n', 'bigint', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('ack', 'text', (column) => column.notNull())
    .addColumn('decided_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('command_result_key', ['client_id', 'n'])
    .execute()
}

async function createAccountTables(db: AnyTables): Promise<void> {
  await db.schema
    .createTable('account')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('queues', 'text', (column) => column.notNull())
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('session')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull().references('account.id'))
    .addColumn('opened_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute()
}

async function createKeepingTables(db: AnyTables): Promise<void> {
  await db.schema
    .createTable('progress')
    .addColumn('job', 'text', (column) => column.primaryKey())
    .addColumn('progress', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('fact')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute()
}

export const firstTables: Migration = {
  up: async (db: AnyTables) => {
    await createSyncedTables(db)
    await createCommandTables(db)
    await createAccountTables(db)
    await createKeepingTables(db)
  },
}
