import type { ClientId, PersonId } from '#shared/domain/ids'
import { canSeeScope } from '#shared/domain/permissions'
import type { Account } from '#shared/domain/person'
import { accepted, refused } from '#shared/domain/result'
import { orgScope, papersScope, personScope, queueScope, type Scope } from '#shared/domain/scope'
import { EMPTY_DIGEST } from '#shared/protocol/digest'
import { ackSchema } from '#shared/protocol/messages'
import { BEFORE_ALL, type ScopeHead } from '#shared/protocol/rows'
import { isInHistory, presentChapter } from './chapters'
import { decide, hasAnswered } from './decide'
import { decideTogether } from './decideTogether'
import { readEntity } from './entityRows'
import { headsWithoutMessages, type QuietHeads } from './headsWithoutMessages'
import { packPart } from './packPart'
import { pullPart, readPart } from './pull'
import type { RecordBook, Records } from './records'
import type { SyncStore } from './store'

const RESULTS_SHOWN = 1_000

export function createSyncStore(book: RecordBook): SyncStore {
  const quiet: QuietHeads = new Map()
  return {
    serverId: book.serverId,
    chapter: () => presentChapter(book),
    isInHistory: (chapter, furthest) => isInHistory(book, chapter, furthest),
    openClient: (client, person, epoch) => openClient(book, client, person, epoch),
    hasAnswered: (client, intent) => book.atOnce((records) => hasAnswered(records, client, intent)),
    scopesOf: (account) => scopesOf(book, account),
    readDesk: async () => (await readEntity(book, 'desk', 'desk'))?.data ?? null,
    queueOf: async (ticket) => (await readEntity(book, 'ticket', ticket))?.data.queue ?? null,
    heads: (scopes) => heads(book, scopes),
    headsWithoutMessages: (scopes) =>
      book.atOnce(async (records) => headsWithoutMessages(records, await heads(records, scopes), quiet)),
    pull: (request) => pullPart(book, request),
    pullPacked: async (request, reckoner) => packPart(await readPart(book, request), reckoner),
    decide: (client, epoch, account, intent, receivedAt) =>
      decide(book, client, epoch, account, intent, receivedAt),
    decideAll: async (client, epoch, account, intents, receivedAt) =>
      (await decideTogether(book, [{ client, epoch, account, intents }], receivedAt))[0] ?? [],
    decideTogether: (batches, receivedAt) => decideTogether(book, batches, receivedAt),
    resultsOf: (client) => resultsOf(book, client),
  }
}

async function openClient(
  book: RecordBook,
  client: ClientId,
  person: PersonId,
  epoch: number,
): ReturnType<SyncStore['openClient']> {
  return book.atOnce(async (records) => {
    const known = await records.client(client)
    if (!known) {
      await records.putClient({ client_id: client, person_id: person, last_n: 0, epoch })
      return accepted({ lastN: 0 })
    }
    if (known.person_id !== person) return refused({ kind: 'foreign' })
    if (epoch <= known.epoch) return refused({ kind: 'fenced', epoch: known.epoch })
    await records.putClient({ ...known, epoch })
    return accepted({ lastN: known.last_n })
  })
}

/** The organisation, oneself, what the desk wrote down, and every queue in view. Archives of closed work are not sent to consoles. */
async function scopesOf(records: Records, account: Account): Promise<readonly Scope[]> {
  const queues = account.queues === 'all' ? await records.queues() : account.queues
  const all = [orgScope, personScope(account.id), papersScope, ...queues.map(queueScope)]
  return all.filter((scope) => canSeeScope(account, scope))
}

async function heads(
  records: Records,
  scopes: readonly Scope[],
): Promise<Readonly<Record<Scope, ScopeHead>>> {
  const rows = await records.scopes(scopes)
  const known = new Map(
    rows.map(({ scope, head, row_count, digest }) => [scope, { head, count: row_count, digest }]),
  )
  const unwritten: ScopeHead = { head: BEFORE_ALL, count: 0, digest: EMPTY_DIGEST }
  return Object.fromEntries(scopes.map((scope) => [scope, known.get(scope) ?? unwritten]))
}

async function resultsOf(records: Records, client: ClientId): ReturnType<SyncStore['resultsOf']> {
  const rows = await records.lastAnswers(client, RESULTS_SHOWN)
  return rows.toReversed().map(({ n, ack }) => {
    const answer = ackSchema.parse(JSON.parse(ack))
    return { n, refusal: answer.status === 'rejected' ? answer.refusal : null }
  })
}
