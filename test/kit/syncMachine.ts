import { clientId } from '#shared/domain/ids'
import type { Scope } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import { createDigest, EMPTY_DIGEST } from '#shared/protocol/digest'
import type { Ack, Intent, Live, Part, Welcome } from '#shared/protocol/messages'
import { type PresentRow, type Row, type ScopeHead, seq } from '#shared/protocol/rows'
import type { Commit, Effect, Question } from '#shared/sync/effect'
import type { Answer, SyncEvent } from '#shared/sync/event'
import type { CachedRow, RowKey } from '#shared/sync/row'
import { type ConsoleState, initialState, type Remembered, type ScopeProgress } from '#shared/sync/state'
import { stampsNeeded, step } from '#shared/sync/step'
import { anAccount } from './builders'

type Asked = Extract<Effect, { kind: 'ask' }>
type AskedNamed<Name extends Question['name']> = {
  readonly request: number
  readonly question: Extract<Question, { name: Name }>
}

/** The machine with a disk as the real driver keeps it, one event at a time and looked at from all sides. */
export interface TestMachine {
  readonly state: () => ConsoleState
  readonly take: (event: SyncEvent) => readonly Effect[]
  /** What survives a crash: rows, progress, commands and refusals. */
  readonly disk: TestDisk
  /** Effects of the last event. */
  readonly effects: () => readonly Effect[]
  /** Every request of that name so far, oldest first. */
  readonly asked: <Name extends Question['name']>(name: Name) => readonly AskedNamed<Name>[]
  readonly answer: (
    request: number,
    answer: Answer,
    askedAt?: number,
    answeredAt?: number,
  ) => readonly Effect[]
  /** Started, opened and welcomed. */
  readonly goLive: (welcome?: Partial<Welcome>) => readonly Effect[]
  readonly live: (live: Live) => readonly Effect[]
}

export interface TestDisk {
  readonly rows: Map<RowKey, CachedRow>
  readonly progress: Map<Scope, ScopeProgress>
  readonly outbox: Map<number, Intent>
  readonly refused: Map<number, string>
  /** The same by the command's id, which outlives a new number. */
  readonly refusedIds: Set<string>
  serverId: string | null
  chapter: string | null
}

export const emptyDisk = (): TestDisk => ({
  rows: new Map(),
  progress: new Map(),
  outbox: new Map(),
  refused: new Map(),
  refusedIds: new Set(),
  serverId: null,
  chapter: null,
})

/** Writes a commit as the cache and the outbox do, in one step each. */
export function writeCommit(disk: TestDisk, commit: Commit): void {
  for (const [key, row] of disk.rows) if (commit.wipe.includes(row.scope)) disk.rows.delete(key)
  for (const key of commit.remove) disk.rows.delete(key)
  for (const row of commit.put) disk.rows.set(row.key, row)
  for (const [scope, progress] of commit.progress) {
    if (progress === null) disk.progress.delete(scope)
    else {
      const { cursor, floor, count, digest, isWhole, ahead } = progress
      disk.progress.set(scope, { cursor, floor, count, digest, isWhole, ahead })
    }
  }
  if (commit.serverId !== null) disk.serverId = commit.serverId
  if (commit.chapter !== null) disk.chapter = commit.chapter
  for (const { n, refusal } of commit.refused) {
    disk.refused.set(n, refusal.kind)
    const refused = disk.outbox.get(n)
    if (refused) disk.refusedIds.add(refused.id)
    disk.outbox.delete(n)
  }
  for (const n of commit.released) disk.outbox.delete(n)
}

export function stampsFrom(disk: TestDisk, state: ConsoleState, event: SyncEvent): Map<RowKey, CachedRow> {
  const stamps = new Map<RowKey, CachedRow>()
  for (const key of stampsNeeded(state, event)) {
    const row = disk.rows.get(key)
    if (row) stamps.set(key, row)
  }
  return stamps
}

export const CLIENT = clientId('console-1')

/** A machine that remembers what the changes say, and nothing else. */
export function aMachine(changes: Partial<Remembered> = {}, rows: readonly CachedRow[] = []): TestMachine {
  const disk = emptyDisk()
  for (const row of rows) disk.rows.set(row.key, row)
  for (const [scope, progress] of changes.scopes ?? []) disk.progress.set(scope, progress)
  disk.serverId = changes.serverId ?? null
  for (const intent of changes.outbox ?? []) disk.outbox.set(intent.n, intent)
  const nothing = { clientId: CLIENT, serverId: null, chapter: null, scopes: new Map(), outbox: [] }
  const numberedTo = changes.outbox?.at(-1)?.n ?? 0
  let state = initialState({ ...nothing, numberedTo, ...changes })
  let effects: readonly Effect[] = []
  const asked: Asked[] = []
  const take = (event: SyncEvent): readonly Effect[] => {
    const next = step(state, event, stampsFrom(disk, state, event))
    state = next.state
    effects = next.effects
    for (const effect of effects) {
      if (effect.kind === 'ask') asked.push(effect)
      if (effect.kind === 'commit') writeCommit(disk, effect.commit)
    }
    return effects
  }
  const answer: TestMachine['answer'] = (request, reply, askedAt = 0, answeredAt = 10) =>
    take({ kind: 'answered', connection: state.connection, request, answer: reply, askedAt, answeredAt })
  const named: TestMachine['asked'] = (name) =>
    asked.filter((one): one is Asked & AskedNamed<typeof name> => one.question.name === name)
  return {
    state: () => state,
    take,
    disk,
    effects: () => effects,
    asked: named,
    answer,
    goLive: (changesOfWelcome = {}) => {
      take({ kind: 'started' })
      take({ kind: 'opened', connection: state.connection, epoch: 1 })
      const hello = named('hello').at(-1)
      if (!hello) throw new Error('The machine did not say hello.')
      return answer(hello.request, aWelcome(changesOfWelcome))
    },
    live: (live) => take({ kind: 'live', connection: state.connection, live }),
  }
}

export const aWelcome = (changes: Partial<Welcome> = {}): Welcome => ({
  kind: 'welcome',
  serverId: 'server-1',
  account: anAccount(),
  scopes: [],
  lastN: 0,
  heads: {},
  chapter: 'chapter-1',
  isContinued: true,
  t1: 1_000_005,
  t2: 1_000_005,
  ...changes,
})

/** A head that is ahead of anything cached; its digest only counts once a console has come level. */
export const aHead = (head: number, rows: readonly Row[] = []): ScopeHead => {
  const digest = createDigest(EMPTY_DIGEST)
  const present = rows.filter((row): row is PresentRow => row.live)
  for (const { id, v, entity } of present) digest.toggle(entity.kind, id, v)
  return { head: seq(head), count: present.length, digest: digest.hex() }
}

export const ticketRow = (ticket: Ticket, v: number): PresentRow => ({
  live: true,
  id: ticket.id,
  v: seq(v),
  entity: { kind: 'ticket', data: ticket },
})
export const goneTicket = (ticket: Ticket, v: number): Row => ({
  live: false,
  id: ticket.id,
  v: seq(v),
  kind: 'ticket',
})
export const cachedTicket = (ticket: Ticket, scope: Scope, v: number): CachedRow => ({
  key: `ticket:${ticket.id}`,
  id: ticket.id,
  scope,
  v: seq(v),
  entity: { kind: 'ticket', data: ticket },
})

export const aPart = (scope: Scope, from: number, to: number, changes: Partial<Part> = {}): Part => ({
  kind: 'part',
  scope,
  from: seq(from),
  to: seq(to),
  floor: seq(to),
  rows: [],
  more: false,
  reset: false,
  ...changes,
})
export const aLive = (scope: Scope, prev: number, at: number, ...rows: readonly Row[]): Live => ({
  scope,
  prev: seq(prev),
  seq: seq(at),
  rows,
  by: null,
})
export const applied = (n: number, at: number | null, scope: Scope | null = null): Ack => ({
  status: 'applied',
  n,
  seq: at === null ? null : seq(at),
  scope,
})

/** What a scope's progress is after these rows. */
export const progressAt = (cursor: number, rows: readonly Row[] = [], floor = 0): ScopeProgress => {
  const { count, digest } = aHead(cursor, rows)
  return { cursor: seq(cursor), floor: seq(floor), count, digest, isWhole: true, ahead: seq(0) }
}
