import { describe, expect, it } from 'vitest'
import { queueId } from '#shared/domain/ids'
import { orgScope, queueScope, type Scope } from '#shared/domain/scope'
import type { PackedPart } from '#shared/protocol/packedPart'
import { seq } from '#shared/protocol/rows'
import type { Reckoner } from '../db/store'
import { createSharedParts } from './sharedParts'

const here = queueScope(queueId('service-desk'))
const load = (scope: Scope, cursor = 0) => ({ scope, cursor: seq(cursor), floor: seq(9), maxBytes: 1_000 })
const part = (scope: Scope, bytes = 100): PackedPart => ({
  kind: 'packed',
  scope,
  from: seq(0),
  to: seq(9),
  floor: seq(9),
  rows: [],
  pages: [{ kind: 'ticket', count: 1, body: new Uint8Array(bytes) }],
  more: false,
  reset: false,
})
const settled = () => new Promise((resolve) => setImmediate(resolve))

/** Shared parts, and the scopes of those that were made. */
function watchedParts(keptBytes?: number) {
  const made: Scope[] = []
  const parts = createSharedParts(keptBytes)
  const ask = (scope: Scope, options: { cursor?: number; reckoner?: Reckoner; bytes?: number } = {}) =>
    parts.of(load(scope, options.cursor), options.reckoner ?? null, async () => {
      made.push(scope)
      return part(scope, options.bytes)
    })
  return { parts, ask, made }
}
const aReckoner = (): Reckoner => ({ by: { writtenHash: 'a', zoneHash: 'b' }, hashOf: () => null })

describe('the part of a first load', () => {
  it('[SYN158] is made once for all consoles that ask for it, at the same time and later', async () => {
    const { ask, made } = watchedParts()
    const [one, other] = await Promise.all([ask(here), ask(here)])
    expect(await ask(here)).toBe(one)
    expect(other).toBe(one)
    await ask(here, { cursor: 5 })
    expect(made).toEqual([here, here])
  })

  it('[SYN158] is made anew when its scope has changed, also while it was made, or the terms have', async () => {
    const { parts, ask, made } = watchedParts()
    const change = (scope: Scope) => [{ scope, prev: seq(9), seq: seq(10), rows: [], by: null }]
    await Promise.all([ask(here), ask(orgScope)])
    parts.heed(change(here))
    const making = ask(here)
    parts.heed(change(here))
    await making
    await Promise.all([ask(here), ask(orgScope)])
    expect(made).toEqual([here, orgScope, here, here])
    await ask(here, { reckoner: aReckoner() })
    expect(made).toHaveLength(5)
  })

  it('[SYN158] is not kept where there was no room to make it, or making it failed', async () => {
    const { parts, ask, made } = watchedParts()
    expect(await parts.of(load(here), null, async () => null)).toBeNull()
    await settled()
    await expect(parts.of(load(here), null, () => Promise.reject(new Error('disk')))).rejects.toThrow('disk')
    await settled()
    await ask(here)
    expect(made).toEqual([here])
  })

  it('[SYN158] gives way to others where all would take too much memory, the one not asked for longest first', async () => {
    const { ask, made } = watchedParts(2_250)
    for (const cursor of [1, 2, 1, 3]) {
      await ask(here, { cursor })
      await settled()
    }
    expect(made).toHaveLength(3)
    await ask(here, { cursor: 1 })
    expect(made).toHaveLength(3)
    await ask(here, { cursor: 2 })
    expect(made).toHaveLength(4)
  })

  it('[SEC181] weighs something also where it is empty, so that nobody fills the memory by asking for many', async () => {
    const { ask, made } = watchedParts(10_000)
    for (let cursor = 1; cursor <= 20; cursor += 1) {
      await ask(here, { cursor, bytes: 0 })
      await settled()
    }
    await ask(here, { cursor: 1, bytes: 0 })
    expect(made).toHaveLength(21)
  })
})
