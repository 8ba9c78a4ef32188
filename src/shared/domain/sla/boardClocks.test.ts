import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anAgent, at } from '#kit/builders'
import { MINUTE_MS, plusMs } from '../instant'
import { boardClocks } from './boardClocks'
import type { Clock, PausedClock, RunningClock } from './clock'

const startedAt = at('2026-03-02T09:00Z')
const identity = {
  metric: 'resolution',
  cycle: 0,
  policyId: 'p3',
  past: [],
  target: { unit: 'open-minutes', value: 60 },
  startedAt,
} as const
const running = (minutes: number): RunningClock => ({
  ...identity,
  state: 'running',
  dueAt: plusMs(startedAt, minutes * MINUTE_MS),
  warnedAt: [],
  levels: [],
  exceededOnArrivalAt: null,
})
const paused: PausedClock = {
  ...identity,
  state: 'paused',
  pausedAt: startedAt,
  remainingMs: 1,
  reason: 'waiting-customer',
}
const met: Clock = { ...identity, state: 'met', metAt: startedAt, by: anAgent(), elapsedMs: 0 }

test('[SLA20] the next clock is the running one due first, the second the one after it', () => {
  const [soon, later, last] = [running(5), running(30), running(90)]
  expect(boardClocks([last, soon, later])).toEqual({ next: soon, second: later })
  expect(boardClocks([paused, last])).toEqual({ next: last, second: paused })
  expect(boardClocks([paused])).toEqual({ next: paused, second: null })
  expect(boardClocks([met])).toEqual({ next: null, second: null })
})

test('[SLA20] it is the same choice as sorting all open clocks', () => {
  const clock = fc.oneof(fc.integer({ min: 1, max: 9 }).map(running), fc.constant(paused))
  fc.assert(
    fc.property(fc.array(clock, { maxLength: 6 }), (clocks) => {
      const key = (each: RunningClock | PausedClock) =>
        each.state === 'running' ? each.dueAt : Number.POSITIVE_INFINITY
      const sorted = clocks.toSorted((a, b) => (key(a) === key(b) ? 0 : key(a) - key(b)))
      expect(boardClocks(clocks)).toEqual({ next: sorted[0] ?? null, second: sorted[1] ?? null })
    }),
  )
})
