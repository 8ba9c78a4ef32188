import { describe, expect, it } from 'vitest'
import { clientId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { orgScope } from '#shared/domain/scope'
import { seq } from '#shared/protocol/rows'
import { type ConsoleState, initialState, type Link } from '#shared/sync/state'
import { createHealthRecord, unknownHealth } from './healthRecord'

const { clocks } = unknownHealth
const progress = {
  cursor: seq(7),
  floor: seq(0),
  count: 3,
  digest: 'a'.repeat(16),
  isWhole: true,
  ahead: seq(0),
}
const first = initialState({
  clientId: clientId('c'),
  serverId: null,
  chapter: null,
  scopes: new Map([[orgScope, progress]]),
  outbox: [],
  numberedTo: 0,
})
const linked = (link: Link, changes: Partial<ConsoleState> = {}): ConsoleState => ({
  ...first,
  link,
  ...changes,
})
const live = linked({ kind: 'live' })
const waiting = linked({ kind: 'waiting' })

function aRecord() {
  let now = 0
  const record = createHealthRecord(
    () => instant(now),
    () => clocks,
  )
  const at = (ms: number, ...states: readonly ConsoleState[]): void => {
    now = ms
    states.forEach(record.takeState)
  }
  return { record, at, health: () => record.refresh() ?? record.health.get() }
}

describe('the record of syncing', () => {
  it('[OUT92] tells of every scope how far it is here and what the last comparison of rows came to', () => {
    const { at, health } = aRecord()
    at(1, live)
    expect(health()).toMatchObject({
      protocol: 2,
      scopes: [{ scope: 'org', rows: 3, cursor: 7, head: 7, comparison: 'none', mismatches: 0 }],
      comparedAt: null,
    })
    at(2, linked({ kind: 'live' }, { heartbeat: 9 }))
    expect(health().comparedAt).toBeNull()
    at(5, live)
    expect(health().comparedAt).toBe(5)
  })

  it('[OUT93] tells of the last ten connections that were lost: when, why, after how many tries, and when it was back', () => {
    const { record, at, health } = aRecord()
    at(1, waiting, live)
    expect(health().breaks).toEqual([])
    record.ended('the server asked to come back later')
    record.ended('io server disconnect')
    at(10, waiting)
    record.ended('websocket error')
    record.ended('websocket error')
    const lost = { at: 10, why: 'the server asked to come back later', tries: 2 }
    expect(health().breaks).toEqual([{ ...lost, backAt: null }])
    at(20, live)
    record.ended('ping timeout')
    at(30, waiting)
    expect(health().breaks).toEqual([
      { at: 30, why: 'ping timeout', tries: 0, backAt: null },
      { ...lost, backAt: 20 },
    ])
    for (let n = 0; n < 12; n += 1) at(40 + n, live, waiting)
    expect(health().breaks).toHaveLength(10)
    expect(health().breaks[0]).toMatchObject({ at: 51, why: 'ended here' })
  })

  it('[OUT92] is told to other windows only when something is new', () => {
    const { record, at } = aRecord()
    expect(record.refresh()).toBeNull()
    at(1, live)
    const told = record.refresh()
    expect(told).not.toBeNull()
    expect(record.refresh()).toBeNull()
    const other = aRecord()
    other.record.takeMessage(told ?? unknownHealth)
    expect(other.record.health.get()).toBe(told)
    expect(other.record.refresh()).toBeNull()
  })
})
