import { expect, test } from 'vitest'
import { anAgent, aTicket, at } from '#kit/builders'
import { clock } from '#kit/clocks'
import { instant } from '../instant'
import { attainment } from './attainment'
import type { Clock } from './clock'

const target = { unit: 'open-minutes', value: 60 } as const
const ended = (state: 'met' | 'missed', iso: string): Clock => ({
  metric: 'resolution',
  cycle: 0,
  policyId: 'p3',
  target,
  past: [],
  startedAt: at(iso),
  state,
  metAt: at(iso),
  by: anAgent(),
  dueAt: at(iso),
  elapsedMs: 0,
})

test('[SLA26] attainment counts promises by when they ended, from inclusive, to exclusive', () => {
  const lists = [
    [ended('met', '2026-03-02T00:00Z'), clock('resolution', aTicket())],
    [ended('missed', '2026-03-02T12:00Z'), ended('met', '2026-03-03T00:00Z')],
  ]
  const day = attainment(lists, at('2026-03-02T00:00Z'), at('2026-03-03T00:00Z'))
  expect(day).toEqual({ met: 1, missed: 1 })
  expect(attainment([], instant(0), instant(1))).toEqual({ met: 0, missed: 0 })
})
