import { applyIntent } from '#shared/commands/applyIntent'
import type { Entity } from '#shared/domain/entity'
import { type Instant, instant } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import { type Scope, scopeOfTicket } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import { createDigest } from '#shared/protocol/digest'
import type { Ack, Farewell, Intent, Live, Part, Push, Welcome } from '#shared/protocol/messages'
import { type Row, type ScopeHead, type Seq, seq } from '#shared/protocol/rows'
import type { Question } from '#shared/sync/effect'
import type { Answer } from '#shared/sync/event'
import { type RowKey, rowKey } from '#shared/sync/row'

interface Stored {
  readonly entity: Entity
  readonly id: string
  readonly scope: Scope
  readonly v: Seq
}
interface Entry {
  readonly key: RowKey
  readonly seq: Seq
  readonly isLive: boolean
}
interface Client {
  lastN: number
  epoch: number
  readonly answers: Map<number, { readonly id: string; readonly ack: Ack }>
}
interface ScopeLog {
  head: Seq
  prunedTo: Seq
  readonly entries: Map<RowKey, Entry>
}

/** The truth in memory: the server's half of the protocol, as short as it can be said (sync.md 2.4, S1-S5). */
export interface ModelServer {
  /** Intents carried out, with the client each came from: nothing may stand here twice. */
  readonly carriedOut: readonly { readonly client: string; readonly intent: Intent }[]
  readonly answersOf: (client: string) => ReadonlyMap<number, { readonly ack: Ack }>
  readonly ticketsIn: (scopes: readonly Scope[]) => readonly { readonly ticket: Ticket; readonly v: Seq }[]
  readonly versionOf: (key: RowKey) => Seq | null
  readonly headOf: (scope: Scope) => ScopeHead
  readonly lastIn: (scope: Scope) => Seq
  readonly write: (ticket: Ticket) => readonly Live[]
  /** Forgets departures older than the last commits. */
  readonly prune: (keepCommits: number) => void
  readonly hear: (
    client: string,
    account: Account,
    scopes: readonly Scope[],
    question: Question,
    now: Instant,
  ) => {
    readonly answer: Answer | null
    readonly lives: readonly Live[]
  }
}

const PART_ROWS = 4

export function createModelServer(): ModelServer {
  let clock = 0
  const rows = new Map<RowKey, Stored>()
  const logs = new Map<Scope, ScopeLog>()
  const clients = new Map<string, Client>()
  const carriedOut: { client: string; intent: Intent }[] = []

  const logOf = (scope: Scope): ScopeLog => {
    const known = logs.get(scope)
    if (known) return known
    const made: ScopeLog = { head: seq(0), prunedTo: seq(0), entries: new Map() }
    logs.set(scope, made)
    return made
  }
  const clientOf = (name: string): Client => {
    const known = clients.get(name)
    if (known) return known
    const made: Client = { lastN: 0, epoch: 0, answers: new Map() }
    clients.set(name, made)
    return made
  }
  const rowOf = ({ key, seq: v, isLive }: Entry): Row => {
    const stored = rows.get(key)
    if (!stored) throw new Error(`No row ${key}`)
    const { id, entity } = stored
    return isLive ? { live: true, id, v, entity } : { live: false, id, v, kind: entity.kind }
  }
  /** One commit: every entity gets one new number and a place in the scope it is in now. */
  const commit = (entities: readonly Entity[], scope: Scope, by: Live['by']): readonly Live[] => {
    const at = seq(++clock)
    const changed = new Map<Scope, Entry[]>()
    const note = (where: Scope, key: RowKey, isLive: boolean) => {
      const entry = { key, seq: at, isLive }
      changed.set(where, [...(changed.get(where) ?? []), entry])
      logOf(where).entries.set(key, entry)
    }
    for (const entity of entities) {
      const key = rowKey(entity.kind, entity.data.id)
      const before = rows.get(key)
      rows.set(key, { entity, id: entity.data.id, scope, v: at })
      if (before && before.scope !== scope) note(before.scope, key, false)
      note(scope, key, true)
    }
    return [...changed].map(([where, entries]) => {
      const log = logOf(where)
      const prev = log.head
      log.head = at
      return { scope: where, prev, seq: at, rows: entries.map(rowOf), by }
    })
  }
  const messagesOf = (ticket: Ticket): readonly Entity[] =>
    [...rows.values()].flatMap(({ entity }) =>
      entity.kind === 'message' && entity.data.ticketId === ticket.id ? [entity] : [],
    )
  const write = (ticket: Ticket, extra: readonly Entity[] = [], by: Live['by'] = null): readonly Live[] => {
    const scope = scopeOfTicket(ticket)
    const before = rows.get(rowKey('ticket', ticket.id))
    const followers = before && before.scope !== scope ? messagesOf(ticket) : []
    return commit([{ kind: 'ticket', data: ticket }, ...extra, ...followers], scope, by)
  }
  const headOf = (scope: Scope): ScopeHead => {
    const digest = createDigest()
    const inside = [...rows.values()].filter((row) => row.scope === scope)
    for (const { entity, id, v } of inside) digest.toggle(entity.kind, id, v)
    return { head: logOf(scope).head, count: inside.length, digest: digest.hex() }
  }
  const headsOf = (scopes: readonly Scope[]) =>
    Object.fromEntries(scopes.map((scope) => [scope, headOf(scope)]))

  const pull = (scope: Scope, cursor: Seq, floor: Seq): Part => {
    const log = logOf(scope)
    const reset = cursor > 0 && Math.max(cursor, floor) < log.prunedTo
    const from = reset ? seq(0) : cursor
    const after = [...log.entries.values()]
      .filter((entry) => entry.seq > from)
      .toSorted((a, b) => a.seq - b.seq)
    let page = after.slice(0, PART_ROWS)
    // Never ends inside a commit.
    page = after.filter((entry) => entry.seq <= (page.at(-1)?.seq ?? 0))
    const more = page.length < after.length
    const to = more ? (page.at(-1)?.seq ?? log.head) : log.head
    return {
      kind: 'part',
      scope,
      from,
      to,
      floor: from === 0 ? log.head : floor,
      rows: page.map(rowOf),
      more,
      reset,
    }
  }
  const judge = (
    client: string,
    account: Account,
    scopes: readonly Scope[],
    intent: Intent,
    now: Instant,
  ) => {
    const stored = rows.get(rowKey('ticket', intent.ticketId))
    const ticket = stored?.entity.kind === 'ticket' ? stored.entity.data : null
    const { n } = intent
    const nothing: readonly Live[] = []
    const rejected = (refusal: Extract<Ack, { status: 'rejected' }>['refusal']): Ack => ({
      status: 'rejected',
      n,
      refusal,
    })
    if (!stored || !ticket || !scopes.includes(stored.scope)) {
      return { ack: rejected({ kind: 'not-allowed' }), lives: nothing }
    }
    const at = instant(Math.min(intent.at, now))
    const actor = { id: account.id, name: account.name }
    const outcome = applyIntent(ticket, intent, { actor, at, receivedAt: now })
    if (!outcome.ok) return { ack: rejected(outcome.refusal), lives: nothing }
    carriedOut.push({ client, intent })
    if (!outcome.value.changed)
      return { ack: { status: 'applied', n, seq: null, scope: null } as Ack, lives: nothing }
    const { message } = outcome.value
    const extra: readonly Entity[] = message ? [{ kind: 'message', data: message }] : []
    const lives = write(outcome.value.ticket, extra, { clientId: client as never, n })
    return {
      ack: { status: 'applied', n, seq: seq(clock), scope: scopeOfTicket(outcome.value.ticket) } as Ack,
      lives,
    }
  }
  const push = (name: string, account: Account, scopes: readonly Scope[], message: Push, now: Instant) => {
    const client = clientOf(name)
    const acks: Ack[] = []
    const lives: Live[] = []
    for (const intent of message.intents) {
      const known = client.answers.get(intent.n)
      if (known) {
        const isSame = known.id === intent.id
        acks.push(isSame ? known.ack : { status: 'forked', n: intent.n })
        if (!isSame) break
        continue
      }
      if (intent.n > client.lastN + 1) {
        acks.push({ status: 'gap', n: intent.n, expected: client.lastN + 1 })
        break
      }
      const judged = judge(name, account, scopes, intent, now)
      client.lastN = intent.n
      client.answers.set(intent.n, { id: intent.id, ack: judged.ack })
      acks.push(judged.ack)
      lives.push(...judged.lives)
    }
    return { answer: { kind: 'acks', acks } as const, lives }
  }
  const welcome = (
    name: string,
    account: Account,
    scopes: readonly Scope[],
    epoch: number,
    now: Instant,
  ): Welcome | Farewell => {
    const client = clientOf(name)
    if (epoch <= client.epoch) return { kind: 'fenced', epoch: client.epoch }
    client.epoch = epoch
    const heads = headsOf(scopes)
    return {
      kind: 'welcome',
      serverId: 'model',
      account,
      scopes,
      lastN: client.lastN,
      heads,
      chapter: 'model',
      isContinued: true,
      t1: now,
      t2: now,
    }
  }
  return {
    carriedOut,
    answersOf: (name) => clientOf(name).answers,
    versionOf: (key) => rows.get(key)?.v ?? null,
    headOf,
    lastIn: (scope) => logOf(scope).head,
    write,
    ticketsIn: (scopes) =>
      [...rows.values()].flatMap(({ entity, scope, v }) =>
        entity.kind === 'ticket' && scopes.includes(scope) ? [{ ticket: entity.data, v }] : [],
      ),
    prune: (keepCommits) => {
      for (const log of logs.values()) {
        for (const entry of log.entries.values()) {
          if (entry.isLive || entry.seq > clock - keepCommits) continue
          log.entries.delete(entry.key)
          log.prunedTo = seq(Math.max(log.prunedTo, entry.seq))
        }
      }
    },
    hear: (name, account, scopes, question, now) => {
      const none: readonly Live[] = []
      if (question.name === 'hello')
        return { answer: welcome(name, account, scopes, question.message.epoch, now), lives: none }
      if (question.name === 'push') return push(name, account, scopes, question.message, now)
      if (question.name === 'heartbeat')
        return { answer: { kind: 'beat', t1: now, t2: now, heads: headsOf(scopes) }, lives: none }
      const { scope, cursor, floor } = question.message
      return { answer: scopes.includes(scope) ? pull(scope, cursor, floor) : null, lives: none }
    },
  }
}
