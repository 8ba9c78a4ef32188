import { deflateRawSync } from 'node:zlib'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { closedRows } from '#kit/closedMessages'
import { aMessage } from '#kit/intents'
import { createRandom, type Random } from '#kit/random'
import { progressAt } from '#kit/syncMachine'
import { type CacheStore, openCache, type TicketRow } from '#renderer/data/cache/cacheStore'
import type { ReadPage } from '#renderer/data/cache/unpackPart'
import type { Entity } from '#shared/domain/entity'
import { personId, queueId, ticketId } from '#shared/domain/ids'
import { queueScope, type Scope } from '#shared/domain/scope'
import { type PresentRow, seq } from '#shared/protocol/rows'
import type { Commit } from '#shared/sync/effect'
import { type CachedRow, type ReadRow, type RowKey, rowKey } from '#shared/sync/row'
import { clearCache, type Disk, emptyDisk } from '../sim/console/disk'
import { openCache as openMemoryCache } from '../sim/console/memoryCache'
import { soleDoor } from '../sim/console/soleDoor'

const scopes = ['network', 'desk', 'field'].map((name) => queueScope(queueId(name)))
const NAME = 'cache'
/** More tickets and messages than make a page worth keeping. */
const MANY = 90

/** Both caches, each with the window that writes and one that only reads, as they are opened at the moment. */
interface Pair {
  readonly port: { readonly indexedDB: IDBFactory; readonly IDBKeyRange: typeof IDBKeyRange }
  readonly disk: Disk
  real: CacheStore
  memory: CacheStore
  realReader: CacheStore
  memoryReader: CacheStore
}

async function openBoth(port: Pair['port'], disk: Disk): Promise<Pair> {
  const [real, realReader] = [await openCache({ name: NAME, port }), await openCache({ name: NAME, port })]
  const memory = await openMemoryCache({ name: NAME, port: soleDoor(disk) })
  const memoryReader = await openMemoryCache({ name: NAME, port: soleDoor(disk) })
  return { port, disk, real, memory, realReader, memoryReader }
}

type Kind = 'ticket' | 'message' | 'person'

function anEntity(kind: Kind, n: number, step: number): Entity {
  const ticket = {
    ...aTicket()
      .id(`T-${n % MANY}`)
      .build(),
    subject: `As of ${step}`,
  }
  if (kind === 'ticket') return { kind, data: ticket }
  if (kind === 'message') return { kind, data: aMessage(ticket, `m-${n}`) }
  const { id, name } = anAccount(`Person ${n % 7}`)
  return { kind, data: { id: personId(id), name } }
}

function aRow(random: Random, kind: Kind, n: number, step: number, scope: Scope): ReadRow {
  const entity = anEntity(kind, n, step)
  const { id } = entity.data
  return { key: rowKey(kind, id), id, scope, v: seq(step * 10 + random.below(10)), entity }
}

const once = (rows: readonly CachedRow[]): readonly CachedRow[] => [
  ...new Map(rows.map((row) => [row.key, row])).values(),
]

/** A page that came from the server, of which the machine took all rows but some. */
function aPage(
  random: Random,
  step: number,
  scope: Scope,
): { put: readonly CachedRow[]; pages: readonly ReadPage[] } {
  const kind = random.pick(['ticket', 'message'] as const)
  const from = random.below(MANY / 2)
  const rows = Array.from({ length: 34 + random.below(20) }, (_, at) =>
    aRow(random, kind, from + at, step, scope),
  )
  if (kind === 'message') return { put: closedRows(rows).filter(() => !random.chance(0.1)), pages: [] }
  const text = JSON.stringify({ v: rows.map(({ v }) => v), data: rows.map(({ entity }) => entity.data) })
  const present = rows.map(({ id, v, entity }): PresentRow => ({ live: true, id, v, entity }))
  const body = new Uint8Array(deflateRawSync(text))
  return { put: rows.filter(() => !random.chance(0.1)), pages: [{ rows: present, body }] }
}

function aCommit(random: Random, step: number): { commit: Commit; pages: readonly ReadPage[] } {
  const scope = random.pick(scopes)
  const paged = random.chance(0.3) ? aPage(random, step, scope) : null
  const kinds = ['ticket', 'ticket', 'message', 'person'] as const
  const single = Array.from({ length: random.below(5) }, () =>
    aRow(random, random.pick(kinds), random.below(2 * MANY), step, random.pick(scopes)),
  )
  const put = once([...single, ...(paged?.put ?? [])])
  const taken = new Set(put.map(({ key }) => key))
  const remove = aFewKeys(random).filter((key) => !taken.has(key))
  const wipe = random.chance(0.06) ? [random.pick(scopes)] : []
  const progress: Commit['progress'] = random.chance(0.8)
    ? [[scope, random.chance(0.1) ? null : progressAt(step)]]
    : []
  const facts = { serverId: random.chance(0.9) ? 'server' : null, chapter: `chapter-${random.below(3)}` }
  return {
    commit: { ...facts, wipe, remove, put, progress, released: [], refused: [] },
    pages: paged?.pages ?? [],
  }
}

const aFewKeys = (random: Random): readonly RowKey[] =>
  Array.from({ length: random.below(6) }, () =>
    random.chance(0.5)
      ? rowKey('ticket', `T-${random.below(MANY)}`)
      : rowKey('message', `m-${random.below(MANY)}`),
  )

const byText = (values: readonly unknown[]): readonly string[] =>
  values.map((value) => JSON.stringify(value)).toSorted((a, b) => (a < b ? -1 : 1))

const inOrder = (rows: readonly { readonly id: string }[]): readonly unknown[] =>
  rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** Everything that a store answers, in one order. */
async function answersOf(store: CacheStore, random: Random): Promise<unknown> {
  const keys = aFewKeys(random)
  const ids = Array.from({ length: 4 }, () => ticketId(`T-${random.below(MANY)}`))
  const conversation = ticketId(`T-${random.below(MANY)}`)
  return {
    tickets: inOrder(await store.tickets()),
    some: inOrder(await store.ticketsOf([...new Set(ids)])),
    messages: inOrder(await store.messagesOf(conversation)),
    directory: inOrder(await store.directory()),
    screen: inOrder(await store.screen()),
    server: [await store.serverId(), await store.chapter()],
    stamps: byText([...(await store.stampsOf(keys))].map(([key, { scope, v }]) => [key, scope, v])),
  }
}

/** A store that rejects answers so. */
const orRejected = (done: Promise<unknown>): Promise<unknown> =>
  done.then(
    (value) => value ?? 'done',
    () => 'rejected',
  )

const theFirst = (rows: readonly TicketRow[], count: number, random: Random): readonly TicketRow[] =>
  rows
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .slice(0, count)
    // Some of them as they were before.
    .map((row) => (random.chance(0.1) ? { ...row, v: seq(1) } : row))

type Step = (pair: Pair, random: Random, step: number) => Promise<readonly [unknown, unknown]>

const keep: Step = async ({ real, memory }, random, step) => {
  const { commit, pages } = aCommit(random, step)
  return [await orRejected(real.keep(commit, pages)), await orRejected(memory.keep(commit))]
}

/** All windows end, and new ones open. */
const reopen: Step = async (pair) => {
  pair.real.close()
  pair.realReader.close()
  Object.assign(pair, await openBoth(pair.port, pair.disk))
  return [sortedScopes(await pair.real.scopes()), sortedScopes(await pair.memory.scopes())]
}

const sortedScopes = (known: ReadonlyMap<Scope, unknown>): unknown => byText([...known])

const clear: Step = async (pair) => {
  await new Promise<void>((resolve) => {
    const asked = pair.port.indexedDB.deleteDatabase(NAME)
    asked.addEventListener('success', () => resolve())
  })
  clearCache(pair.disk)
  const refused = [
    await orRejected(pair.real.keep(aKeptCommit)),
    await orRejected(pair.memory.keep(aKeptCommit)),
  ]
  const begunAgain = [await pair.real.scopes(), await pair.memory.scopes()].map(sortedScopes)
  return [
    [refused[0], begunAgain[0]],
    [refused[1], begunAgain[1]],
  ]
}
const aKeptCommit: Commit = {
  serverId: 'server',
  chapter: 'chapter-1',
  wipe: [],
  remove: [],
  put: [],
  progress: [],
  released: [],
  refused: [],
}

const startAfresh: Step = async ({ real, memory }) => {
  await real.startAfresh()
  await memory.startAfresh()
  return [sortedScopes(await real.scopes()), sortedScopes(await memory.scopes())]
}

const rememberScreen: Step = async ({ real, memory }, random) => {
  const rows = theFirst(await real.tickets(), random.below(12), random)
  return [await orRejected(real.rememberScreen(rows)), await orRejected(memory.rememberScreen(rows))]
}

/** Another window takes the lead: it asks how far the scopes have come, and writes from then on. */
const takeOver: Step = async (pair) => {
  Object.assign(pair, {
    real: pair.realReader,
    memory: pair.memoryReader,
    realReader: pair.real,
    memoryReader: pair.memory,
  })
  return [sortedScopes(await pair.real.scopes()), sortedScopes(await pair.memory.scopes())]
}

function drawStep(random: Random): Step {
  const drawn = random.below(100)
  if (drawn < 74) return keep
  if (drawn < 84) return rememberScreen
  if (drawn < 91) return takeOver
  if (drawn < 97) return reopen
  return drawn < 99 ? clear : startAfresh
}

const HISTORIES = 6
const STEPS = 70

describe('the cache that is simulated', () => {
  it(`[SIM17] answers like the one in IndexedDB through ${HISTORIES} histories of commits, pages with holes, windows that
      end and take over, and clearings, drawn at random`, async () => {
    for (let seed = 1; seed <= HISTORIES; seed++) {
      const random = createRandom(seed)
      const pair = await openBoth({ indexedDB: new IDBFactory(), IDBKeyRange }, emptyDisk())
      for (let step = 1; step <= STEPS; step++) {
        const take = drawStep(random)
        const draw = random.below(2 ** 31)
        const where = `step ${step}: ${take.name}`
        const [real, memory] = await take(pair, createRandom(draw), step)
        expect(memory, `seed ${seed}, ${where}`).toEqual(real)
        expect(await answersOf(pair.memory, createRandom(draw)), `seed ${seed}, ${where}`).toEqual(
          await answersOf(pair.real, createRandom(draw)),
        )
        expect(inOrder(await pair.memoryReader.tickets()), `seed ${seed}, ${where}`).toEqual(
          inOrder(await pair.realReader.tickets()),
        )
      }
      pair.real.close()
      pair.realReader.close()
    }
  }, 120_000)
})
