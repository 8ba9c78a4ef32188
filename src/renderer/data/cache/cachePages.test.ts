import { deflateRawSync } from 'node:zlib'
import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { closedRows } from '#kit/closedMessages'
import { aMessage } from '#kit/intents'
import { progressAt } from '#kit/syncMachine'
import type { EntityOf } from '#shared/domain/entity'
import { queueId, ticketId } from '#shared/domain/ids'
import { queueScope, type Scope } from '#shared/domain/scope'
import type { PackedKind } from '#shared/protocol/packedPart'
import { type PresentRow, seq } from '#shared/protocol/rows'
import type { Commit } from '#shared/sync/effect'
import { type CachedRow, type ReadRow, type RowKey, rowKey } from '#shared/sync/row'
import { gatherCommits } from '../sync/gatherCommits'
import { openCache } from './cacheStore'
import type { ReadPage } from './unpackPart'

const scopes = ['network', 'payments'].map((queue) => queueScope(queueId(queue)))
const here = scopes[0] as Scope
const aCommit = (changes: Partial<Commit> = {}): Commit => ({
  serverId: 'server-1',
  chapter: 'chapter-1',
  wipe: [],
  remove: [],
  put: [],
  progress: [],
  released: [],
  refused: [],
  ...changes,
})
const ticketEntity = (n: number): EntityOf<'ticket'> => ({
  kind: 'ticket',
  data: aTicket().id(`T-${n}`).build(),
})
const messageEntity = (n: number): EntityOf<'message'> => ({
  kind: 'message',
  data: aMessage(aTicket().id(`T-${n}`).build(), `m-${n}`),
})
const entityOf = (kind: PackedKind, n: number) => (kind === 'ticket' ? ticketEntity(n) : messageEntity(n))
const rowOf = (kind: PackedKind, n: number, scope: Scope, v: number): ReadRow => {
  const entity = entityOf(kind, n)
  return { key: rowKey(kind, entity.data.id), id: entity.data.id, scope, v: seq(v), entity }
}

/** These rows as they come in a page from the server, of which the machine takes all but the first so many. */
function cameAs(kind: PackedKind, rows: readonly ReadRow[], refused = 0): Came {
  if (kind === 'message') return { put: closedRows(rows).slice(refused), pages: [] }
  const text = JSON.stringify({ v: rows.map(({ v }) => v), data: rows.map(({ entity }) => entity.data) })
  const present = rows.map(({ id, v, entity }): PresentRow => ({ live: true, id, v, entity }))
  return {
    put: rows.slice(refused),
    pages: [{ rows: present, body: new Uint8Array(deflateRawSync(text)) }],
  }
}
interface Came {
  readonly put: readonly CachedRow[]
  readonly pages: readonly ReadPage[]
}
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)

describe('pages of the cache', () => {
  it('[OUT141] are read once for whoever judges and writes rows at the same time', async () => {
    const disk = { indexedDB: new IDBFactory(), IDBKeyRange }
    const cache = await openCache({ name: 'cache', port: disk })
    await cache.keep(aCommit({ put: [rowOf('ticket', 1, here, 1)] }))
    cache.close()
    const again = await openCache({ name: 'cache', port: disk })
    const judging = again.stampsOf([])
    await Promise.all([again.keep(aCommit({ put: [rowOf('ticket', 1, here, 2)] })), judging])
    expect((await again.stampsOf(['ticket:T-1'])).get('ticket:T-1')?.v).toBe(2)
    again.close()
  })

  it('[OUT60] keeps a page as it came and reads its tickets, conversations and stamps from it', async () => {
    const disk = { indexedDB: new IDBFactory(), IDBKeyRange }
    const cache = await openCache({ name: 'cache', port: disk })
    const tickets = numbers(40).map((n) => rowOf('ticket', n, here, n + 1))
    const messages = numbers(40).map((n) => rowOf('message', n, here, n + 1))
    const came = [cameAs('ticket', tickets), cameAs('message', messages)]
    const put = came.flatMap((page) => page.put)
    const pages = came.flatMap((page) => page.pages)
    await cache.keep(aCommit({ put, progress: [[here, progressAt(40)]] }), pages)
    cache.close()
    const again = await openCache({ name: 'cache', port: disk })
    expect(await again.tickets()).toEqual(
      tickets.map(({ id, scope, v, entity }) => ({ id, scope, v, data: entity.data })),
    )
    expect((await again.messagesOf(ticketId('T-7'))).map(({ id }) => id)).toEqual(['m-7'])
    expect(await again.ticketsOf([ticketId('T-3'), ticketId('T-99')])).toMatchObject([{ id: 'T-3', v: 4 }])
    expect(await again.stampsOf(['ticket:T-9', 'message:m-9', 'ticket:T-99'])).toEqual(
      new Map([
        ['ticket:T-9', expect.objectContaining({ scope: here, v: 10 })],
        ['message:m-9', expect.objectContaining({ scope: here, v: 10 })],
      ]),
    )
    again.close()
  })

  it('[OUT74] reads no page of a cache that was thrown away, though a new one may have its number', async () => {
    const cache = await openCache({ name: 'cache', port: { indexedDB: new IDBFactory(), IDBKeyRange } })
    const pageFrom = (first: number, v: number) =>
      numbers(40).map((n) => rowOf('message', first + n, here, v + n))
    const keep = (rows: readonly ReadRow[]) =>
      cache.keep(aCommit({ put: cameAs('message', rows).put, progress: [[here, progressAt(90)]] }))
    await keep(pageFrom(0, 1))
    expect(await cache.messagesOf(ticketId('T-7'))).toMatchObject([{ id: 'm-7', v: 8 }])
    await cache.startAfresh()
    await cache.scopes()
    await keep(pageFrom(5, 50))
    expect(await cache.messagesOf(ticketId('T-7'))).toMatchObject([{ id: 'm-7', v: 52 }])
    expect(await cache.messagesOf(ticketId('T-3'))).toEqual([])
    cache.close()
  })

  it('[OUT200] writes again what is left of a page when that is no more than a quarter, and the page goes', async () => {
    const disk = { indexedDB: new IDBFactory(), IDBKeyRange }
    const cache = await openCache({ name: 'cache', port: disk })
    const rows = numbers(40).map((n) => rowOf('ticket', n, here, n + 1))
    const { put, pages: came } = cameAs('ticket', rows)
    await cache.keep(aCommit({ put }), came)
    const db = await new Dexie('cache', disk).open()
    const pages = async () => (await db.table('pages').toCollection().primaryKeys()) as readonly number[]
    const [first] = await pages()
    const changed = (from: number, until: number) =>
      numbers(until - from).map((n) => rowOf('ticket', from + n, here, 100 + from + n))
    await cache.keep(aCommit({ put: changed(0, 29) }))
    expect(await pages()).toContain(first)
    await cache.keep(aCommit({ put: changed(29, 30) }))
    expect(await pages()).not.toContain(first)
    expect(await db.table('bodies').get(first ?? 0)).toBeUndefined()
    const expected = [...changed(0, 30), ...rows.slice(30)]
    const versions = new Map<string, number>((await cache.tickets()).map(({ id, v }) => [id, v]))
    expect(versions).toEqual(new Map<string, number>(expected.map(({ id, v }) => [id, v])))
    expect([...(await cache.stampsOf(expected.map(({ key }) => key))).values()].map(({ v }) => v)).toEqual(
      expected.map(({ v }) => v),
    )
    db.close()
    cache.close()
  })

  const change = fc.record({
    page: fc.constantFrom<PackedKind | null>('ticket', 'message', null),
    wipe: fc.boolean(),
    scope: fc.constantFrom(...scopes),
    rows: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 0, maxLength: 50 }),
    kind: fc.constantFrom<PackedKind>('ticket', 'message'),
    removed: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 6 }),
    /** How many rows of the page the machine does not take. */
    refused: fc.integer({ min: 0, max: 4 }),
    reopens: fc.boolean(),
  })

  it('[OUT61] holds each row in one place, whatever is paged, changed, moved, removed, wiped and reopened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 7 }), async (changes) => {
        const disk = { indexedDB: new IDBFactory(), IDBKeyRange }
        let cache = await openCache({ name: 'cache', port: disk })
        const model = new Map<RowKey, CachedRow>()
        let v = 0
        for (const { page, wipe, scope, rows, kind, removed, refused, reopens } of changes) {
          const all = rows.map((n) => rowOf(page ?? kind, n, scope, ++v))
          const came = page ? cameAs(page, all, refused) : { put: all, pages: [] }
          const { put } = came
          const remove = removed
            .map((n) => rowOf(kind, n, scope, 0).key)
            .filter((key) => put.every((row) => row.key !== key))
          const commit = aCommit({ wipe: wipe ? [scope] : [], put, remove })
          await cache.keep(commit, came.pages)
          const wiped = [...model.values()].filter((row) => wipe && row.scope === scope)
          for (const key of [...remove, ...wiped.map((row) => row.key)]) model.delete(key)
          for (const row of put) model.set(row.key, row)
          if (reopens) {
            cache.close()
            cache = await openCache({ name: 'cache', port: disk })
          }
        }
        const kept = [...model.values()]
        const tickets = kept.filter(({ key }) => key.startsWith('ticket:'))
        const found = (await cache.tickets()).map(({ id, scope, v: at }) => `${id} ${scope} ${at}`)
        expect(found.toSorted()).toEqual(tickets.map((row) => `${row.id} ${row.scope} ${row.v}`).toSorted())
        const stamps = await cache.stampsOf(kept.map(({ key }) => key))
        expect([...stamps].map(([key, { scope, v: at }]) => [key, scope, at])).toEqual(
          kept.map(({ key, scope, v: at }) => [key, scope, at]),
        )
        for (const { id, key } of numbers(61).map((n) => rowOf('message', n, here, 0))) {
          const ofTicket = await cache.messagesOf(ticketId(id.replace('m-', 'T-')))
          expect(ofTicket.map((row) => row.v)).toEqual(model.has(key) ? [model.get(key)?.v] : [])
        }
        cache.close()
      }),
      { numRuns: 15 },
    )
  }, 30_000)

  it('[OUT62] gathers the commits of several steps into one that leaves the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const [singly, together] = await Promise.all(
          ['singly', 'together'].map((name) =>
            openCache({ name, port: { indexedDB: new IDBFactory(), IDBKeyRange } }),
          ),
        )
        if (!singly || !together) return
        const gathering = gatherCommits()
        let v = 0
        for (const { wipe, scope, rows, kind, removed } of changes) {
          const commit = aCommit({
            wipe: wipe ? [scope] : [],
            put: rows.map((n) => rowOf(kind, n, scope, ++v)),
            remove: removed.filter((n) => !rows.includes(n)).map((n) => rowOf(kind, n, scope, 0).key),
          })
          await singly.keep(commit)
          gathering.add(commit, [], { pages: [], reckoning: null })
        }
        const keys = (['ticket', 'message'] as const).flatMap((kind) =>
          numbers(61).map((n) => rowOf(kind, n, here, 0).key),
        )
        const expected = [...(await singly.stampsOf(keys))].map(([key, { scope, v: at }]) => [key, scope, at])
        const foretold = gathering.stampsAfter(keys, await together.stampsOf(keys))
        expect([...foretold].map(([key, { scope, v: at }]) => [key, scope, at])).toEqual(expected)
        const gathered = gathering.whole()
        if (gathered) await together.keep(gathered.commit)
        const kept = await together.stampsOf(keys)
        expect([...kept].map(([key, { scope, v: at }]) => [key, scope, at])).toEqual(expected)
        singly.close()
        together.close()
      }),
      { numRuns: 12 },
    )
  }, 30_000)
})
