import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { queueId } from '#shared/domain/ids'
import { queueScope } from '#shared/domain/scope'
import { keyOfRow } from '#shared/sync/row'
import { unpackPart } from './unpackPart'

const deflated = (said: unknown) => new Uint8Array(deflateRawSync(JSON.stringify(said)))
const head = { v: [4, 5], ids: ['m-1', 'm-2'], tickets: ['T-1', 'T-1'] }
/** A part with one page of messages, whose body nobody can open. */
const partWith = (changes: object, count = 2) => ({
  kind: 'packed',
  scope: queueScope(queueId('network')),
  from: 0,
  to: 9,
  floor: 9,
  rows: [],
  pages: [
    { kind: 'message', count, body: new Uint8Array([7, 7, 7]), head: deflated({ ...head, ...changes }) },
  ],
  more: false,
  reset: false,
})

describe('a page of messages', () => {
  it('[SYN390] is taken by its head and not opened', async () => {
    const { part, pages } = await unpackPart(partWith({}))
    expect(pages).toEqual([])
    expect(part.rows.map((row) => [keyOfRow(row), row.v])).toEqual([
      ['message:m-1', 4],
      ['message:m-2', 5],
    ])
    expect(part.rows.map((row) => row.live && row.entity.kind)).toEqual(['closed', 'closed'])
  })

  it('[SYN390] is refused with its part where the head does not name every message once and whole', async () => {
    for (const [changes, fault] of [
      [{ v: [4] }, 'not named whole'],
      [{ ids: ['m-1'] }, 'not named whole'],
      [{ tickets: ['T-1', 'T-1', 'T-1'] }, 'not named whole'],
      [{ ids: ['m-1', 'm-1'] }, 'names a message twice'],
      [{ ids: ['m-1', 2] }, 'invalid_type'],
      [{ v: [4, -1] }, 'too_small'],
      [{ more: true }, 'unrecognized_keys'],
    ] as const) {
      await expect(unpackPart(partWith(changes))).rejects.toThrow(fault)
    }
    await expect(unpackPart(partWith({}, 3))).rejects.toThrow('not named whole')
  })
})
