import { inflateRawSync } from 'node:zlib'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { aMessage } from '#kit/intents'
import type { Entity } from '#shared/domain/entity'
import { queueId } from '#shared/domain/ids'
import { queueScope } from '#shared/domain/scope'
import { messagesOf, rowsOfTickets } from '#shared/protocol/packedPart'
import { seq } from '#shared/protocol/rows'
import { isRead, type ReadRow, rowKey } from '#shared/sync/row'
import { asDeflated } from './asDeflated'
import { openCache } from './cacheStore'
import { pagesOfRows } from './pagesOfRows'

const [network, payments] = ['network', 'payments'].map((queue) => queueScope(queueId(queue)))
const ticketOf = (n: number) => aTicket().id(`T-${n}`).build()
const rowOf = (entity: Entity, n: number, scope = network): ReadRow => {
  if (scope === undefined) throw new Error('There is a scope.')
  const { id } = entity.data
  return { key: rowKey(entity.kind, id), id, scope, v: seq(n + 1), entity }
}
const tickets = (count: number, scope = network) =>
  Array.from({ length: count }, (_, n) => rowOf({ kind: 'ticket', data: ticketOf(n) }, n, scope))
const messages = (count: number, body = 'It does not print.') =>
  Array.from({ length: count }, (_, n) =>
    rowOf({ kind: 'message', data: { ...aMessage(ticketOf(n), `m-${n}`), body } }, n),
  )
const textOf = (body: Uint8Array) => inflateRawSync(body).toString()

describe('pages of rows that are written together', () => {
  it('[OUT196] are made from eight rows of one scope and kind on, and read like those of the server', () => {
    const rows = [...tickets(8), ...messages(9), ...tickets(7, payments)]
    const pages = pagesOfRows(rows)
    expect(pages.map(({ head: { kind, scope }, taken }) => [kind, scope, taken.length])).toEqual([
      ['ticket', network, 8],
      ['message', network, 9],
    ])
    for (const { head, taken, body } of pages) {
      const page: unknown = JSON.parse(textOf(body))
      const written = taken.filter(isRead).map(({ entity }) => entity.data)
      expect(written.map(({ id }) => id)).toEqual(head.ids)
      expect(taken.map(({ v }) => v)).toEqual(head.v)
      const read =
        head.kind === 'ticket'
          ? rowsOfTickets(page).map(({ entity }) => entity.data)
          : head.ids.map((_, slot) => messagesOf(page, head)(slot))
      expect(read).toEqual(written)
    }
    expect(pages.map(({ head }) => head.tickets.length)).toEqual([0, 9])
  })

  it('[OUT196] are cut where they become long', () => {
    const rows = messages(30, 'x'.repeat(9_000))
    const pages = pagesOfRows(rows)
    expect(pages.flatMap(({ taken }) => taken)).toEqual(rows)
    expect(Math.max(...pages.map(({ body }) => body.length))).toBeLessThan(64 * 1024)
  })

  it('[OUT196] hold any text', () => {
    for (const text of ['', 'vastausaika', '応答', 'я'.repeat(100_000)]) {
      expect(textOf(asDeflated(text))).toBe(text)
    }
  })

  it('[OUT196] give back each row, also after some of them were written again', async () => {
    const cache = await openCache({ name: 'cache', port: { indexedDB: new IDBFactory(), IDBKeyRange } })
    const facts = { serverId: 'server-1', chapter: 'chapter-1', wipe: [], remove: [], progress: [] }
    const nothingLeft = { released: [], refused: [] }
    await cache.keep({ ...facts, ...nothingLeft, put: tickets(20) })
    const again = tickets(3).map((row) => ({ ...row, v: seq(40) }))
    await cache.keep({ ...facts, ...nothingLeft, put: again })
    const versions = (await cache.tickets()).map(({ id, v }) => [id, v] as const)
    expect(new Map<string, number>(versions)).toEqual(
      new Map<string, number>([...tickets(20), ...again].map(({ id, v }) => [id, v])),
    )
    expect(versions).toHaveLength(20)
    cache.close()
  })
})
