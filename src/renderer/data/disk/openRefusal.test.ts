import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb'
import { describe, expect, it, vi } from 'vitest'
import { aTicket } from '#kit/builders'
import { cachedTicket, progressAt } from '#kit/syncMachine'
import { createVirtualTimers } from '#kit/virtualTimers'
import { clientId, queueId } from '#shared/domain/ids'
import { queueScope } from '#shared/domain/scope'
import type { Commit } from '#shared/sync/effect'
import { openCache } from '../cache/cacheStore'
import { openOutbox } from '../outbox/outboxStore'
import { guardCache } from '../sync/guardedCache'
import type { IndexedDbPort } from './databases'
import { noEars } from './openDatabase'
import { type OpenRefusal, openRefusalOf, openRefusalSentence } from './openRefusal'

const desk = queueScope(queueId('service-desk'))
const one = aTicket().id('T-1').build()
const aDisk = (): IndexedDbPort => ({ indexedDB: new IDBFactory(), IDBKeyRange })
const commit: Commit = {
  serverId: 'server-1',
  chapter: 'chapter-1',
  wipe: [],
  remove: [],
  put: [cachedTicket(one, desk, 1)],
  progress: [[desk, progressAt(1)]],
  released: [],
  refused: [],
}

/** A disk whose databases cannot be opened, for a reason that the browser gives by name. */
const failing = (name: string, times = Number.POSITIVE_INFINITY): IndexedDbPort => {
  const indexedDB = new IDBFactory()
  const opening = indexedDB.open.bind(indexedDB)
  let failed = 0
  const factory = Object.assign(indexedDB, {
    open: (...args: Parameters<typeof opening>) => {
      if (failed++ < times) throw new DOMException('The browser says no.', name)
      return opening(...args)
    },
  })
  return { indexedDB: factory, IDBKeyRange }
}
const outboxOn = (disk: IndexedDbPort, ears = noEars) => openOutbox('outbox', () => clientId('c'), disk, ears)
const refusalOf = (opening: Promise<unknown>): Promise<OpenRefusal | null> =>
  opening.then(() => null, openRefusalOf)

describe('a desk that cannot be opened', () => {
  it('[OUT73] tells a full disk, a private window and everything else apart', async () => {
    const kinds = {
      QuotaExceededError: 'full',
      SecurityError: 'no-storage',
      InvalidStateError: 'no-storage',
      UnknownError: 'unreadable',
    }
    for (const [name, kind] of Object.entries(kinds)) {
      expect((await refusalOf(outboxOn(failing(name))))?.kind).toBe(kind)
      expect((await refusalOf(openCache({ name: 'cache', port: failing(name) })))?.kind).toBe(kind)
    }
    const none = { indexedDB: undefined, IDBKeyRange } as unknown as IndexedDbPort
    expect((await refusalOf(outboxOn(none)))?.kind).toBe('no-storage')
  })

  it('[OUT73] says each in plain sentences that say what to do', () => {
    const refusals: readonly OpenRefusal[] = [
      { kind: 'no-storage' },
      { kind: 'full' },
      { kind: 'blocked' },
      { kind: 'newer' },
      { kind: 'outbox-damaged', contents: null },
      { kind: 'outbox-damaged', contents: '{}' },
      { kind: 'unreadable', detail: 'Internal error.' },
    ]
    const sentences = refusals.map(openRefusalSentence)
    expect(new Set(sentences).size).toBe(refusals.length)
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\. [A-Z].*\.$|: .*\.$/)
  })

  it('[OUT77] leaves a database of a newer release as it is', async () => {
    const disk = aDisk()
    for (const name of ['outbox', 'cache']) {
      const newer = new Dexie(name, disk)
      newer.version(9_999).stores({ things: 'id' })
      await newer.open()
      await newer.table('things').put({ id: 'of tomorrow' })
      newer.close()
    }
    expect((await refusalOf(outboxOn(disk)))?.kind).toBe('newer')
    expect((await refusalOf(openCache({ name: 'cache', port: disk })))?.kind).toBe('newer')
    for (const name of ['outbox', 'cache']) {
      const newer = new Dexie(name, disk)
      await newer.open()
      expect([newer.verno, await newer.table('things').count()]).toEqual([9_999, 1])
      newer.close()
    }
  })

  it('[OUT78] waits five seconds for an older window to let go, then says that one is open', async () => {
    const disk = aDisk()
    const holding = await new Promise<IDBDatabase>((resolve) => {
      const asked = disk.indexedDB.open('outbox', 10)
      asked.addEventListener('upgradeneeded', () =>
        asked.result.createObjectStore('commands', { keyPath: 'n' }),
      )
      asked.addEventListener('success', () => resolve(asked.result))
    })
    const timers = createVirtualTimers()
    const opening = refusalOf(outboxOn(disk, { ...noEars, timers }))
    let isTold = false
    void opening.finally(() => {
      isTold = true
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    timers.advance(4_999)
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(isTold).toBe(false)
    timers.advance(1)
    expect(await opening).toEqual({ kind: 'blocked' })
    holding.close()
  })
})

describe('a cache that fails', () => {
  it('[OUT74] is made anew when it cannot be opened or read; the outbox is not', async () => {
    expect(await (await openCache({ name: 'cache', port: failing('UnknownError', 4) })).tickets()).toEqual([])
    const disk = aDisk()
    const cache = await openCache({ name: 'cache', port: disk })
    await cache.keep(commit)
    cache.close()
    const cannotBeRead = (): never => {
      throw new DOMException('The record cannot be read.', 'DataError')
    }
    const readings = [
      vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementationOnce(cannotBeRead),
      vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementationOnce(cannotBeRead),
    ]
    const again = await openCache({ name: 'cache', port: disk })
    for (const reading of readings) reading.mockRestore()
    expect(await again.tickets()).toEqual([])
    expect(await again.scopes()).toEqual(new Map())
    again.close()
    expect((await refusalOf(outboxOn(failing('UnknownError', 4))))?.kind).toBe('unreadable')
  })

  it('[OUT75] three times in a row is thrown away, on a full disk never', async () => {
    const cache = await openCache({ name: 'cache', port: aDisk() })
    const guarded = guardCache(cache)
    await guarded.keep(commit)
    const failTimes = async (name: string, times: number): Promise<void> => {
      for (let n = 0; n < times; n++) {
        const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
          throw new DOMException('No.', name)
        })
        await expect(guarded.keep(commit)).rejects.toThrow(/No/)
        put.mockRestore()
        await guarded.mend()
      }
    }
    await failTimes('QuotaExceededError', 5)
    await failTimes('DataError', 2)
    await guarded.keep(commit)
    await failTimes('DataError', 2)
    expect(await guarded.tickets()).toHaveLength(1)
    await failTimes('DataError', 1)
    expect(await guarded.tickets()).toEqual([])
    expect(await guarded.scopes()).toEqual(new Map())
    await guarded.keep(commit)
    expect(await guarded.tickets()).toHaveLength(1)
    cache.close()
  })
})
