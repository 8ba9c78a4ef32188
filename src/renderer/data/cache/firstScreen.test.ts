import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { aPerson, aTicket } from '#kit/builders'
import { cachedTicket, progressAt } from '#kit/syncMachine'
import { queueId, ticketId } from '#shared/domain/ids'
import { queueScope } from '#shared/domain/scope'
import type { Commit } from '#shared/sync/effect'
import { createMirror } from '../view/mirror'
import { openCache } from './cacheStore'
import { sorted } from './cacheTables'

const here = queueScope(queueId('service-desk'))
const there = queueScope(queueId('network'))
const tickets = ['T-1', 'T-2', 'T-3'].map((id) => aTicket().id(id).build())
const aCommit = (changes: Partial<Commit>): Commit => ({
  serverId: 'server-1',
  chapter: 'chapter-1',
  wipe: [],
  remove: [],
  put: [],
  progress: [[here, progressAt(1)]],
  released: [],
  refused: [],
  ...changes,
})
const rowsAt = (v: number, scope = here) => tickets.map((ticket) => cachedTicket(ticket, scope, v))
const idsAndVersions = (rows: readonly { readonly id: string; readonly v: number }[]) =>
  rows.map(({ id, v }) => `${id}@${v}`)

describe('the first screen', () => {
  it('[OUT63] is kept apart and always as its tickets are among all', async () => {
    const disk = { indexedDB: new IDBFactory(), IDBKeyRange }
    const cache = await openCache({ name: 'cache', port: disk })
    await cache.keep(aCommit({ put: rowsAt(1) }))
    await cache.rememberScreen(sorted(rowsAt(1)).tickets.slice(0, 2))
    expect(idsAndVersions(await cache.screen())).toEqual(['T-1@1', 'T-2@1'])
    const [first] = rowsAt(2)
    await cache.keep(aCommit({ put: first ? [first] : [], remove: ['ticket:T-2'] }))
    expect(idsAndVersions(await cache.screen())).toEqual(['T-1@2'])
    await cache.rememberScreen(sorted(rowsAt(1)).tickets)
    expect(idsAndVersions(await cache.screen())).toEqual(['T-3@1'])
    await cache.keep(aCommit({ wipe: [here] }))
    expect(await cache.screen()).toEqual([])
    cache.close()
  })

  it('[OUT64] stays under what is committed while the other tickets are read', () => {
    const mirror = createMirror(aPerson())
    mirror.load(sorted(rowsAt(1).slice(0, 2)).tickets, [])
    mirror.beginReading()
    const [newer] = sorted(rowsAt(5)).tickets
    mirror.apply({ put: newer ? [newer] : [], removed: [ticketId('T-2')] })
    mirror.apply({ wiped: [there] })
    const elsewhere = sorted([cachedTicket(aTicket().id('T-9').build(), there, 1)]).tickets
    mirror.readLot(sorted(rowsAt(1)).tickets)
    mirror.readLot(elsewhere)
    mirror.endReading()
    expect([...mirror.tickets.get().byId.keys()].toSorted()).toEqual(['T-1', 'T-3'])
    expect(mirror.confirmedV(ticketId('T-1'))).toBe(5)
    mirror.readLot(sorted(rowsAt(7)).tickets.slice(0, 1))
    mirror.endReading()
    expect([...mirror.tickets.get().byId.keys()]).toEqual(['T-1'])
  })
})
