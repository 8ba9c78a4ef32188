import { describe, expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { anIntent } from '#kit/intents'
import { orgScope } from '#shared/domain/scope'
import type { Reckoning } from '#shared/protocol/reckoning'
import { seq } from '#shared/protocol/rows'
import type { Commit } from '#shared/sync/effect'
import { type CachedRow, rowKey } from '#shared/sync/row'
import { gatherCommits } from './gatherCommits'

const ticket = aTicket().id('T-1').build()
const rowAt = (v: number): CachedRow => ({
  key: rowKey('ticket', ticket.id),
  id: ticket.id,
  scope: orgScope,
  v: seq(v),
  entity: { kind: 'ticket', data: ticket },
})
const aCommit = (changes: Partial<Commit>): Commit => ({
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
const by = { writtenHash: '0'.repeat(16), zoneHash: '1'.repeat(16) }
const reckoned = (hash: string): Reckoning => ({ by, clocks: { [ticket.id]: hash } })

describe('gathered steps', () => {
  it('[SYN380] are written as they are where there is one', () => {
    const gathering = gatherCommits()
    const commit = aCommit({ put: [rowAt(1)], released: [2] })
    const intent = anIntent(2, 'resolve', ticket.id, { seenEvents: 1 })
    gathering.add(commit, [intent, { ...intent, n: 3 }], { pages: [], reckoning: reckoned('a') })
    const whole = gathering.whole()
    expect(whole?.commit).toBe(commit)
    expect(whole?.left).toEqual([intent])
    expect([...(whole?.told ?? [])]).toEqual([[ticket.id, { v: 1, hash: 'a', by }]])
    expect(gatherCommits().whole()).toBeNull()
  })

  it('[SYN381] tell what the server reckoned of the last version of a ticket, or nothing where it did not', () => {
    const toldAfter = (...reckonings: readonly (Reckoning | null)[]) => {
      const gathering = gatherCommits()
      for (const [index, reckoning] of reckonings.entries()) {
        gathering.add(aCommit({ put: [rowAt(index + 1)] }), [], { pages: [], reckoning })
      }
      return [...(gathering.whole()?.told ?? [])].map(([id, { v, hash }]) => [id, v, hash])
    }
    expect(toldAfter(null)).toEqual([])
    expect(toldAfter(reckoned('a'), reckoned('b'))).toEqual([[ticket.id, 2, 'b']])
    expect(toldAfter(reckoned('a'), null)).toEqual([])
    expect(toldAfter(reckoned('a'), { by, clocks: {} })).toEqual([])
    expect(toldAfter(null, reckoned('b'))).toEqual([[ticket.id, 2, 'b']])
  })
})
