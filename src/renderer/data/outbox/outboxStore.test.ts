import { Dexie } from 'dexie'
import {
  IDBDatabase as FDBDatabase,
  IDBObjectStore as FDBObjectStore,
  IDBFactory,
  IDBKeyRange,
} from 'fake-indexeddb'
import { describe, expect, it, vi } from 'vitest'
import { aTicket } from '#kit/builders'
import { clientId, commandId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { BEFORE_ALL } from '#shared/protocol/rows'
import { openCache } from '../cache/cacheStore'
import type { IndexedDbPort } from '../disk/databases'
import { openRefusalOf } from '../disk/openRefusal'
import { type IntentDraft, OUTBOX_LONGEST, type OutboxStore, openOutbox } from './outboxStore'
import { outboxTables } from './outboxTables'
import { SENT_KEPT } from './sentCommands'

const one = aTicket().id('T-1').build()
const aDisk = (): IndexedDbPort => ({ indexedDB: new IDBFactory(), IDBKeyRange })
let clients = 0
const open = (disk: IndexedDbPort): Promise<OutboxStore> =>
  openOutbox('outbox', () => clientId(`client-${++clients}`), disk)

const draft = (name: string): IntentDraft => ({
  id: commandId(`c-${name}`),
  name: 'note',
  version: 1,
  ticketId: one.id,
  args: { messageId: `m-${name}`, body: `Words ${name}` },
  baseV: BEFORE_ALL,
})

/** Changes what is stored behind the outbox's back. */
async function tamper(disk: IndexedDbPort, work: (db: Dexie) => Promise<unknown>): Promise<void> {
  const db = new Dexie('outbox', disk)
  await db.open()
  await work(db)
  db.close()
}

const idsOf = (intents: readonly { readonly n: number; readonly id: string }[]) =>
  intents.map(({ n, id }) => `${n} ${id}`)

describe('commands that leave together', () => {
  it('[OUT174] are read and removed run by run, and not one by one', async () => {
    const outbox = await open(aDisk())
    const drafts = Array.from({ length: 40 }, (_, index) => draft(String(index)))
    await Promise.all(drafts.map((each) => outbox.append(each, instant(1))))
    const numbers = drafts.map((_, index) => index + 1).filter((n) => n !== 20)
    const asking = [
      vi.spyOn(FDBObjectStore.prototype, 'get'),
      vi.spyOn(FDBObjectStore.prototype, 'getAll'),
      vi.spyOn(FDBObjectStore.prototype, 'delete'),
    ]
    await outbox.settle({ serverId: 'server-1', released: numbers.toReversed(), refused: [] })
    // Who this is, two runs, and their ends.
    expect(asking.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBeLessThanOrEqual(5)
    for (const spy of asking) spy.mockRestore()
    expect(idsOf(await outbox.waiting())).toEqual(['20 c-19'])
    const lost = await outbox.renumber('server-1', 0)
    expect(lost.again).toBe(39)
    outbox.close()
  })
})

describe('an outbox with something it cannot read', () => {
  it('[OUT70] puts it aside with its text, and gives out the others', async () => {
    const disk = aDisk()
    const outbox = await open(disk)
    for (const name of ['a', 'b', 'c']) await outbox.append(draft(name), instant(1))
    await tamper(disk, (db) => db.table('commands').update(2, { baseV: 'of another form' }))
    expect(idsOf(await outbox.waiting())).toEqual(['1 c-a', '3 c-c'])
    expect(await outbox.parked()).toMatchObject([{ name: 'note', ticketId: 'T-1', text: 'Words b' }])
    expect(idsOf(await outbox.waiting())).toEqual(['1 c-a', '3 c-c'])
    expect(await outbox.append(draft('d'), instant(1))).toMatchObject({ value: { n: 4 } })
    const { intents } = await outbox.renumber('server-1', 0)
    expect(idsOf(intents)).toEqual(['1 c-a', '2 c-c', '3 c-d'])
    outbox.close()
    const again = await open(disk)
    const [parked] = await again.parked()
    if (parked) await again.discardParked(parked.place)
    expect(await again.parked()).toEqual([])
    again.close()
  })

  it('[OUT70] shows all of what says nothing at all', async () => {
    const disk = aDisk()
    const outbox = await open(disk)
    await tamper(disk, (db) => db.table('commands').put({ n: 1, nonsense: [1, 2] }))
    expect(await outbox.waiting()).toEqual([])
    const [parked] = await outbox.parked()
    expect(parked).toMatchObject({ name: null, ticketId: null })
    expect(JSON.parse(parked?.text ?? '')).toEqual({ n: 1, nonsense: [1, 2] })
    outbox.close()
  })

  it('[OUT71] shows a refusal in a newer release’s words as one it cannot read, and the other refusals', async () => {
    const disk = aDisk()
    const outbox = await open(disk)
    for (const name of ['a', 'b']) await outbox.append(draft(name), instant(1))
    const refusal = { kind: 'taken', by: 'Mira' } as const
    const refusals = [1, 2].map((n) => ({ n, refusal }))
    await outbox.settle({ serverId: 's', released: [], refused: refusals })
    await tamper(disk, (db) => db.table('refused').update('c-b', { refusal: { kind: 'of-tomorrow' } }))
    expect((await outbox.refused()).map(({ intent }) => intent.id)).toEqual(['c-a'])
    const [parked] = await outbox.parked()
    expect(parked).toMatchObject({ text: 'Words b', place: { kind: 'refused', id: 'c-b' } })
    if (parked) await outbox.discardParked(parked.place)
    expect(await outbox.parked()).toEqual([])
    expect(await outbox.refused()).toHaveLength(1)
    outbox.close()
  })

  it('[SYN370] knows what was carried out last of its own, whatever an earlier client id has sent', async () => {
    const disk = aDisk()
    const outbox = await open(disk)
    for (const name of ['a', 'b', 'c']) await outbox.append(draft(name), instant(1))
    expect(await outbox.newestSent()).toBeNull()
    await outbox.settle({ serverId: 's', released: [1, 2], refused: [] })
    expect((await outbox.newestSent())?.id).toBe('c-b')
    await outbox.renumber('s', 2)
    expect(await outbox.newestSent()).toBeNull()
    await outbox.settle({ serverId: 's', released: [1], refused: [] })
    expect(await outbox.newestSent()).toMatchObject({ id: 'c-c', n: 1 })
    outbox.close()
  })

  it('[OUT72] is refused whole when it has lost who it is, deletes nothing, and gives out what can be saved', async () => {
    const spoils: readonly ((db: Dexie) => Promise<unknown>)[] = [
      (db) => db.table('identity').update('identity', { nextN: 'many' }),
      (db) => db.table('identity').clear(),
    ]
    for (const spoil of spoils) {
      const disk = aDisk()
      const outbox = await open(disk)
      await outbox.append(draft('a'), instant(1))
      outbox.close()
      await tamper(disk, spoil)
      const refusal = await open(disk).then(() => null, openRefusalOf)
      expect(refusal).toMatchObject({ kind: 'outbox-damaged' })
      const contents = refusal?.kind === 'outbox-damaged' ? refusal.contents : null
      expect(contents).toContain('Words a')
      await tamper(disk, async (db) => expect(await db.table('commands').count()).toBe(1))
    }
  })
})

describe('a saved command', () => {
  it('[OUT88] is on the disk for certain: the outbox writes strictly, the cache as fast as it can', async () => {
    const disk = aDisk()
    const opened: [string, string | undefined, string | undefined][] = []
    const original = FDBDatabase.prototype.transaction
    FDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args) {
      opened.push([this.name, args[1], args[2]?.durability])
      return original.apply(this as never, args)
    } as typeof original
    const outbox = await open(disk)
    await outbox.append(draft('a'), instant(1))
    const before = opened.length
    await outbox.settle({ serverId: 'server-1', released: [1], refused: [] })
    const settled = opened.splice(before).map(([, , durability]) => durability)
    await outbox.raiseEpoch(0)
    const cache = await openCache({ name: 'cache', port: disk })
    await cache.rememberHeard({ lastHeardAt: null, offsetMs: 0, errorMs: 0 })
    FDBDatabase.prototype.transaction = original
    const writes = opened.filter(([, mode]) => mode === 'readwrite')
    const used = (database: string) =>
      new Set(writes.filter(([name]) => name === database).map(([, , durability]) => durability))
    expect(used('outbox')).toEqual(new Set(['strict']))
    expect(used('cache')).toEqual(new Set(['relaxed']))
    // What leaves the outbox is answered the same when it is sent again.
    expect(settled).toEqual(['relaxed'])
    outbox.close()
    cache.close()
  })

  it('[OUT88] is told only after the commit: one that fails at its end was not saved', async () => {
    const disk = aDisk()
    const outbox = await open(disk)
    const put = vi.spyOn(FDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value: unknown,
    ) {
      put.mockRestore()
      const request = this.put(value)
      // Everything was written; then the disk gives up before the commit.
      request.addEventListener('success', () => this.transaction.abort())
      return request
    } as never)
    await expect(outbox.append(draft('a'), instant(1))).rejects.toThrow(/./)
    expect(await outbox.waiting()).toEqual([])
    expect(await outbox.append(draft('b'), instant(1))).toMatchObject({ value: { n: 1 } })
    outbox.close()
  })

  it('[OUT120] given at once with others shares one strict transaction with them, in the order given', async () => {
    const transaction = vi.spyOn(FDBDatabase.prototype, 'transaction')
    const outbox = await open(aDisk())
    transaction.mockClear()
    const answers = await Promise.all(['a', 'b', 'c'].map((name) => outbox.append(draft(name), instant(7))))
    expect(transaction).toHaveBeenCalledTimes(1)
    transaction.mockRestore()
    expect(answers).toMatchObject([1, 2, 3].map((n) => ({ value: { n, at: 6 + n } })))
    expect(idsOf(await outbox.waiting())).toEqual(['1 c-a', '2 c-b', '3 c-c'])
    outbox.close()
  })

  it('[OUT120] that the disk does not take holds up none of those given with it', async () => {
    const outbox = await open(aDisk())
    const drafts = [draft('a'), unclonable, draft('c')]
    const answers = await Promise.allSettled(drafts.map((each) => outbox.append(each, instant(1))))
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(idsOf(await outbox.waiting())).toEqual(['1 c-a', '2 c-c'])
    outbox.close()
  })
})

/** What no database can hold. */
const unclonable: IntentDraft = { ...draft('d'), args: { body: () => undefined } }

describe('what an outbox keeps', () => {
  it('[OUT79] is at most five thousand unsettled commands: then nothing more is taken, and nothing is dropped', async () => {
    const disk = aDisk()
    const outbox = await open(disk)
    await outbox.append(draft('first'), instant(1))
    const filler = Array.from({ length: OUTBOX_LONGEST - 3 }, (_, n) => ({ n: n + 2 }))
    await tamper(disk, async (db) => {
      await db.table('commands').bulkAdd(filler)
      await db.table('identity').update('identity', { nextN: OUTBOX_LONGEST - 1 })
      await db.table('parked').add({ row: {} })
    })
    expect(await outbox.append(draft('last'), instant(1))).toMatchObject({ ok: true })
    const full = { ok: false, refusal: { kind: 'outbox-full' } }
    expect(await outbox.append(draft('more'), instant(1))).toEqual(full)
    await outbox.settle({
      serverId: 's',
      released: [],
      refused: [{ n: 1, refusal: { kind: 'not-allowed' } }],
    })
    expect(await outbox.append(draft('more'), instant(1))).toEqual(full)
    await outbox.discard(commandId('c-first'))
    expect(await outbox.append(draft('more'), instant(1))).toMatchObject({ ok: true })
    outbox.close()
  })

  it('[OUT80] is the last thousand carried-out commands, which go back before the others when the server lost them', async () => {
    const outbox = await open(aDisk())
    const count = SENT_KEPT + 5
    for (let n = 1; n <= count; n++) await outbox.append(draft(String(n).padStart(5, '0')), instant(n))
    for (let n = 1; n <= count; n++) await outbox.settle({ serverId: 'server-1', released: [n], refused: [] })
    await outbox.append(draft('waits'), instant(1))
    const back = await outbox.renumber('server-1', 2)
    expect(back.again).toBe(SENT_KEPT)
    expect(back.intents[0]).toMatchObject({ n: 1, id: 'c-00006' })
    expect(back.intents.at(-1)).toMatchObject({ n: SENT_KEPT + 1, id: 'c-waits' })
    outbox.close()
  }, 30_000)

  it('[OUT80] does not go to another server, and not from under another client id', async () => {
    const outbox = await open(aDisk())
    for (const name of ['a', 'b']) await outbox.append(draft(name), instant(1))
    await outbox.settle({ serverId: 'server-1', released: [1, 2], refused: [] })
    expect((await outbox.renumber('server-2', 0)).intents).toEqual([])
    expect((await outbox.renumber('server-1', 0)).intents).toEqual([])
    outbox.close()
  })

  it('[SYN346] knows until all is numbered anew that the server was set back, also after it was closed', async () => {
    const disk = aDisk()
    const before = await open(disk)
    expect(await before.isSetBack()).toBe(false)
    await before.noteSetBack()
    before.close()
    const after = await open(disk)
    expect(await after.isSetBack()).toBe(true)
    await after.renumber('server-1', 0)
    expect(await after.isSetBack()).toBe(false)
    after.close()
  })

  it('[OUT80] is not what was refused: the agent has that in hand', async () => {
    const outbox = await open(aDisk())
    for (const name of ['a', 'b']) await outbox.append(draft(name), instant(1))
    const refused = [{ n: 2, refusal: { kind: 'not-allowed' } as const }]
    await outbox.settle({ serverId: 's', released: [1], refused })
    expect(idsOf((await outbox.renumber('s', 0)).intents)).toEqual(['1 c-a'])
    outbox.close()
  })

  it.each([
    [1, { commands: 'n', refused: 'intent.id', identity: 'key' }],
    [2, { commands: 'n', refused: 'intent.id', identity: 'key', sent: 'id, n', parked: '++place' }],
    [3, { ...outboxTables }],
  ])('[OUT86] survives the tables of an earlier release, numbered %i', async (version, tables) => {
    const disk = aDisk()
    const before = new Dexie('outbox', disk)
    before.version(version).stores(tables)
    await before.open()
    await before
      .table('identity')
      .put({ key: 'identity', clientId: 'client-of-before', epoch: 7, nextN: 12, lastAt: 40 })
    await before.table('commands').put({ ...draft('a'), n: 11, at: 40 })
    before.close()
    const outbox = await open(disk)
    expect(idsOf(await outbox.waiting())).toEqual(['11 c-a'])
    expect(await outbox.clientId()).toBe('client-of-before')
    expect(await outbox.numberedTo()).toBe(11)
    expect(await outbox.raiseEpoch(0)).toBe(8)
    outbox.close()
  })
})
