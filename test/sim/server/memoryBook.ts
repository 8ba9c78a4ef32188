import type { Entry, PageRequest, RecordBook, Records, StoredMessage } from '#server/db/records'
import type { AnswerRow, EntityRow } from '#server/db/tables'
import { createTurnstile, type Turnstile } from '#server/turnstile'
import type { ContentId } from '#shared/domain/attachment'
import { queueId } from '#shared/domain/ids'
import type { Message } from '#shared/domain/message'
import { BEFORE_ALL, type Seq, seq } from '#shared/protocol/rows'
import { entryKey, type MemoryTables } from './memoryTables'

/** What one transaction wrote for good. */
export interface Written {
  readonly answers: readonly AnswerRow[]
  readonly entities: readonly EntityRow[]
}

export interface BookPorts {
  /**
   * Before every question and every change, and on both sides of a commit. Throws when the disk fails; never settles
   * when the process dies here, and has then let `undo` run unless the commit is done.
   */
  readonly gate: (moment: 'record' | 'commit' | 'committed', undo: () => void) => Promise<void>
  /** `undo` takes the commit back, after all that came later. */
  readonly onCommit: (written: Written, undo: () => void) => void
}

type Undo = (() => void)[]

/** The transaction that is running; there is one at a time, as on the file. */
interface Running {
  undo: Undo
  written: { readonly answers: AnswerRow[]; readonly entities: EntityRow[] }
}

export interface MemoryBook extends RecordBook {
  /** Runs while no transaction does: what is seen then is what a backup sees. */
  readonly betweenTransactions: (look: () => void) => Promise<void>
}

/** The tables in memory, with one transaction at a time as the file has it. */
export function createMemoryBook(tables: MemoryTables, ports: BookPorts): MemoryBook {
  const turnstile = createTurnstile()
  const running: Running = { undo: [], written: { answers: [], entities: [] } }
  const rollBack = (): void => {
    takeBack(running.undo)
    running.undo = []
  }
  const records = memoryRecords(tables, () => ports.gate('record', rollBack), running)
  return {
    ...inTurn(records, turnstile),
    betweenTransactions: (look) => turnstile.pass(async () => look()),
    atOnce: (work) =>
      turnstile.pass(async () => {
        running.written = { answers: [], entities: [] }
        try {
          const done = await work(records)
          await ports.gate('commit', rollBack)
          const { undo } = running
          running.undo = []
          ports.onCommit(running.written, () => takeBack(undo))
          await ports.gate('committed', rollBack)
          return done
        } catch (error) {
          rollBack()
          throw error
        }
      }),
  }
}

function takeBack(undo: Undo): void {
  for (const one of undo.toReversed()) one()
}

/** Questions outside a transaction wait for the one that is running. */
function inTurn(records: Records, turnstile: Turnstile): Records {
  const guarded = Object.entries(records).map(([name, ask]) => [
    name,
    (...given: readonly unknown[]) =>
      turnstile.pass(() => (ask as (...args: readonly unknown[]) => Promise<unknown>)(...given)),
  ])
  return Object.fromEntries(guarded)
}

function put<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, { undo }: Running): void {
  const before = map.get(key)
  undo.push(() => {
    if (before === undefined) map.delete(key)
    else map.set(key, before)
  })
  map.set(key, value)
}

function drop<Key, Value>(map: Map<Key, Value>, key: Key, { undo }: Running): void {
  const before = map.get(key)
  if (before === undefined) return
  undo.push(() => map.set(key, before))
  map.delete(key)
}

function within<Key, Inner, Value>(maps: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  const known = maps.get(key)
  if (known) return known
  const made = new Map<Inner, Value>()
  maps.set(key, made)
  return made
}

type Gate = () => Promise<void>

const memoryRecords = (tables: MemoryTables, gate: Gate, running: Running): Records => ({
  ...chapterRecords(tables, gate, running),
  ...commandRecords(tables, gate, running),
  ...entityRecords(tables, gate, running),
  ...scopeRecords(tables, gate, running),
  serverId: async () => {
    await gate()
    return tables.serverId
  },
  putAccount: async (account) => {
    await gate()
    put(tables.accounts, account.id, account, running)
  },
  // Nobody signs in here: consoles of a world bring their account along.
  endSessions: gate,
})

type ChapterRecords = Pick<Records, 'addChapter' | 'chapters' | 'dropChapters'>

function chapterRecords(tables: MemoryTables, gate: Gate, running: Running): ChapterRecords {
  const become = (chapters: MemoryTables['chapters']): void => {
    const before = tables.chapters
    running.undo.push(() => {
      tables.chapters = before
    })
    tables.chapters = chapters
  }
  return {
    addChapter: async (chapter) => {
      await gate()
      become([...tables.chapters, { chapter, begun_after: seq(tables.seq) }])
    },
    chapters: async () => {
      await gate()
      return tables.chapters
    },
    dropChapters: async (kept) => {
      await gate()
      become(tables.chapters.slice(-kept))
    },
  }
}

type CommandRecords = Pick<
  Records,
  'client' | 'putClient' | 'answer' | 'answersTo' | 'keepAnswers' | 'lastAnswers' | 'dropAnswers'
>

function keepAnswer(tables: MemoryTables, answer: AnswerRow, running: Running): void {
  const answers = within(tables.answers, answer.client_id)
  if (answers.has(answer.n)) throw new Error(`There is an answer to ${answer.client_id} ${answer.n} already.`)
  put(answers, answer.n, answer, running)
  running.written.answers.push(answer)
}

const commandRecords = (tables: MemoryTables, gate: Gate, running: Running): CommandRecords => ({
  client: async (client) => {
    await gate()
    return tables.clients.get(client) ?? null
  },
  putClient: async (client) => {
    await gate()
    put(tables.clients, client.client_id, client, running)
  },
  answer: async (client, n) => {
    await gate()
    return tables.answers.get(client)?.get(n) ?? null
  },
  answersTo: async (hashes) => {
    await gate()
    const wanted = new Set(hashes)
    return [...tables.answers.values()].flatMap((answers) =>
      [...answers.values()].filter(({ hash }) => wanted.has(hash)),
    )
  },
  keepAnswers: async (kept) => {
    await gate()
    for (const answer of kept) keepAnswer(tables, answer, running)
  },
  lastAnswers: async (client, limit) => {
    await gate()
    const answers = [...(tables.answers.get(client)?.values() ?? [])]
    return answers.toSorted((a, b) => b.n - a.n).slice(0, limit)
  },
  dropAnswers: async (before, kept) => {
    await gate()
    for (const [client, answers] of tables.answers) {
      const lastN = tables.clients.get(client)?.last_n ?? 0
      for (const { n, decided_at } of answers.values()) {
        if (decided_at < before && n <= lastN - kept) drop(answers, n, running)
      }
    }
  },
})

type EntityRecords = Pick<Records, 'entities' | 'messagesOf' | 'attachable' | 'queues' | 'putEntities'>

const entityRecords = (tables: MemoryTables, gate: Gate, running: Running): EntityRecords => ({
  entities: async (kind, ids) => {
    await gate()
    return ids.flatMap((id) => tables.entities.get(entryKey(kind, id)) ?? [])
  },
  messagesOf: async (ticketIds) => {
    await gate()
    const found: StoredMessage[] = []
    for (const row of tables.entities.values()) {
      const ticketId = row.ticket_id
      if (ticketId !== null && ticketIds.includes(ticketId)) found.push({ ...row, ticketId })
    }
    return found
  },
  attachable: async (person, ticket, contents) => {
    await gate()
    const named = new Set(namedIn(tables, ticket))
    return contents.filter((content) => named.has(content) || tables.uploads.get(person)?.has(content))
  },
  queues: async () => {
    await gate()
    const ids = [...tables.entities.values()].flatMap(({ kind, id }) => (kind === 'queue' ? [id] : []))
    return ids.toSorted().map(queueId)
  },
  putEntities: async (rows) => {
    await gate()
    for (const row of rows) put(tables.entities, entryKey(row.kind, row.id), row, running)
    running.written.entities.push(...rows)
  },
})

/** Contents that the messages of a ticket name. */
const namedIn = (tables: MemoryTables, ticket: string): readonly ContentId[] =>
  [...tables.entities.values()].flatMap(({ kind, ticket_id, body }) => {
    if (kind !== 'message' || ticket_id !== ticket) return []
    const { attachments = [] }: Pick<Message, 'attachments'> = JSON.parse(body)
    return attachments.map(({ id }) => id)
  })

type ScopeRecords = Pick<
  Records,
  | 'scopes'
  | 'putHeads'
  | 'putEntries'
  | 'entriesAfter'
  | 'ticketsIn'
  | 'crowdedScopes'
  | 'departureBefore'
  | 'dropDepartures'
  | 'takeNumbers'
>

const scopeRecords = (tables: MemoryTables, gate: Gate, running: Running): ScopeRecords => ({
  scopes: async (scopes) => {
    await gate()
    return scopes.flatMap((scope) => tables.scopes.get(scope) ?? [])
  },
  putHeads: async (rows) => {
    await gate()
    for (const row of rows) {
      const pruned_to = tables.scopes.get(row.scope)?.pruned_to ?? BEFORE_ALL
      put(tables.scopes, row.scope, { ...row, pruned_to }, running)
    }
  },
  putEntries: async (rows) => {
    await gate()
    for (const row of rows) put(within(tables.entries, row.scope), entryKey(row.kind, row.id), row, running)
  },
  entriesAfter: async (page) => {
    await gate()
    return entriesAfter(tables, page)
  },
  ticketsIn: async (scope) => {
    await gate()
    return [...(tables.entries.get(scope)?.values() ?? [])].filter(
      ({ kind, live }) => kind === 'ticket' && live === 1,
    )
  },
  crowdedScopes: async (departures) => {
    await gate()
    return [...tables.entries.keys()].filter((scope) => departuresOf(tables, scope).length > departures)
  },
  departureBefore: async (scope, kept) => {
    await gate()
    const departure = departuresOf(tables, scope)[kept]
    if (departure === undefined) throw new Error(`${scope} has no departure before its last ${kept}.`)
    return departure
  },
  dropDepartures: async (scope, upTo) => {
    await gate()
    const entries = within(tables.entries, scope)
    for (const [key, entry] of entries) if (entry.live === 0 && entry.seq <= upTo) drop(entries, key, running)
    const row = tables.scopes.get(scope)
    if (row) put(tables.scopes, scope, { ...row, pruned_to: upTo }, running)
  },
  takeNumbers: async (howMany) => {
    await gate()
    const before = tables.seq
    running.undo.push(() => {
      tables.seq = before
    })
    tables.seq += howMany
    return tables.seq
  },
})

/** The numbers of a scope's departures, newest first. */
const departuresOf = (tables: MemoryTables, scope: PageRequest['scope']): readonly Seq[] =>
  [...(tables.entries.get(scope)?.values() ?? [])]
    .flatMap((entry) => (entry.live === 0 ? [seq(entry.seq)] : []))
    .toSorted((a, b) => b - a)

const compareTexts = (a: string, b: string): number => {
  if (a === b) return 0
  return a < b ? -1 : 1
}
const inOrder = (a: Pick<Entry, 'seq' | 'kind' | 'id'>, b: Pick<Entry, 'seq' | 'kind' | 'id'>): number =>
  a.seq - b.seq || compareTexts(a.kind, b.kind) || compareTexts(a.id, b.id)

function entriesAfter(
  tables: MemoryTables,
  { scope, from, floor, last, limit }: PageRequest,
): readonly Entry[] {
  return [...(tables.entries.get(scope)?.values() ?? [])]
    .filter((entry) => (last ? inOrder(entry, last) > 0 : entry.seq > from))
    .filter((entry) => entry.live === 1 || entry.seq > floor)
    .toSorted(inOrder)
    .slice(0, limit)
    .map(({ kind, id, seq: at, live }) => {
      const entity = live === 1 ? tables.entities.get(entryKey(kind, id)) : undefined
      return { kind, id, seq: at, live, body: entity?.body ?? null, ticket_id: entity?.ticket_id ?? null }
    })
}
