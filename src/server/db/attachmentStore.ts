import type { ContentId } from '#shared/domain/attachment'
import type { Instant } from '#shared/domain/instant'
import { canSeeScope } from '#shared/domain/permissions'
import type { Account } from '#shared/domain/person'
import type { Database } from './tables'

/** Who uploaded which content, and which tickets name it; the contents themselves are files. */
export interface AttachmentStore {
  /** Remembers who uploaded a content, and when they last did. */
  readonly noteUpload: (account: Account, content: ContentId, now: Instant) => Promise<void>
  /** Those among the contents that the account has uploaded and that are not forgotten. */
  readonly uploadedBy: (account: Account, contents: readonly ContentId[]) => Promise<readonly ContentId[]>
  /** Whether any message names it. */
  readonly isNamed: (content: ContentId) => Promise<boolean>
  /**
   * The name under which a ticket has it, by where the ticket is now; null when the ticket does not name it, is not
   * there or is not the account's to see.
   */
  readonly nameIn: (account: Account, ticket: string, content: ContentId) => Promise<string | null>
  /** Forgets the uploads before an instant; answers the contents that nobody then knows of. */
  readonly forgetUploads: (before: Instant) => Promise<readonly ContentId[]>
  /** Those among the contents that somebody uploaded or a message names. */
  readonly knownAmong: (contents: readonly ContentId[]) => Promise<ReadonlySet<ContentId>>
}

const CONTENTS_PER_QUERY = 500

export const createAttachmentStore = (db: Database): AttachmentStore => ({
  noteUpload: async (account, content, now) => {
    await db
      .insertInto('upload')
      .values({ person_id: account.id, content, uploaded_at: now })
      .onConflict((conflict) => conflict.columns(['person_id', 'content']).doUpdateSet({ uploaded_at: now }))
      .execute()
  },
  uploadedBy: async (account, contents) => {
    if (contents.length === 0) return []
    const rows = await db
      .selectFrom('upload')
      .select('content')
      .where('person_id', '=', account.id)
      .where('content', 'in', contents)
      .execute()
    return rows.map((row) => row.content)
  },
  isNamed: async (content) => {
    const row = await db
      .selectFrom('attachment')
      .select('content')
      .where('content', '=', content)
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  },
  nameIn: async (account, ticket, content) => {
    const row = await db
      .selectFrom('attachment')
      .innerJoin('entity', (join) =>
        join.on('entity.kind', '=', 'ticket').onRef('entity.id', '=', 'attachment.ticket_id'),
      )
      .select(['attachment.name', 'entity.scope'])
      .where('attachment.content', '=', content)
      .where('attachment.ticket_id', '=', ticket)
      .executeTakeFirst()
    return row && canSeeScope(account, row.scope) ? row.name : null
  },
  forgetUploads: (before) => forgetUploads(db, before),
  knownAmong: (contents) => knownAmong(db, contents),
})

/** In one transaction: a message that comes to name a content meanwhile either finds its upload or keeps it. */
const forgetUploads = (db: Database, before: Instant): Promise<readonly ContentId[]> =>
  db.transaction().execute(async (tx) => {
    const forgotten = await tx
      .deleteFrom('upload')
      .where('uploaded_at', '<', before)
      .returning('content')
      .execute()
    const contents = [...new Set(forgotten.map((row) => row.content))]
    const known = await knownAmong(tx, contents)
    return contents.filter((content) => !known.has(content))
  })

async function knownAmong(
  db: Pick<Database, 'selectFrom'>,
  contents: readonly ContentId[],
): Promise<ReadonlySet<ContentId>> {
  const known = new Set<ContentId>()
  for (let from = 0; from < contents.length; from += CONTENTS_PER_QUERY) {
    const some = contents.slice(from, from + CONTENTS_PER_QUERY)
    for (const table of ['upload', 'attachment'] as const) {
      const rows = await db.selectFrom(table).select('content').where('content', 'in', some).execute()
      for (const { content } of rows) known.add(content)
    }
  }
  return known
}
