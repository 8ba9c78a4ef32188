import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { aMessage } from '#kit/intents'
import { cachedTicket, progressAt } from '#kit/syncMachine'
import { clientId, commandId, personId, queueId, ticketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { queueScope } from '#shared/domain/scope'
import { BEFORE_ALL, seq } from '#shared/protocol/rows'
import type { Commit } from '#shared/sync/effect'
import { openCache } from './cache/cacheStore'
import { deskKey } from './disk/databases'
import { createOutboxLists } from './outbox/outboxLists'
import { type IntentDraft, openOutbox } from './outbox/outboxStore'
import { newUuid } from './uuid'

const desk = queueScope(queueId('service-desk'))
const network = queueScope(queueId('network'))
const aDisk = () => ({ indexedDB: new IDBFactory(), IDBKeyRange })
const aCommit = (changes: Partial<Commit> = {}): Commit => ({
  serverId: 'server-1',
  chapter: null,
  wipe: [],
  remove: [],
  put: [],
  progress: [],
  released: [],
  refused: [],
  ...changes,
})
const one = aTicket().id('T-1').build()
const two = aTicket().id('T-2').build()
const draft = (name: string): IntentDraft => ({
  id: commandId(`c-${name}`),
  name: 'take',
  version: 1,
  ticketId: one.id,
  args: {},
  baseV: BEFORE_ALL,
})

describe('the cache', () => {
  it('[OUT19] takes rows and progress in one transaction: after a fault neither is there', async () => {
    const cache = await openCache({ name: 'cache', port: aDisk() })
    await cache.keep(aCommit({ put: [cachedTicket(one, desk, 1)], progress: [[desk, progressAt(1)]] }))
    const unstorable = { ...cachedTicket(two, desk, 2), v: (() => 2) as never }
    const broken = aCommit({ wipe: [desk], put: [unstorable], progress: [[desk, progressAt(2)]] })
    await expect(cache.keep(broken)).rejects.toThrow(/could not be cloned/)
    expect((await cache.tickets()).map(({ id }) => id)).toEqual(['T-1'])
    expect((await cache.scopes()).get(desk)?.cursor).toBe(1)
    cache.close()
  })

  it('[OUT19] wipes one scope, removes by name, and puts what the same commit brings', async () => {
    const cache = await openCache({ name: 'cache', port: aDisk() })
    const message = aMessage(one, 'm-1')
    const key = 'message:m-1' as const
    const entity = { kind: 'message', data: message } as const
    await cache.keep(
      aCommit({
        put: [
          cachedTicket(one, desk, 1),
          cachedTicket(two, network, 1),
          { key, id: 'm-1', scope: desk, v: seq(1), entity },
        ],
      }),
    )
    expect((await cache.messagesOf(one.id)).map(({ data }) => data)).toEqual([message])
    const stamps = await cache.stampsOf(['ticket:T-1', key, 'ticket:T-9', 'desk:desk'])
    expect([...stamps.keys()]).toEqual(['ticket:T-1', key])
    await cache.keep(aCommit({ wipe: [desk], put: [cachedTicket(aTicket().id('T-3').build(), desk, 2)] }))
    expect((await cache.tickets()).map(({ id }) => id)).toEqual(['T-2', 'T-3'])
    expect(await cache.messagesOf(one.id)).toEqual([])
    await cache.keep(aCommit({ remove: ['ticket:T-2'] }))
    expect(await cache.ticketsOf([ticketId('T-2'), ticketId('T-3')])).toHaveLength(1)
    cache.close()
  })

  it('[OUT29] cleared by the browser takes nothing more until its progress has been read again', async () => {
    const disk = aDisk()
    const cache = await openCache({ name: 'cache', port: disk })
    await cache.keep(aCommit({ put: [cachedTicket(one, desk, 1)], progress: [[desk, progressAt(1)]] }))
    await new Dexie('cache', disk).delete()
    const next = aCommit({ put: [cachedTicket(two, desk, 2)], progress: [[desk, progressAt(2)]] })
    await expect(cache.keep(next)).rejects.toThrow('were cleared')
    expect(await cache.scopes()).toEqual(new Map())
    await cache.keep(next)
    expect((await cache.scopes()).get(desk)?.cursor).toBe(2)
    cache.close()
  })

  it('[OUT29] also when another window has made it anew meanwhile', async () => {
    const disk = aDisk()
    const cache = await openCache({ name: 'cache', port: disk })
    await cache.keep(aCommit({ put: [cachedTicket(one, desk, 1)], progress: [[desk, progressAt(1)]] }))
    await new Dexie('cache', disk).delete()
    const other = await openCache({ name: 'cache', port: disk })
    const next = aCommit({ put: [cachedTicket(two, desk, 2)], progress: [[desk, progressAt(2)]] })
    await expect(cache.keep(next)).rejects.toThrow('were cleared')
    expect(await cache.scopes()).toEqual(new Map())
    await cache.keep(next)
    expect((await other.scopes()).get(desk)?.cursor).toBe(2)
    cache.close()
    other.close()
  })

  it('[OUT6] of another shape is emptied when it is opened; the outbox is another database and stays', async () => {
    const disk = aDisk()
    const cache = await openCache({ name: 'cache', port: disk })
    await cache.keep(aCommit({ put: [cachedTicket(one, desk, 1)], progress: [[desk, progressAt(1)]] }))
    cache.close()
    const outbox = await openOutbox('outbox', () => clientId('c'), disk)
    await outbox.append(draft('a'), instant(5))
    const raw = new Dexie('cache', disk)
    await raw.open()
    await raw.table('facts').put({ key: 'shape', rowSchema: 0 })
    raw.close()
    const again = await openCache({ name: 'cache', port: disk })
    expect(await again.tickets()).toEqual([])
    expect(await again.scopes()).toEqual(new Map())
    expect(await again.serverId()).toBeNull()
    expect(await outbox.waiting()).toHaveLength(1)
    again.close()
    outbox.close()
  })
})

describe('the outbox', () => {
  it('[OUT5] gives numbers without a gap and instants that rise, whatever the clock does', async () => {
    const disk = aDisk()
    const here = await openOutbox('outbox', () => clientId('c-1'), disk)
    const there = await openOutbox('outbox', () => clientId('c-2'), disk)
    const answers = await Promise.all([
      here.append(draft('a'), instant(100)),
      there.append(draft('b'), instant(100)),
      here.append(draft('c'), instant(40)),
    ])
    const saved = answers.flatMap((answer) => (answer.ok ? [answer.value] : []))
    expect(saved.toSorted((a, b) => a.n - b.n).map(({ n, at }) => [n, at])).toEqual([
      [1, 100],
      [2, 101],
      [3, 102],
    ])
    expect(await there.clientId()).toBe('c-1')
    here.close()
    there.close()
  })

  it('[OUT15] moves a refused command with its reason, in one transaction with the released ones', async () => {
    const outbox = await openOutbox('outbox', () => clientId('c'), aDisk())
    for (const name of ['a', 'b', 'c']) await outbox.append(draft(name), instant(1))
    const refusal = { kind: 'taken', by: 'Mira' } as const
    await outbox.settle({ serverId: 's', released: [1], refused: [{ n: 2, refusal }] })
    expect((await outbox.waiting()).map(({ n }) => n)).toEqual([3])
    expect(await outbox.refused()).toMatchObject([{ intent: { n: 2 }, refusal }])
    await outbox.discard(commandId('c-b'))
    expect(await outbox.refused()).toEqual([])
    outbox.close()
  })

  it('[OUT25] numbers all that waits from 1 under a new client id, and goes on from there', async () => {
    let clients = 0
    const outbox = await openOutbox('outbox', () => clientId(`c-${++clients}`), aDisk())
    for (const name of ['a', 'b', 'c']) await outbox.append(draft(name), instant(1))
    expect(await outbox.raiseEpoch(41)).toBe(42)
    await outbox.settle({ serverId: 's', released: [1], refused: [] })
    const { clientId: next, intents } = await outbox.renumber('s', 1)
    expect(next).toBe('c-2')
    expect(intents.map(({ n, id }) => [n, id])).toEqual([
      [1, 'c-b'],
      [2, 'c-c'],
    ])
    expect(await outbox.append(draft('d'), instant(1))).toMatchObject({ value: { n: 3 } })
    expect(await outbox.raiseEpoch(0)).toBe(1)
    outbox.close()
  })
})

describe('the lists of the outbox', () => {
  it('[OUT13] a command that left before this window heard that it is saved does not come back', async () => {
    const outbox = await openOutbox('outbox', () => clientId('c'), aDisk())
    const lists = createOutboxLists(outbox)
    lists.load(await lists.beginLoad())
    const saved = await outbox.append(draft('a'), instant(1))
    if (!saved.ok) throw new Error('not taken')
    lists.drop([saved.value.id])
    expect(lists.add(saved.value)).toBe(false)
    expect(lists.waiting.get()).toEqual([])
    outbox.close()
  })
})

describe('names and ids', () => {
  it('[OUT18] every server and person has databases of their own', () => {
    const jonas = 'jonas-berg' as Parameters<typeof deskKey>[1]
    expect(deskKey('https://desk.example:8443/', jonas)).toBe('https_desk.example_8443~jonas-berg')
    const names = [
      deskKey('https://desk', jonas),
      deskKey('http://desk', jonas),
      deskKey('https://desk-jonas', personId('berg')),
      deskKey('https://other', jonas),
    ]
    expect(new Set(names).size).toBe(names.length)
  })

  it('[OUT5] ids made later sort later and are of version 7', () => {
    const random = new Uint8Array(10).fill(255)
    const early = newUuid(1_772_000_000_000, random)
    expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(early < newUuid(1_772_000_000_001, new Uint8Array(10))).toBe(true)
  })
})
