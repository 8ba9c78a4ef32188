import type { ClientId, PersonId } from '#shared/domain/ids'
import type { Account } from '#shared/domain/person'
import { accepted, refused } from '#shared/domain/result'
import { orgScope, personScope, queueScope, type Scope } from '#shared/domain/scope'
import { EMPTY_DIGEST } from '#shared/protocol/digest'
import { ackSchema } from '#shared/protocol/messages'
import { BEFORE_ALL, type ScopeHead } from '#shared/protocol/rows'
import { queuesKnown } from './accountStore'
import { decide } from './decide'
import { pullPart } from './pull'
import type { SyncStore } from './store'
import type { Database } from './tables'

const RESULTS_SHOWN = 1_000

export function createSyncStore(db: Database): SyncStore {
  return {
    serverId: async () => {
      const row = await db
        .selectFrom('fact')
        .select('value')
        .where('name', '=', 'server-id')
        .executeTakeFirstOrThrow()
      return row.value
    },
    openClient: (client, person, epoch) => openClient(db, client, person, epoch),
    scopesOf: (account) => scopesOf(db, account),
    heads: (scopes) => heads(db, scopes),
    pull: (request) => pullPart(db, request),
    decide: (client, epoch, account, intent, receivedAt) =>
      decide(db, client, epoch, account, intent, receivedAt),
    resultsOf: (client) => resultsOf(db, client),
  }
}

async function openClient(
  db: Database,
  client: ClientId,
  person: PersonId,
  epoch: number,
): ReturnType<SyncStore['openClient']> {
  return db.transaction().execute(async (tx) => {
    const known = await tx.selectFrom('client').selectAll().where('client_id', '=', client).executeTakeFirst()
    if (!known) {
      await tx
        .insertInto('client')
        .values({ client_id: client, person_id: person, last_n: 0, epoch })
        .execute()
      return accepted({ lastN: 0 })
    }
    if (known.person_id !== person) return refused({ kind: 'foreign' })
    if (epoch <= known.epoch) return refused({ kind: 'fenced', epoch: known.epoch })
    await tx.updateTable('client').set({ epoch }).where('client_id', '=', client).execute()
    return accepted({ lastN: known.last_n })
  })
}

/** The organisation, oneself, and every queue in view. Archives of closed work are not sent to consoles. */
async function scopesOf(db: Database, account: Account): Promise<readonly Scope[]> {
  const queues = account.queues === 'all' ? await queuesKnown(db) : account.queues
  return [orgScope, personScope(account.id), ...queues.map(queueScope)]
}

async function heads(db: Database, scopes: readonly Scope[]): Promise<Readonly<Record<Scope, ScopeHead>>> {
  const rows = await db.selectFrom('scope').selectAll().where('scope', 'in', scopes).execute()
  const known = new Map(
    rows.map(({ scope, head, row_count, digest }) => [scope, { head, count: row_count, digest }]),
  )
  const unwritten: ScopeHead = { head: BEFORE_ALL, count: 0, digest: EMPTY_DIGEST }
  return Object.fromEntries(scopes.map((scope) => [scope, known.get(scope) ?? unwritten]))
}

async function resultsOf(db: Database, client: ClientId): ReturnType<SyncStore['resultsOf']> {
  const rows = await db
    .selectFrom('command_result')
    .select(['n', 'ack'])
    .where('client_id', '=', client)
    .orderBy('n', 'desc')
    .limit(RESULTS_SHOWN)
    .execute()
  return rows.toReversed().map(({ n, ack }) => {
    const answer = ackSchema.parse(JSON.parse(ack))
    return { n, refusal: answer.status === 'rejected' ? answer.refusal : null }
  })
}
