import { describe, expect, it } from 'vitest'
import { instant, SECOND_MS } from '#shared/domain/instant'
import type { Connection, SyncState } from '../../data/deskData'
import { dataAge } from './dataAge'

const now = instant(Date.UTC(2027, 2, 30, 11, 32))
const heard = (secondsAgo: number | null, connection: Connection): SyncState => ({
  connection,
  lastHeardAt: secondsAgo === null ? null : instant(now - secondsAgo * SECOND_MS),
  waiting: [],
  refused: [],
  parked: [],
  clockOffset: { offsetMs: 0, errorMs: 0, isVerified: true },
})

describe('age of the data', () => {
  it('[WBD7] the wall always says how old its data is', () => {
    expect(dataAge(heard(2, { kind: 'live' }), now).words).toBe('Data 2 s old')
    const offline = heard(240, { kind: 'offline', since: instant(now - 200_000), nextTryAt: null })
    expect(dataAge(offline, now).words).toBe('Data 4 min old')
  })

  it('[WBD7] data is stale after more than 60 s without a word, whatever the connection looks like', () => {
    expect(dataAge(heard(60, { kind: 'live' }), now).isStale).toBe(false)
    expect(dataAge(heard(61, { kind: 'live' }), now).isStale).toBe(true)
  })

  it('[WBD7] a copy that is not complete yet is never passed off as the whole desk', () => {
    expect(dataAge(heard(null, { kind: 'connecting' }), now)).toEqual({
      words: 'No data yet',
      isStale: true,
      hasAll: false,
    })
    const loading = heard(1, { kind: 'loading', loadedRows: 4_000, expectedRows: 20_000 })
    expect(dataAge(loading, now)).toEqual({ words: 'Loading 4,000 of 20,000', isStale: false, hasAll: false })
  })
})
