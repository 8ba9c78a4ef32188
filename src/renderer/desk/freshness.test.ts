import { describe, expect, it } from 'vitest'
import { instant, plusMs } from '#shared/domain/instant'
import type { SyncState } from '../data/deskData'
import { ageOf, isStale, STALE_AFTER_MS } from './freshness'

const now = instant(Date.UTC(2027, 2, 30, 11, 32))
const heardAt = (lastHeardAt: SyncState['lastHeardAt']): SyncState => ({
  connection: { kind: 'live' },
  lastHeardAt,
  waiting: [],
  refused: [],
  parked: [],
  clockOffset: { offsetMs: 0, errorMs: 0, isVerified: true },
})

describe('how old the data is', () => {
  it('[BRD9] readings may be off when the server was last heard more than 60 s ago', () => {
    expect(isStale(heardAt(plusMs(now, -STALE_AFTER_MS)), now)).toBe(false)
    expect(isStale(heardAt(plusMs(now, -STALE_AFTER_MS - 1)), now)).toBe(true)
  })

  it('[BRD9] has no age before the server was ever heard, and none below zero', () => {
    expect(ageOf(heardAt(null), now)).toBeNull()
    expect(isStale(heardAt(null), now)).toBe(false)
    expect(ageOf(heardAt(plusMs(now, 500)), now)).toBe(0)
  })
})
