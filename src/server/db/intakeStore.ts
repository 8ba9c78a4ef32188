import { isDeepStrictEqual } from 'node:util'
import type { Desk } from '#shared/domain/desk'
import type { TicketId } from '#shared/domain/ids'
import { orgScope } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import { commitChanges } from './commitChanges'
import { readEntity } from './entityRows'
import type { RecordBook } from './records'
import type { IntakeStore } from './store'
import type { Database } from './tables'
import { writeTickets } from './writeTickets'

export function createIntakeStore(db: Database, book: RecordBook): IntakeStore {
  return {
    writeTickets: (writes, queues) => writeTickets(book, writes, queues),
    writeDesk: (desk) => writeDesk(book, desk),
    readDesk: async () => (await readEntity(book, 'desk', 'desk'))?.data ?? null,
    readTicket: async (id) => (await readEntity(book, 'ticket', id))?.data ?? null,
    countTickets: async () => {
      const { count } = await db
        .selectFrom('entity')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('kind', '=', 'ticket')
        .executeTakeFirstOrThrow()
      return count
    },
    readTickets: (after, most) => readTickets(db, after, most),
    readProgress: async (job) => {
      const row = await db.selectFrom('progress').select('progress').where('job', '=', job).executeTakeFirst()
      return row?.progress ?? null
    },
    writeProgress: async (job, progress) => {
      await db
        .insertInto('progress')
        .values({ job, progress })
        .onConflict((conflict) => conflict.column('job').doUpdateSet({ progress }))
        .execute()
    },
  }
}

/** Not parsed again, as in `storedEntity`. */
async function readTickets(db: Database, after: TicketId | null, most: number): Promise<readonly Ticket[]> {
  const rows = await db
    .selectFrom('entity')
    .select('body')
    .where('kind', '=', 'ticket')
    .where('id', '>', after ?? '')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(({ body }): Ticket => JSON.parse(body))
}

async function writeDesk(book: RecordBook, desk: Desk): ReturnType<IntakeStore['writeDesk']> {
  return book.atOnce(async (records) => {
    const before = await readEntity(records, 'desk', desk.id)
    if (before && isDeepStrictEqual(before.data, desk)) return []
    const change = {
      entity: { kind: 'desk', data: desk },
      scope: orgScope,
      before: before?.stored ?? null,
    } as const
    return commitChanges(records, [[change]], null)
  })
}
