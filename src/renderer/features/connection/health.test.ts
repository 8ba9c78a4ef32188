import { describe, expect, it } from 'vitest'
import { aPerson } from '#kit/builders'
import { drawnHealth } from '#kit/drawnHealth'
import { commandId, queueId, ticketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { orgScope, personScope, queueScope } from '#shared/domain/scope'
import { seq } from '#shared/protocol/rows'
import type { SyncState, WaitingCommand } from '../../data/deskData'
import { unknownHealth } from '../../data/health/healthRecord'
import type { ClockDifference, ScopeHealth } from '../../data/health/syncHealth'
import { diagnosticsText } from './diagnosticsText'
import {
  breakWords,
  clocksWords,
  comparisonWords,
  countText,
  differenceSentence,
  megabytesText,
  progressWords,
  scopeName,
  scopeWords,
} from './healthWords'

const level: ScopeHealth = {
  scope: orgScope,
  rows: 12,
  expectedRows: 12,
  cursor: seq(1_200),
  head: seq(1_200),
  comparison: 'alike',
  mismatches: 0,
}
const timeOf = (): string => '14:31:05'
const differing = (kind: ClockDifference['kind'], count = 1) => ({
  ...unknownHealth.clocks,
  compared: 1_204,
  differing: [{ ticket: ticketId('20433'), v: seq(9), kind }],
  differingCount: count,
})

describe('the health of syncing', () => {
  it('[BRD31] names each part of the desk, its rows, how far it has come, and what is wrong with it', () => {
    const queues = new Map([[queueId('network'), { id: queueId('network'), name: 'Network' }]])
    expect(scopeName(orgScope, queues)).toBe('Desk and people')
    expect(scopeName(personScope(aPerson().id), queues)).toBe('Your own')
    expect(scopeName(queueScope(queueId('network')), queues)).toBe('Network')
    expect(scopeName(queueScope(queueId('gone')), queues)).toBe('gone')
    expect([scopeWords(level), progressWords(level)]).toEqual(['', countText(1_200)])
    const behind = { ...level, head: seq(1_300) }
    expect(scopeWords(behind)).toBe('catching up')
    expect(scopeWords({ ...behind, expectedRows: 40 })).toBe('of 40')
    expect(progressWords(behind)).toBe(`${countText(1_200)} / ${countText(1_300)}`)
    expect(scopeWords({ ...level, comparison: 'different' })).toBe('differs')
    expect(megabytesText(12_345_678)).toBe('12.3 MB')
  })

  it('[BRD31] says when rows were compared and whether they were the server’s', () => {
    expect(comparisonWords(unknownHealth, timeOf)).toBe('not compared yet')
    const compared = { ...unknownHealth, comparedAt: instant(1), scopes: [level, level] }
    expect(comparisonWords(compared, timeOf)).toBe('all as on the server at 14:31:05')
    const scopes = [level, { ...level, comparison: 'different' as const }]
    expect(comparisonWords({ ...compared, scopes }, timeOf)).toBe('1 of 2 parts differ, 14:31:05')
    const none = [{ ...level, comparison: 'none' as const }]
    expect(comparisonWords({ ...compared, scopes: none }, timeOf)).toBe('not compared yet')
  })

  it('[BRD32] counts the clocks that were held against the server’s, and says of one that differs why and what to do', () => {
    expect(clocksWords(unknownHealth.clocks)).toBe('not compared yet')
    expect(differenceSentence(unknownHealth.clocks)).toBeNull()
    expect(clocksWords(differing('result'))).toBe(`${countText(1_204)} compared, 1 differ`)
    expect(differenceSentence(differing('result'))).toMatch(/^20433: .* by the same terms\. Copy/)
    expect(differenceSentence(differing('time-zones', 3))).toMatch(
      /^20433 and 2 more: .*time-zone data.*Update/,
    )
    const zones = { ...unknownHealth.clocks, hasOtherZones: true }
    expect(differenceSentence(zones)).toMatch(/No due time here differs/)
  })

  it('[BRD33] says of a lost connection why, after how many tries, and when there was one again', () => {
    const lost = { at: instant(1), why: 'transport close', tries: 0, backAt: null }
    expect(breakWords(lost, timeOf)).toBe('the connection broke, not back yet')
    expect(breakWords({ ...lost, tries: 1, backAt: instant(2) }, timeOf)).toBe(
      'the connection broke, 1 try, back 14:31:05',
    )
    expect(breakWords({ ...lost, why: 'no answer to pull', tries: 2 }, timeOf)).toBe(
      'no answer to pull, 2 tries, not back yet',
    )
  })

  it('[BRD34] the diagnostics hold everything but what anybody wrote', () => {
    const command: WaitingCommand = {
      n: 4,
      id: commandId('c-4'),
      name: 'reply',
      ticketId: ticketId('20433'),
      at: instant(1_772_000_000_000),
      args: { messageId: 'm-1', body: 'My password is hunter2' },
    }
    const sync: SyncState = {
      connection: { kind: 'live' },
      lastHeardAt: instant(1_772_000_000_000),
      waiting: [command],
      refused: [{ ...command, n: 3, refusal: { kind: 'taken', by: 'Mira Laine' } }],
      parked: [{ place: { kind: 'parked', place: 1 }, name: null, ticketId: null, text: 'hunter2' }],
      clockOffset: { offsetMs: 12.4, errorMs: 8, isVerified: true },
    }
    const text = diagnosticsText({
      now: instant(1_772_000_001_000),
      sync,
      health: drawnHealth,
      keptBytes: 99,
    })
    expect(text).not.toMatch(/hunter2|Mira|m-1/)
    expect(text).toContain('  4 reply 20433 2026-02-25T06:13:20.000Z\n')
    expect(text).toContain('  3 reply 20433 2026-02-25T06:13:20.000Z taken\n')
    expect(text).toContain('unreadable: 1\n')
    expect(text).toContain('clock offset: 12 ms, off by 8 ms at most, verified\n')
    expect(text).toContain('kept here: 99 bytes\n')
    expect(text).toContain('  20433 row 48100 time-zones\n')
    expect(text).toContain('  org rows 412/412 cursor 48210/48210 alike mismatches 0\n')
    expect(text).toMatch(/transport close, 1 tries, back 20/)
  })
})
