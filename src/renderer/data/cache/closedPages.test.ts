import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, describe, expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { closedRows } from '#kit/closedMessages'
import { aMessage } from '#kit/intents'
import { queueId, ticketId } from '#shared/domain/ids'
import type { Message } from '#shared/domain/message'
import { queueScope } from '#shared/domain/scope'
import { seq } from '#shared/protocol/rows'
import type { Commit } from '#shared/sync/effect'
import { type CachedRow, type ReadRow, rowKey } from '#shared/sync/row'
import { openCache } from './cacheStore'
import { giveBack } from './giveBack'

const here = queueScope(queueId('network'))
const messageOf = (n: number): Message => ({
  ...aMessage(aTicket().id(`T-${n}`).build(), `m-${n}`),
  body: `The printer of room no${n}x.`,
})
const rows = (count: number): readonly ReadRow[] =>
  Array.from({ length: count }, (_, n) => {
    const data = messageOf(n)
    const entity = { kind: 'message', data } as const
    return { key: rowKey('message', data.id), id: data.id, scope: here, v: seq(n + 1), entity }
  })
const aCommit = (put: readonly CachedRow[]): Commit => ({
  serverId: 'server-1',
  chapter: 'chapter-1',
  wipe: [],
  remove: [],
  put,
  progress: [],
  released: [],
  refused: [],
})

async function aCache() {
  const disk = { indexedDB: new IDBFactory(), IDBKeyRange }
  const cache = await openCache({ name: 'cache', port: disk })
  const db = await new Dexie('cache', disk).open()
  const bodies = db.table<{ readonly page: number; readonly body: Uint8Array }, number>('bodies')
  const search = (words: string) => cache.searchMessages(words, new AbortController().signal)
  /** Writes another body in the place of the only page's. */
  const replaceBody = async (make: (data: Record<string, unknown>[]) => unknown): Promise<void> => {
    const [stored] = await bodies.toArray()
    if (!stored) throw new Error('There is a page.')
    const { data } = JSON.parse(inflateRawSync(stored.body).toString()) as {
      readonly data: Record<string, unknown>[]
    }
    const said = make(data)
    const body = said instanceof Uint8Array ? said : new Uint8Array(deflateRawSync(JSON.stringify(said)))
    await bodies.put({ page: stored.page, body })
  }
  closers.push(() => {
    db.close()
    cache.close()
  })
  return { cache, bodies, search, replaceBody }
}
const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

describe('messages of a page that nobody has opened', () => {
  it('[SYN391] are read when their conversation is opened or looked through', async () => {
    const { cache, search } = await aCache()
    await cache.keep(aCommit(closedRows(rows(40))))
    expect(await cache.messagesOf(ticketId('T-7'))).toEqual([
      { scope: here, v: 8, id: 'm-7', ticketId: 'T-7', data: messageOf(7) },
    ])
    expect(await search('NO31X')).toEqual(new Set(['T-31']))
  })

  it('[SYN391] stay in their page, however few of it were taken', async () => {
    const { cache, bodies } = await aCache()
    await cache.keep(aCommit(closedRows(rows(40)).slice(0, 2)))
    expect(await bodies.count()).toBe(1)
    expect(await cache.messagesOf(ticketId('T-1'))).toMatchObject([{ id: 'm-1' }])
    expect(await cache.messagesOf(ticketId('T-2'))).toEqual([])
  })

  const other = (data: Record<string, unknown>[], changes: object) => ({
    data: data.map((message, n) => (n === 7 ? { ...message, ...changes } : message)),
  })
  it.each([
    ['without a text', (data: Record<string, unknown>[]) => other(data, { body: 7 })],
    ['under another id', (data: Record<string, unknown>[]) => other(data, { id: 'm-8' })],
    ['of another ticket', (data: Record<string, unknown>[]) => other(data, { ticketId: 'T-8' })],
  ])('[SYN391] are not shown %s, and the others of the page are', async (_, make) => {
    const { cache, search, replaceBody } = await aCache()
    await cache.keep(aCommit(closedRows(rows(40))))
    await replaceBody(make)
    await expect(cache.messagesOf(ticketId('T-7'))).rejects.toThrow('not as the server sent it')
    expect(await cache.messagesOf(ticketId('T-8'))).toMatchObject([{ data: messageOf(8) }])
    expect(await search('no7x')).toEqual(new Set())
    expect(await search('no8x')).toEqual(new Set(['T-8']))
  })

  it.each([
    ['bytes', () => new Uint8Array([7, 7, 7])],
    ['fewer messages', (data: Record<string, unknown>[]) => ({ data: data.slice(1) })],
    ['no messages', () => null],
  ])('[SYN391] are not shown where the page holds %s, and what is left of it stays', async (_, make) => {
    const { cache, bodies, search, replaceBody } = await aCache()
    await cache.keep(aCommit(closedRows(rows(40))))
    await replaceBody(make)
    await expect(cache.messagesOf(ticketId('T-7'))).rejects.toThrow('not as the server sent it')
    expect(await search('printer')).toEqual(new Set())
    await cache.keep(aCommit(rows(35).map((row) => ({ ...row, v: seq(100) }))))
    expect(await cache.messagesOf(ticketId('T-7'))).toMatchObject([{ v: 100 }])
    await expect(cache.messagesOf(ticketId('T-38'))).rejects.toThrow('not as the server sent it')
    expect(await bodies.count()).toBeGreaterThan(1)
  })
})

describe('bytes that nobody reads any more', () => {
  it('[OUT220] are given back where the browser can take them, those of a page once it is written', async () => {
    const given: string[] = []
    const watched = (name: string, { buffer }: Uint8Array) =>
      Object.assign(buffer, { transfer: (length: number) => given.push(`${name} ${length}`) })
    const { cache } = await aCache()
    const put = closedRows(rows(40))
    const entity = put[0]?.entity
    if (entity?.kind !== 'closed') throw new Error('The rows lie in a page.')
    watched('page', entity.body)
    const writing = cache.keep(aCommit(put))
    expect(given).toEqual([])
    await writing
    expect(given).toEqual(['page 0'])
    const some = new Uint8Array(5)
    watched('some', some)
    giveBack(some)
    expect(given).toEqual(['page 0', 'some 0'])
  })
})
