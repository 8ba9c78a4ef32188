import { isDeepStrictEqual } from 'node:util'
import type { Desk } from '#shared/domain/desk'
import { orgScope } from '#shared/domain/scope'
import { commitChanges } from './commitChanges'
import { readEntity } from './entityRows'
import type { IntakeStore } from './store'
import type { Database } from './tables'
import { writeTickets } from './writeTickets'

export function createIntakeStore(db: Database): IntakeStore {
  return {
    writeTickets: (writes, queues) => writeTickets(db, writes, queues),
    writeDesk: (desk) => writeDesk(db, desk),
    readDesk: async () => (await readEntity(db, 'desk', 'desk'))?.data ?? null,
    readTicket: async (id) => (await readEntity(db, 'ticket', id))?.data ?? null,
    countTickets: async () => {
      const { count } = await db
        .selectFrom('entity')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('kind', '=', 'ticket')
        .executeTakeFirstOrThrow()
      return count
    },
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

async function writeDesk(db: Database, desk: Desk): ReturnType<IntakeStore['writeDesk']> {
  return db.transaction().execute(async (tx) => {
    const before = await readEntity(tx, 'desk', desk.id)
    if (before && isDeepStrictEqual(before.data, desk)) return []
    const change = {
      entity: { kind: 'desk', data: desk },
      scope: orgScope,
      before: before?.stored ?? null,
    } as const
    return commitChanges(tx, [[change]], null)
  })
}
