import type { Kysely, Migration } from 'kysely'

/** An intent that comes again under another number is found by its content. */
export const answersByContent: Migration = {
  up: async (db: Kysely<Record<string, never>>) => {
    await db.schema.createIndex('command_result_by_hash').on('command_result').column('hash').execute()
  },
}
