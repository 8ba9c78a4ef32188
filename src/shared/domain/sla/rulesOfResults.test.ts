import { describe, expect, test } from 'vitest'
import { anAgent, aRequester } from '#kit/builders'
import { aMetClock, aMissedClock, aPausedClock, aRunningClock } from '#kit/clockBuilders'
import { hm, openMinutes } from '#kit/clocks'
import { HOUR_MS, plusMs } from '../instant'
import { attainment } from './attainment'
import { boardClocks } from './boardClocks'
import type { CancelledClock, Clock, PastVerdict } from './clock'
import { clocksHash } from './clocksHash'

const cancelled: CancelledClock = {
  ...aMetClock('update', hm('10:00')),
  state: 'cancelled',
  cancelledAt: hm('10:00'),
  reason: 'done-without',
}

describe('results', () => {
  test('[R6] kept and missed promises are counted apart, by when they ended, and no others', () => {
    const clocks: readonly Clock[] = [
      aMetClock('firstResponse', hm('09:00')),
      aMetClock('resolution', hm('10:00')),
      aMetClock('resolution', hm('11:59')),
      aMissedClock('resolution', hm('10:30')),
      aMetClock('resolution', hm('12:00')),
      aMissedClock('resolution', hm('08:59')),
      aRunningClock('resolution', hm('10:00')),
      aPausedClock('resolution', hm('10:00'), HOUR_MS),
      cancelled,
    ]
    expect(attainment([clocks, []], hm('09:00'), hm('12:00'))).toEqual({ met: 3, missed: 1 })
    expect(attainment([clocks, clocks], hm('12:00'), hm('13:00'))).toEqual({ met: 2, missed: 0 })
  })

  test('[R22] paused clocks stand behind every running one, and equal ones keep their order', () => {
    const paused = aPausedClock('resolution', hm('09:00'), HOUR_MS)
    const soon = aRunningClock('firstResponse', hm('10:00'))
    const later = aRunningClock('update', hm('11:00'))
    const twin = aRunningClock('nextResponse', hm('10:00'))
    expect(boardClocks([paused, later, soon])).toEqual({ next: soon, second: later })
    expect(boardClocks([soon, paused])).toEqual({ next: soon, second: paused })
    expect(boardClocks([paused, soon])).toEqual({ next: soon, second: paused })
    expect(boardClocks([soon, twin, later])).toEqual({ next: soon, second: twin })
    expect(boardClocks([twin, later, soon])).toEqual({ next: twin, second: soon })
    const another = aPausedClock('update', hm('08:00'), HOUR_MS)
    expect(boardClocks([paused, another])).toEqual({ next: paused, second: another })
    expect(boardClocks([cancelled, aMetClock('update', hm('09:00'))])).toEqual({ next: null, second: null })
  })

  test('[R29] whatever a clock says is in its hash', () => {
    const running = aRunningClock('resolution', hm('10:00'))
    const met = aMetClock('resolution', hm('10:00'))
    const missed = aMissedClock('resolution', hm('10:00'))
    const paused = aPausedClock('resolution', hm('10:00'), HOUR_MS)
    const target = openMinutes(60)
    const by = anAgent()
    const past = (verdict: PastVerdict): Clock => ({ ...running, past: [verdict] })
    const said: readonly Clock[] = [
      running,
      { ...running, dueAt: hm('10:01') },
      { ...running, startedAt: hm('08:00') },
      { ...running, cycle: 1 },
      { ...running, metric: 'update' },
      { ...running, policyId: 'p4' },
      { ...running, target: openMinutes(61) },
      { ...running, target: { unit: 'wall-minutes', value: 60 } },
      { ...running, target: { unit: 'business-days', value: 60 } },
      { ...running, target: { unit: 'business-days', value: 60, ends: 'close' } },
      { ...running, exceededOnArrivalAt: hm('10:00') },
      { ...running, warnedAt: [], levels: [] },
      { ...running, levels: [{ percent: 90 }] },
      { ...running, warnedAt: [hm('09:59')] },
      past({ kind: 'met', target, metAt: hm('09:00'), by }),
      past({ kind: 'met', target, metAt: hm('09:01'), by }),
      past({ kind: 'met', target: openMinutes(61), metAt: hm('09:00'), by }),
      past({ kind: 'met', target, metAt: hm('09:00'), by: anAgent('Mira Laine') }),
      past({ kind: 'missed', target, dueAt: hm('08:30'), metAt: hm('09:00'), by }),
      past({ kind: 'missed', target, dueAt: hm('08:31'), metAt: hm('09:00'), by }),
      past({ kind: 'missed', target, dueAt: hm('08:30'), metAt: hm('09:01'), by }),
      past({ kind: 'breached', target, dueAt: hm('08:30') }),
      past({ kind: 'breached', target, dueAt: hm('08:31') }),
      paused,
      { ...paused, remainingMs: HOUR_MS + 1 },
      { ...paused, pausedAt: plusMs(hm('10:00'), 1) },
      { ...paused, reason: 'waiting-vendor' },
      met,
      { ...met, elapsedMs: 1 },
      { ...met, metAt: hm('10:01') },
      { ...met, by: anAgent('Mira Laine') },
      // One name, two people: agents are told apart by their ids.
      { ...met, by: { kind: 'agent', person: { ...anAgent().person, name: 'Mira Laine' } } },
      { ...met, by: aRequester('Mira Laine') },
      missed,
      { ...missed, dueAt: hm('09:01') },
      cancelled,
      { ...cancelled, reason: 'merged' },
      { ...cancelled, cancelledAt: hm('10:01') },
    ]
    const hashes = said.map((clock) => clocksHash([clock], { hash: 'terms' }))
    const [sameId] = hashes.splice(31, 1)
    expect(sameId).toBe(hashes[27])
    expect(new Set(hashes).size).toBe(hashes.length)
    expect(hashes.every((hash) => /^[0-9a-f]{16}$/.test(hash))).toBe(true)
    expect(clocksHash([running, met], { hash: 'terms' })).not.toBe(
      clocksHash([met, running], { hash: 'terms' }),
    )
    expect(clocksHash([running], { hash: 'other' })).not.toBe(hashes[0])
  })
})
