import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb'
import { describe, expect, it, vi } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { aComputer } from '#kit/deskPorts'
import { anIntent } from '#kit/intents'
import { cachedTicket, progressAt } from '#kit/syncMachine'
import { clientId, commandId, queueId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { queueScope } from '#shared/domain/scope'
import { BEFORE_ALL } from '#shared/protocol/rows'
import { openCache, sorted } from '../cache/cacheStore'
import { createDeskData } from '../createDeskData'
import { openOutbox } from '../outbox/outboxStore'
import { openWaitingChannel } from '../sync/waitingChannel'
import type { IndexedDbPort } from './databases'

const desk = queueScope(queueId('service-desk'))
const one = aTicket().id('T-1').build()
const aDisk = (): IndexedDbPort => ({ indexedDB: new IDBFactory(), IDBKeyRange })
const outboxOn = (disk: IndexedDbPort) => openOutbox('outbox', () => clientId('client'), disk)

async function aDiskWithAnAction(): Promise<IndexedDbPort> {
  const disk = aDisk()
  const outbox = await outboxOn(disk)
  expect(outbox.seen).toBeNull()
  const draft = { id: commandId('c-1'), name: 'note', version: 1, ticketId: one.id, baseV: BEFORE_ALL }
  await outbox.append({ ...draft, args: { messageId: 'm-1', body: 'Words' } }, instant(1))
  await outbox.leaveOut(queueId('network'))
  outbox.close()
  return disk
}

async function fill(disk: IndexedDbPort, v: number): Promise<void> {
  const cache = await openCache({ name: 'cache', port: disk })
  const row = cachedTicket(one, desk, v)
  const facts = { serverId: 'server-1', chapter: null, progress: [[desk, progressAt(v)]] as const }
  await cache.scopes()
  await cache.keep({ ...facts, wipe: [], remove: [], put: [row], released: [], refused: [] })
  await cache.rememberScreen(sorted([row]).tickets)
  cache.close()
}

/** Changes what is stored behind its owner's back. */
async function tamper(name: string, disk: IndexedDbPort, work: (db: Dexie) => Promise<unknown>) {
  const db = new Dexie(name, disk)
  await db.open()
  await work(db)
  db.close()
}

describe('the first look into a database', () => {
  it('[OUT170] shows what waits, what is left out, the first screen and the directory as they are kept', async () => {
    const disk = await aDiskWithAnAction()
    const outbox = await outboxOn(disk)
    expect(outbox.seen).toEqual({ ...(await outbox.unsettled()), leftOut: ['network'] })
    expect(outbox.seen?.waiting.map(({ id }) => id)).toEqual(['c-1'])
    await fill(disk, 1)
    const cache = await openCache({ name: 'cache', port: disk })
    expect(cache.seen).toEqual({ screen: await cache.screen(), directory: await cache.directory() })
    expect(cache.seen?.screen).toHaveLength(1)
    for (const store of [outbox, cache]) store.close()
  })

  it('[OUT170] is left to the usual way where something cannot be read or was another release’s', async () => {
    const disk = await aDiskWithAnAction()
    await tamper('outbox', disk, (db) => db.table('commands').update(1, { baseV: 'of another form' }))
    const damaged = await outboxOn(disk)
    expect(damaged.seen).toBeNull()
    expect((await damaged.unsettled()).parked).toMatchObject([{ text: 'Words' }])
    await fill(disk, 1)
    await tamper('cache', disk, (db) => db.table('facts').put({ key: 'shape', rowSchema: 0 }))
    const ofAnotherShape = await openCache({ name: 'cache', port: disk })
    expect(ofAnotherShape.seen).toBeNull()
    expect(await ofAnotherShape.screen()).toEqual([])
    for (const store of [damaged, ofAnotherShape]) store.close()
    const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
      throw new DOMException('Not now.', 'UnknownError')
    })
    const unseen = await outboxOn(disk)
    getAll.mockRestore()
    expect(unseen.seen).toBeNull()
    expect(await unseen.leftOut()).toEqual(['network'])
    unseen.close()
  })

  it('[OUT171] comes after the outbox’s: a command that leaves meanwhile is shown with its row', async () => {
    const disk = aDisk()
    await fill(disk, 1)
    let settle: () => void = () => undefined
    const after = new Promise<void>((resolve) => {
      settle = resolve
    })
    const opening = openCache({ name: 'cache', port: disk, after })
    await fill(disk, 2)
    settle()
    const cache = await opening
    expect(cache.seen?.screen.map(({ v }) => v)).toEqual([2])
    cache.close()
  })
})

describe('a window that opens', () => {
  it('[OUT172] hears what was said before anybody could hear it, in its order', () => {
    const heard: unknown[] = []
    let say: (message: unknown) => void = () => undefined
    const channel = openWaitingChannel('desk', (_, hear) => {
      say = hear
      return { post: () => undefined, close: () => undefined }
    })
    say('first')
    say('second')
    channel.hearBy((message) => heard.push(message))
    say('third')
    expect(heard).toEqual(['first', 'second', 'third'])
  })

  it('[OUT172] shows what another window saved while it opened its databases', async () => {
    const intent = anIntent(1, 'acknowledge', one.id, {})
    const { ports } = aComputer({
      openChannel: (name, hear) => {
        if (name.startsWith('desk-')) queueMicrotask(() => hear({ kind: 'saved', intent }))
        return { post: () => undefined, close: () => undefined }
      },
    })
    const data = await createDeskData({
      serverUrl: 'http://desk.example',
      token: 'token',
      account: anAccount(),
      appVersion: '0.0.0',
      ports,
      openWire: () => ({ ask: () => undefined, look: () => undefined, close: () => undefined }),
    })
    expect(data.sync.get().waiting.map(({ id }) => id)).toEqual([intent.id])
    await data.close()
  })
})
