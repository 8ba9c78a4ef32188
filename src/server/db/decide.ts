import { applyIntent } from '#shared/commands/applyIntent'
import { assigneeOf } from '#shared/commands/assignee'
import { destinationOf } from '#shared/commands/destination'
import type { Refusal } from '#shared/commands/refusal'
import type { ClientId, PersonId, TicketId } from '#shared/domain/ids'
import { earlier, type Instant, later } from '#shared/domain/instant'
import type { Message } from '#shared/domain/message'
import { canWorkIn } from '#shared/domain/permissions'
import { type Account, personOf } from '#shared/domain/person'
import { accepted, type Result, refused } from '#shared/domain/result'
import { type Scope, scopeOfTicket } from '#shared/domain/scope'
import { type Ack, ackSchema, type Intent } from '#shared/protocol/messages'
import { type Change, commitChanges } from './commitChanges'
import { contentHash } from './contentHash'
import { readEntity, readStored } from './entityRows'
import { changesOfPair, otherTickets } from './mergedTickets'
import type { RecordBook, Records, StoredEntity } from './records'
import type { Commit, Decision } from './store'
import type { ClientRow } from './tables'
import { moved } from './writeTickets'

type Judgement = Result<{ readonly changes: readonly Change[]; readonly scope: Scope }, Refusal>

/** See SyncStore.decide. */
export async function decide(
  book: RecordBook,
  client: ClientId,
  epoch: number,
  account: Account,
  intent: Intent,
  receivedAt: Instant,
): Promise<Decision> {
  return book.atOnce((records) => decideOne(records, client, epoch, account, intent, receivedAt))
}

/** Decides within the caller's transaction. */
export async function decideOne(
  records: Records,
  client: ClientId,
  epoch: number,
  account: Account,
  intent: Intent,
  receivedAt: Instant,
): Promise<Decision> {
  const row = await records.client(client)
  if (!row || row.epoch !== epoch || row.person_id !== account.id) {
    return { kind: 'fenced', epoch: row?.epoch ?? 0 }
  }
  if (intent.n <= row.last_n) return decided(await earlierAnswer(records, client, intent))
  const expected = row.last_n + 1
  if (intent.n > expected) return decided({ status: 'gap', n: intent.n, expected })
  const known = await answerElsewhere(records, account.id, intent)
  const decision = known ? decided(known) : await carryOut(records, client, account, intent, receivedAt)
  await keepAnswer(records, row, intent, decision.ack, receivedAt)
  return decision
}

const decided = (ack: Ack, commit: Commit = []) => ({ kind: 'decided', ack, commit }) as const

/** See SyncStore.hasAnswered. */
export const hasAnswered = async (records: Records, client: ClientId, intent: Intent): Promise<boolean> =>
  (await records.answer(client, intent.n))?.hash === contentHash(intent)

/**
 * What this number was answered before, or that another content now carries it (S2). A number whose answer is
 * forgotten is far behind what its console has heard, so whoever sends it is a copy too.
 */
async function earlierAnswer(records: Records, client: ClientId, intent: Intent): Promise<Ack> {
  const kept = await records.answer(client, intent.n)
  if (kept?.hash !== contentHash(intent)) return { status: 'forked', n: intent.n }
  return ackSchema.parse(JSON.parse(kept.ack))
}

/**
 * What this very intent was answered under another number: consoles send it again under a new client id after their
 * profile was copied or this store was set back, and more than one of them may have it.
 */
async function answerElsewhere(records: Records, person: PersonId, intent: Intent): Promise<Ack | null> {
  for (const known of await records.answersTo([contentHash(intent)])) {
    const sender = await records.client(known.client_id)
    if (sender?.person_id === person) return { ...ackSchema.parse(JSON.parse(known.ack)), n: intent.n }
  }
  return null
}

async function keepAnswer(
  records: Records,
  client: ClientRow,
  intent: Intent,
  ack: Ack,
  decidedAt: Instant,
): Promise<void> {
  const hash = contentHash(intent)
  await records.putClient({ ...client, last_n: intent.n })
  const { client_id } = client
  await records.keepAnswers([
    { client_id, n: intent.n, hash, ack: JSON.stringify(ack), decided_at: decidedAt },
  ])
}

async function carryOut(
  records: Records,
  client: ClientId,
  account: Account,
  intent: Intent,
  receivedAt: Instant,
): Promise<ReturnType<typeof decided>> {
  const { n } = intent
  const judged = await judge(records, account, intent, receivedAt)
  if (!judged.ok) return decided({ status: 'rejected', n, refusal: judged.refusal })
  const { changes, scope } = judged.value
  if (changes.length === 0) return decided({ status: 'applied', n, seq: null, scope: null })
  const commit = await commitChanges(records, [changes], { clientId: client, n })
  const seq = commit.find((live) => live.scope === scope)?.seq ?? null
  return decided({ status: 'applied', n, seq, scope }, commit)
}

/** Whether a command leads to no queue at all, or to one that exists and that the agent may act in (CMD17). */
async function isWayOpen(records: Records, account: Account, { name, args }: Intent): Promise<boolean> {
  const to = destinationOf(name, args)
  if (to === null) return true
  return canWorkIn(account, to) && (await records.queues()).includes(to)
}

/** Whether somebody is known to have left; only whom the command gives its ticket to is looked up. */
async function whoLeft(records: Records, { name, args }: Intent): Promise<(id: PersonId) => boolean> {
  const to = assigneeOf(name, args)
  const known = to === null ? null : await readEntity(records, 'person', to)
  return (id) => known?.data.id === id && known.data.hasLeft === true
}

/** Permission against the queue the ticket is in now and the one it is sent to (S5), then the verb itself. */
async function judge(
  records: Records,
  account: Account,
  intent: Intent,
  receivedAt: Instant,
): Promise<Judgement> {
  const found = await readEntity(records, 'ticket', intent.ticketId)
  if (!found || !canWorkIn(account, found.data.queue)) return refused({ kind: 'not-allowed' })
  if (!(await isWayOpen(records, account, intent))) return refused({ kind: 'no-such-queue' })
  const others = await otherTickets(records, account, intent)
  if (!others.ok) return others
  const at = earlier(receivedAt, later(intent.at, found.data.openedAt))
  const otherTicket = (id: TicketId) => others.value.get(id)?.data ?? null
  const hasLeft = await whoLeft(records, intent)
  const context = { actor: personOf(account), at, receivedAt, otherTicket, hasLeft }
  const outcome = applyIntent(found.data, intent, context)
  if (!outcome.ok) return outcome
  const scope = scopeOfTicket(found.data)
  if (!outcome.value.changed) return accepted({ changes: [], scope })
  const { ticket, message, other } = outcome.value
  if (message && !(await areThere(records, account, message))) {
    return refused({ kind: 'not-attached', why: 'missing' })
  }
  if (message && (await readStored(records, 'message', [message.id])).size > 0) {
    return refused({ kind: 'invalid', detail: 'A message with this id was filed before.' })
  }
  const now = scopeOfTicket(ticket)
  const changes: Change[] = [{ entity: { kind: 'ticket', data: ticket }, scope: now, before: found.stored }]
  if (message) changes.push({ entity: { kind: 'message', data: message }, scope: now, before: null })
  const before = other && others.value.get(other.id)
  changes.push(
    ...(before
      ? await changesOfPair(records, ticket, { before, after: other })
      : await followers(records, found.stored, now)),
  )
  return accepted({ changes, scope: now })
}

/**
 * Whether all that a message names lies here and came from this person or was on the ticket before (ATT6). Knowing the
 * hash of a content is no right to it: naming it on a ticket of one's own would make it readable there.
 */
async function areThere(records: Records, account: Account, message: Message): Promise<boolean> {
  const contents = [...new Set(message.attachments?.map(({ id }) => id))]
  if (contents.length === 0) return true
  return (await records.attachable(account.id, message.ticketId, contents)).length === contents.length
}

/** The ticket's messages, when the ticket leaves the scope they are in. */
async function followers(records: Records, ticket: StoredEntity, to: Scope): Promise<readonly Change[]> {
  if (ticket.scope === to) return []
  const conversation = await records.messagesOf([ticket.id])
  return conversation.map((message) => moved(message, to))
}
