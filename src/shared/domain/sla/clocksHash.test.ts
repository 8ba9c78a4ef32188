import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyDesk, anyTicket, termsOfAny } from '#kit/anyStory'
import { anAgent, aTicket, at } from '#kit/builders'
import { aMetClock, aMissedClock, aPausedClock, aRunningClock } from '#kit/clockBuilders'
import { clocksOf, hm, termsOf } from '#kit/clocks'
import { everyMetricDesk } from '#kit/everyMetric'
import { canonicalText } from '../calendar/calendarHash'
import { plusMs } from '../instant'
import type { Clock } from './clock'
import { clocksHash } from './clocksHash'
import { evaluateTicket } from './evaluate'

const terms = termsOf(everyMetricDesk)
const dueAt = at('2026-03-02T12:00Z')

test('[SLA58] results that differ in anything have different hashes, and equal ones the same', () => {
  const running = aRunningClock('resolution', dueAt)
  const target = { unit: 'business-days', value: 1 } as const
  const past = { kind: 'met', target, metAt: dueAt, by: anAgent() } as const
  const cancelled: Clock = {
    ...identityOf(running),
    state: 'cancelled',
    cancelledAt: dueAt,
    reason: 'merged',
  }
  const different: readonly Clock[] = [
    running,
    { ...running, dueAt: plusMs(dueAt, 1) },
    { ...running, metric: 'update' },
    { ...running, cycle: 1 },
    { ...running, policyId: 'p1' },
    { ...running, target },
    { ...running, target: { ...target, ends: 'close' } },
    { ...running, startedAt: plusMs(running.startedAt, 4_294_967_296) },
    { ...running, past: [past] },
    { ...running, past: [{ ...past, kind: 'missed', dueAt }] },
    { ...running, past: [{ kind: 'breached', target, dueAt }] },
    { ...running, exceededOnArrivalAt: dueAt },
    { ...running, warnedAt: [], levels: [] },
    { ...running, warnedAt: [plusMs(dueAt, 1)] },
    aPausedClock('resolution', dueAt, 1),
    aPausedClock('resolution', dueAt, -1),
    { ...aPausedClock('resolution', dueAt, 1), reason: 'waiting-vendor' },
    aMetClock('resolution', dueAt),
    aMetClock('resolution', dueAt, anAgent('Mira Laine')),
    aMissedClock('resolution', dueAt),
    { ...aMissedClock('resolution', dueAt), dueAt },
    cancelled,
    { ...cancelled, reason: 'moved-on' },
  ]
  const hashes = different.map((clock) => clocksHash([clock], terms))
  expect(new Set(hashes).size).toBe(different.length)
  expect(hashes.every((hash) => /^[0-9a-f]{16}$/.test(hash))).toBe(true)
  expect(clocksHash([{ ...running }], terms)).toBe(hashes[0])
  expect(clocksHash([running], { hash: 'other terms' })).not.toBe(hashes[0])
  expect(clocksHash([], terms)).not.toBe(clocksHash([running], terms))
})

function identityOf({ metric, cycle, policyId, target, startedAt, past }: Clock) {
  return { metric, cycle, policyId, target, startedAt, past }
}

test('[SLA58] over any tickets two hashes are equal exactly where the clocks are', () => {
  const story = anyTicket({ isLate: true })
  fc.assert(
    fc.property(anyDesk, story, story, (desk, one, other) => {
      const compiled = termsOfAny(desk)
      const [some, others] = [evaluateTicket(one, compiled), evaluateTicket(other, compiled)]
      const isSame = canonicalText(some) === canonicalText(others)
      expect(clocksHash(some, compiled) === clocksHash(others, compiled)).toBe(isSame)
    }),
    { numRuns: 1_000 },
  )
}, 60_000)

test('[SLA58] the hash does not change from one release to the next', () => {
  const clocks = clocksOf(aTicket().openedAt(hm('09:00')), everyMetricDesk)
  expect(clocksHash(clocks, { hash: '0123456789abcdef' })).toBe('2357a19031bc811e')
})

test('[SLA58] nor does it for any state a clock can be in, or any verdict it left behind', () => {
  const kept = aMetClock('resolution', dueAt)
  const late = aMissedClock('resolution', dueAt)
  const { target } = kept
  const over: readonly Clock[] = [
    kept,
    late,
    { ...identityOf(kept), state: 'cancelled', cancelledAt: dueAt, reason: 'merged' },
    aPausedClock('resolution', dueAt, 1),
    { ...kept, past: [{ kind: 'met', target, metAt: dueAt, by: anAgent() }] },
    { ...kept, past: [{ kind: 'missed', target, dueAt, metAt: dueAt, by: anAgent() }] },
    { ...kept, past: [{ kind: 'breached', target, dueAt }] },
  ]
  expect(over.map((clock) => clocksHash([clock], { hash: '0123456789abcdef' }))).toEqual([
    '26843e01ce44cf32',
    'e375437b78834902',
    '75d9f83e3290cdec',
    '02a2112fe3fe4644',
    '9454870ed31aa9d9',
    '9b0871fc16856e92',
    '1391ea7929a77688',
  ])
})
