import { Dexie } from 'dexie'
import { afterEach, describe, expect, it } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { aComputer } from '#kit/deskPorts'
import { anIntent } from '#kit/intents'
import { cachedTicket } from '#kit/syncMachine'
import { until } from '#kit/testConsole'
import { createVirtualTimers } from '#kit/virtualTimers'
import { clientId, queueId, ticketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { queueScope } from '#shared/domain/scope'
import type { Commit } from '#shared/sync/effect'
import { openCache } from '../cache/cacheStore'
import { createDeskData } from '../createDeskData'
import type { DeskData } from '../deskData'
import { cacheName, deskKey, outboxName } from '../disk/databases'
import { openRefusalOf } from '../disk/openRefusal'
import { openOutbox } from '../outbox/outboxStore'
import type { DeskPorts } from '../ports'
import type { ChannelMessage } from './channelMessage'

const account = anAccount()
const serverUrl = 'http://desk.example'
const open: DeskData[] = []
afterEach(async () => {
  for (const data of open.splice(0)) await data.close()
})

/** A computer whose lock another window holds; what that one says is said by `says`. */
function aFollower(changes: Partial<DeskPorts> = {}, saidAtOnce: readonly ChannelMessage[] = []) {
  let hear: (message: unknown) => void = () => undefined
  const { ports } = aComputer({
    timers: createVirtualTimers(),
    locks: {
      hold: (_name, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
    },
    openChannel: (name, listen) => {
      if (name.startsWith('desk-')) {
        hear = listen
        queueMicrotask(() => saidAtOnce.forEach(listen))
      }
      return { post: () => undefined, close: () => undefined }
    },
    ...changes,
  })
  return {
    ports,
    says: (message: ChannelMessage) => hear(message),
    openWindow: async () => {
      const data = await createDeskData({ serverUrl, token: 'token', account, appVersion: '0.0.0', ports })
      open.push(data)
      return data
    },
  }
}

const committed: ChannelMessage = {
  kind: 'committed',
  leading: 'leading-1',
  count: 1,
  chapter: null,
  tickets: [],
  conversations: [],
  isDirectoryChanged: false,
  left: [],
  hasRefusals: false,
  hasWiped: false,
}
const commitOfRows: Commit = {
  serverId: 'server-1',
  chapter: null,
  wipe: [],
  remove: [],
  put: [cachedTicket(aTicket().id('T-1').build(), queueScope(queueId('service-desk')), 3)],
  progress: [],
  released: [],
  refused: [],
}
const status = (saidAt: number, offsetMs = 5_000): Extract<ChannelMessage, { kind: 'status' }> => ({
  kind: 'status',
  connection: { kind: 'live' },
  lastHeardAt: null,
  clockOffset: { offsetMs, errorMs: 10, isVerified: true },
  saidAt,
})

describe('what another window says', () => {
  it('[OUT100] of a command that left while this window read the outbox is taken after that', async () => {
    const intent = anIntent(0, 'acknowledge', ticketId('T-1'), {})
    const { ports } = aComputer()
    const outbox = await openOutbox(
      outboxName(deskKey(serverUrl, account.id)),
      () => clientId('c'),
      ports.indexedDb,
    )
    await outbox.append(intent, instant(1))
    outbox.close()
    const follower = aFollower({ indexedDb: ports.indexedDb }, [{ ...committed, left: [intent.id] }])
    const data = await follower.openWindow()
    await data.whole()
    await until(() => data.sync.get().waiting.length === 0, 'nothing waits here any more')
    expect(data.sync.get().refused).toEqual([])
  })

  it('[OUT142] of rows that are of another truth by now has what waits again shown with them', async () => {
    const { ports } = aComputer()
    const key = deskKey(serverUrl, account.id)
    const outbox = await openOutbox(outboxName(key), () => clientId('c'), ports.indexedDb)
    const cache = await openCache({ name: cacheName(key), port: ports.indexedDb })
    const turnTo = (chapter: string) => cache.keep({ ...commitOfRows, chapter })
    await turnTo('chapter-1')
    const follower = aFollower({ indexedDb: ports.indexedDb })
    const data = await follower.openWindow()
    await data.whole()
    await turnTo('chapter-2')
    const intent = anIntent(0, 'acknowledge', ticketId('T-1'), {})
    await outbox.append(intent, instant(1))
    follower.says({ ...committed, chapter: 'chapter-2', tickets: [ticketId('T-1')] })
    await until(() => data.sync.get().waiting.length === 1, 'what waits again is shown')
    // Said before the server was set back, and heard after that was noticed.
    follower.says({ ...committed, chapter: 'chapter-1', left: [intent.id], count: 2 })
    follower.says(status(Date.now()))
    await until(() => data.sync.get().connection.kind === 'live', 'all of it is heard')
    expect(data.sync.get().waiting).toHaveLength(1)
    expect([...data.tickets.get().byId.keys()]).toEqual(['T-1'])
    outbox.close()
    cache.close()
  })

  it('[CLK11] long ago of the clock is not believed: the wall clock may have been set since', async () => {
    let wall = 1_772_000_000_000
    let monotonic = 40_000
    const follower = aFollower({ clocks: { wallMs: () => wall, monotonicMs: () => monotonic } })
    const data = await follower.openWindow()
    follower.says(status(wall))
    await until(() => data.sync.get().clockOffset.isVerified, 'the clock is told')
    const before = data.now()
    const saidBefore = { ...status(wall), connection: { kind: 'connecting' } } as const
    wall += 20_000 - 600_000
    monotonic += 20_000
    follower.says(saidBefore)
    await until(() => data.sync.get().connection.kind === 'connecting', 'the rest of it is taken')
    expect(data.now()).toBe(before + 20_000)
    follower.says(status(wall, 605_000))
    await until(() => data.sync.get().connection.kind === 'live', 'what is said now is taken')
    expect(data.now()).toBe(before + 20_000)
  })
})

describe('a newer release', () => {
  it('[OUT101] that takes over while a window opens is left what it has stored, and the window says so', async () => {
    const { indexedDB, IDBKeyRange } = aComputer().ports.indexedDb
    const cache = cacheName(deskKey(serverUrl, account.id))
    let newer: Dexie | null = null
    const takeOver = (): void => {
      newer = new Dexie(cache, { indexedDB, IDBKeyRange })
      newer.version(9_999).stores({ things: 'id' })
      void newer.open()
    }
    const openAndTell: IDBFactory['open'] = (name, version) => {
      const asked = indexedDB.open(name, version)
      // Once it is open, before anything is read of it.
      if (name === cache) asked.addEventListener('success', takeOver, { once: true })
      return asked
    }
    const watched: IDBFactory = {
      open: openAndTell,
      cmp: (first, second) => indexedDB.cmp(first, second),
      databases: () => indexedDB.databases(),
      deleteDatabase: (name) => indexedDB.deleteDatabase(name),
    }
    const opening = aFollower({ indexedDb: { indexedDB: watched, IDBKeyRange } }).openWindow()
    const refusal = await opening.then(
      () => null,
      (error: unknown) => openRefusalOf(error),
    )
    expect(refusal).toEqual({ kind: 'newer' })
    expect(newer?.['verno']).toBe(9_999)
  })
})
