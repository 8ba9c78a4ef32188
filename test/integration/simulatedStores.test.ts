import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { anIntent } from '#kit/intents'
import { createRandom, type Random } from '#kit/random'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import type { OutboxFiles } from '#renderer/data/outbox/outboxFiles'
import { openOutbox } from '#renderer/data/outbox/outboxStore'
import { prune } from '#server/db/prune'
import type { Store } from '#server/db/store'
import { createSyncStore } from '#server/db/syncStore'
import { writeTickets } from '#server/db/writeTickets'
import type { CommandName } from '#shared/commands/catalogue'
import { type ClientId, clientId, commandId, messageId, queueId, ticketId } from '#shared/domain/ids'
import { type Instant, instant } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import { queueScope } from '#shared/domain/scope'
import { seq } from '#shared/protocol/rows'
import { emptyDisk } from '../sim/console/disk'
import { openOutbox as openMemoryOutbox } from '../sim/console/memoryOutbox'
import { soleDoor } from '../sim/console/soleDoor'
import { createMemoryBook } from '../sim/server/memoryBook'
import { emptyTables } from '../sim/server/memoryTables'

const QUEUES = ['network', 'desk', 'field'] as const
const scopes = QUEUES.map((name) => queueScope(queueId(name)))
const people = ['Jonas Berg', 'Mira Holm'].map((name) => anAccount(name))
const clients = ['a', 'b', 'c'].map((name) => clientId(`console-${name}`))
const now = (step: number): Instant => instant(1_772_000_000_000 + step * 60_000)

type Subject = Pick<
  Store,
  'openClient' | 'decide' | 'decideAll' | 'heads' | 'pull' | 'resultsOf' | 'prune' | 'writeTickets'
>

function storeInMemory(): Subject {
  const book = createMemoryBook(emptyTables('server'), {
    gate: async () => undefined,
    onCommit: () => undefined,
  })
  return {
    ...createSyncStore(book),
    prune: (at, memory) => prune(book, at, memory),
    writeTickets: (writes, queues) => writeTickets(book, writes, queues),
  }
}

/** One step of a history, drawn before it is taken, so that both stores take the same one. */
function drawStep(random: Random, step: number): (store: Subject) => Promise<unknown> {
  const client = random.pick(clients)
  const account = random.pick(people)
  const ticket = ticketId(`T-${random.below(6)}`)
  const scope = random.pick(scopes)
  const [small, n, cursor] = [random.below(5), 1 + random.below(30), random.below(step + 1)]
  const anyIntent = (at: number) => {
    const name = random.pick(['acknowledge', 'take', 'note', 'resolve', 'reopen'] as const) as CommandName
    const argsOf = { note: { messageId: messageId(`m-${at}`), body: 'x' }, resolve: { seenEvents: small } }
    const args = name === 'note' || name === 'resolve' ? argsOf[name] : {}
    return { ...anIntent(at, name, ticket, args as never, now(step)), n: at }
  }
  const intents = [anyIntent(n), anyIntent(n + 1), anyIntent(n + 2)]
  const built = aTicket().id(ticket).inQueue(random.pick(QUEUES)).build()
  const written = random.chance(0.2) ? { ...built, status: 'closed' as const } : built
  return random.pick([
    (store) => store.openClient(client, account.id, small + step),
    (store) => store.decide(client, small + step, account, anyIntent(n), now(step)),
    (store) => store.decideAll(client, small, account, intents, now(step)),
    (store) => store.heads(scopes),
    (store) => store.pull({ scope, cursor: seq(cursor), floor: seq(small), maxBytes: 1 + small * 400 }),
    (store) => store.pull({ scope, cursor: seq(0), floor: seq(0), maxBytes: 100_000 }),
    (store) => store.resultsOf(client),
    (store) => store.prune(now(step), { departures: small, answers: 10 + small }),
    (store) => store.writeTickets([{ ticket: written, messages: [] }], []),
  ] as readonly ((store: Subject) => Promise<unknown>)[])
}

interface Known {
  readonly epochs: Map<string, number>
  readonly numbers: ReadonlyMap<string, number>
  readonly client: ClientId
  readonly account: Account
  readonly step: number
}

function anOpening({ epochs, client, account }: Known): (store: Subject) => Promise<unknown> {
  const epoch = (epochs.get(client) ?? 0) + 1
  epochs.set(client, epoch)
  return (store) => store.openClient(client, account.id, epoch)
}

/** Mostly the next one of its client, under its last epoch. */
function aCommand(
  { epochs, numbers, client, account, step }: Known,
  random: Random,
): (store: Subject) => Promise<unknown> {
  const n = (numbers.get(client) ?? 0) + (random.chance(0.9) ? 1 : random.below(3))
  const ticket = ticketId(`T-${random.below(6)}`)
  const intent = random.chance(0.5)
    ? anIntent(n, 'note', ticket, { messageId: messageId(`m-${step}`), body: 'x' }, now(step))
    : anIntent(n, 'acknowledge', ticket, {}, now(step))
  return (store) => store.decideAll(client, epochs.get(client) ?? 0, account, [intent], now(step))
}

const isDecided = (answers: unknown): answers is readonly [{ readonly ack: { readonly n: number } }] =>
  Array.isArray(answers) && ['applied', 'rejected'].includes(answers[0]?.ack?.status)

let folder: ReturnType<typeof temporaryFolder>
let onDisk: Store
beforeEach(async () => {
  folder = temporaryFolder()
  onDisk = await openedStore(folder.path)
})
afterEach(async () => {
  await onDisk.close()
  folder.remove()
})

const STEPS = 2_000

describe('what is simulated', () => {
  it(`[SIM17] answers like the store on disk in ${STEPS} steps of a history drawn at random`, async () => {
    const random = createRandom(20_260_302)
    const inMemory = storeInMemory()
    // Commands are taken only from clients that have opened, under their last epoch.
    const epochs = new Map<string, number>()
    const numbers = new Map<string, number>()
    for (let step = 0; step < STEPS; step++) {
      const draw = random.below(2 ** 31)
      const client = random.pick(clients)
      const account = people[clients.indexOf(client) % people.length] ?? people[0]
      if (!account) throw new Error('Nobody is there.')
      const known = { epochs, numbers, client, account, step }
      const ordered = random.chance(0.3) ? anOpening(known) : aCommand(known, random)
      const answers = await ordered(inMemory)
      expect(answers, `step ${step}`).toEqual(await ordered(onDisk))
      if (isDecided(answers)) numbers.set(client, answers[0].ack.n)
      const take = drawStep(createRandom(draw), step)
      const again = drawStep(createRandom(draw), step)
      expect(await take(inMemory), `step ${step}`).toEqual(await again(onDisk))
    }
  }, 120_000)

  it('[SIM17] keeps an outbox as IndexedDB does, through 600 steps drawn at random', async () => {
    const random = createRandom(77)
    let made = 0
    const newId = () => clientId(`c-${++made}`)
    const disk = emptyDisk()
    const inMemory = await openMemoryOutbox('outbox', newId, soleDoor(disk))
    made = 0
    const port = { indexedDB: new IDBFactory(), IDBKeyRange }
    const real = await openOutbox('outbox', newId, port)
    for (let step = 0; step < 600; step++) {
      const draw = random.below(2 ** 31)
      const before = made
      const first = await takeOutboxStep(inMemory, createRandom(draw), step)
      made = before
      expect(await takeOutboxStep(real, createRandom(draw), step), `step ${step}`).toEqual(first)
      expect(await real.waiting(), `step ${step}`).toEqual(await inMemory.waiting())
    }
    expect(await real.refused()).toHaveLength((await inMemory.refused()).length)
    expect(await real.numberedTo()).toBe(await inMemory.numberedTo())
    real.close()
  }, 120_000)
})

type Outbox = Omit<Awaited<ReturnType<typeof openOutbox>>, keyof OutboxFiles>

async function takeOutboxStep(outbox: Outbox, random: Random, step: number): Promise<unknown> {
  const waiting = await outbox.waiting()
  const some = waiting.filter(() => random.chance(0.3)).map(({ n }) => n)
  const kind = random.below(10)
  if (kind < 5) {
    const draft = anIntent(0, 'note', ticketId('T-1'), { messageId: messageId(`m-${step}`), body: 'x' })
    const { n: _n, at: _at, ...rest } = draft
    return outbox.append({ ...rest, id: commandId(`id-${String(step).padStart(4, '0')}`) }, now(step))
  }
  if (kind < 7) return outbox.settle({ serverId: 'server', released: some, refused: [] })
  if (kind === 7) {
    const refused = some.map((n) => ({ n, refusal: { kind: 'not-allowed' as const } }))
    return outbox.settle({ serverId: 'server', released: [], refused })
  }
  if (kind === 8) return outbox.raiseEpoch(random.below(20))
  if (random.chance(0.2)) return outbox.noteSetBack().then(outbox.isSetBack)
  return random.chance(0.2)
    ? outbox.renumber('server', random.below(10))
    : Promise.all([outbox.clientId(), outbox.newestSent()])
}
