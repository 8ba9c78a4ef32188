import { createHash } from 'node:crypto'
import { applyCommand } from '#shared/commands/catalogue'
import type { Refusal } from '#shared/commands/refusal'
import type { ClientId } from '#shared/domain/ids'
import { earlier, type Instant, later } from '#shared/domain/instant'
import { canWorkIn } from '#shared/domain/permissions'
import { type Account, personOf } from '#shared/domain/person'
import { accepted, type Result, refused } from '#shared/domain/result'
import { type Scope, scopeOfTicket } from '#shared/domain/scope'
import { type Ack, ackSchema, type Intent } from '#shared/protocol/messages'
import { type Change, commitChanges } from './commitChanges'
import { readConversations, readEntity, readStored, type StoredEntity } from './entityRows'
import type { Commit, Decision } from './store'
import type { Database, InTransaction } from './tables'
import { moved } from './writeTickets'

type Judgement = Result<{ readonly changes: readonly Change[]; readonly scope: Scope }, Refusal>

/** See SyncStore.decide. */
export async function decide(
  db: Database,
  client: ClientId,
  epoch: number,
  account: Account,
  intent: Intent,
  receivedAt: Instant,
): Promise<Decision> {
  return db.transaction().execute(async (tx): Promise<Decision> => {
    const row = await tx.selectFrom('client').selectAll().where('client_id', '=', client).executeTakeFirst()
    if (!row || row.epoch !== epoch || row.person_id !== account.id) {
      return { kind: 'fenced', epoch: row?.epoch ?? 0 }
    }
    if (intent.n <= row.last_n) return decided(await earlierAnswer(tx, client, intent))
    const expected = row.last_n + 1
    if (intent.n > expected) return decided({ status: 'gap', n: intent.n, expected })
    const decision = await carryOut(tx, client, account, intent, receivedAt)
    await keepAnswer(tx, client, intent, decision.ack, receivedAt)
    return decision
  })
}

const decided = (ack: Ack, commit: Commit = []) => ({ kind: 'decided', ack, commit }) as const

/**
 * What this number was answered before, or that another content now carries it (S2). A number whose answer is
 * forgotten is far behind what its console has heard, so whoever sends it is a copy too.
 */
async function earlierAnswer(tx: InTransaction, client: ClientId, intent: Intent): Promise<Ack> {
  const kept = await tx
    .selectFrom('command_result')
    .select(['hash', 'ack'])
    .where('client_id', '=', client)
    .where('n', '=', intent.n)
    .executeTakeFirst()
  if (kept?.hash !== contentHash(intent)) return { status: 'forked', n: intent.n }
  return ackSchema.parse(JSON.parse(kept.ack))
}

async function keepAnswer(
  tx: InTransaction,
  client: ClientId,
  intent: Intent,
  ack: Ack,
  decidedAt: Instant,
): Promise<void> {
  const hash = contentHash(intent)
  await tx.updateTable('client').set({ last_n: intent.n }).where('client_id', '=', client).execute()
  await tx
    .insertInto('command_result')
    .values({ client_id: client, n: intent.n, hash, ack: JSON.stringify(ack), decided_at: decidedAt })
    .execute()
}

async function carryOut(
  tx: InTransaction,
  client: ClientId,
  account: Account,
  intent: Intent,
  receivedAt: Instant,
): Promise<ReturnType<typeof decided>> {
  const { n } = intent
  const judged = await judge(tx, account, intent, receivedAt)
  if (!judged.ok) return decided({ status: 'rejected', n, refusal: judged.refusal })
  const { changes, scope } = judged.value
  if (changes.length === 0) return decided({ status: 'applied', n, seq: null, scope: null })
  const commit = await commitChanges(tx, [changes], { clientId: client, n })
  const seq = commit.find((live) => live.scope === scope)?.seq ?? null
  return decided({ status: 'applied', n, seq, scope }, commit)
}

/** Permission against the queue the ticket is in now (S5), then the verb itself. */
async function judge(
  tx: InTransaction,
  account: Account,
  intent: Intent,
  receivedAt: Instant,
): Promise<Judgement> {
  const found = await readEntity(tx, 'ticket', intent.ticketId)
  if (!found || !canWorkIn(account, found.data.queue)) return refused({ kind: 'not-allowed' })
  const at = earlier(receivedAt, later(intent.at, found.data.openedAt))
  const context = { actor: personOf(account), at, receivedAt }
  const outcome = applyCommand(found.data, intent.name, intent.args, context)
  if (!outcome.ok) return outcome
  const scope = scopeOfTicket(found.data)
  if (!outcome.value.changed) return accepted({ changes: [], scope })
  const { ticket, message } = outcome.value
  if (message && (await readStored(tx, 'message', [message.id])).size > 0) {
    return refused({ kind: 'invalid', detail: 'A message with this id was filed before.' })
  }
  const now = scopeOfTicket(ticket)
  const changes: Change[] = [{ entity: { kind: 'ticket', data: ticket }, scope: now, before: found.stored }]
  if (message) changes.push({ entity: { kind: 'message', data: message }, scope: now, before: null })
  changes.push(...(await followers(tx, found.stored, now)))
  return accepted({ changes, scope: now })
}

/** The ticket's messages, when the ticket leaves the scope they are in. */
async function followers(tx: InTransaction, ticket: StoredEntity, to: Scope): Promise<readonly Change[]> {
  if (ticket.scope === to) return []
  const conversation = await readConversations(tx, [ticket.id])
  return conversation.map((message) => moved(message, to))
}

/**
 * What makes an intent this intent. `at` and `baseV` are left out: a console may correct its clock between two
 * sends of the same intent.
 */
function contentHash({ id, name, version, ticketId, args }: Intent): string {
  return createHash('sha256')
    .update(JSON.stringify([id, name, version, ticketId, inKeyOrder(args)]))
    .digest('base64url')
}

function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, inKeyOrder(inner)]))
}
