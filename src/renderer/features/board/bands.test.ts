import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aPausedClock, aRunningClock } from '#kit/clockBuilders'
import { type TicketId, ticketId } from '#shared/domain/ids'
import { instant, MINUTE_MS, plusMs, SECOND_MS } from '#shared/domain/instant'
import type { PausedClock, RunningClock } from '#shared/domain/sla/clock'
import { urgencyOf } from '#shared/domain/sla/urgency'
import { bandsAt, bandsKey, bandsOfKey, crossedBetween } from './bands'

const now = instant(Date.UTC(2027, 2, 30, 11, 32, 8))
type Row = RunningClock | PausedClock | null

const running = (leftMs: number): Row => aRunningClock('resolution', plusMs(now, leftMs))
const paused: Row = aPausedClock('resolution', now, 12 * MINUTE_MS)

/** A list in due order over these clocks, as the mirror gives it. */
function board(rows: readonly Row[]) {
  const rank = (row: Row) => (row === null ? 2 : row.state === 'paused' ? 1 : 0)
  const due = (row: Row) => (row?.state === 'running' ? row.dueAt : 0)
  const sorted = rows.toSorted((a, b) => rank(a) - rank(b) || due(a) - due(b))
  const byId = new Map(sorted.map((row, index) => [ticketId(`t${index}`), row]))
  return { order: [...byId.keys()], clockOf: (id: TicketId) => byId.get(id) ?? null }
}

describe('bands', () => {
  it('[BRD1] stand from breached to paused, then tickets without a clock, each with its count', () => {
    const rows = [
      null,
      paused,
      running(2 * 60 * MINUTE_MS),
      running(20 * MINUTE_MS),
      running(MINUTE_MS),
      running(-1),
    ]
    const { order, clockOf } = board(rows)
    expect(bandsAt(order, clockOf, now)).toEqual([
      { level: 'breach', from: 0, until: 1 },
      { level: 'near', from: 1, until: 2 },
      { level: 'soon', from: 2, until: 3 },
      { level: 'later', from: 3, until: 4 },
      { level: 'paused', from: 4, until: 5 },
      { level: 'none', from: 5, until: 6 },
    ])
  })

  it('[BRD1] a band without tickets has no head', () => {
    const { order, clockOf } = board([running(MINUTE_MS), paused])
    expect(bandsAt(order, clockOf, now).map((band) => band.level)).toEqual(['near', 'paused'])
    expect(bandsAt([], clockOf, now)).toEqual([])
  })

  it('[BRD2] the band of a row is the level of its clock, whatever the list and the moment', () => {
    const row = fc.oneof(
      fc.integer({ min: -40 * MINUTE_MS, max: 40 * MINUTE_MS }).map(running),
      fc.constant(paused),
      fc.constant<Row>(null),
    )
    const moment = fc.integer({ min: -60 * MINUTE_MS, max: 60 * MINUTE_MS })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), moment, (rows, shiftMs) => {
        const at = plusMs(now, shiftMs)
        const { order, clockOf } = board(rows)
        const levels = bandsAt(order, clockOf, at).flatMap(({ level, from, until }) =>
          Array.from({ length: until - from }, () => level),
        )
        const expected = order.map((id) => {
          const clock = clockOf(id)
          return clock ? urgencyOf(clock, at) : 'none'
        })
        expect(levels).toEqual(expected)
      }),
    )
  })

  it('[BRD2] the text that stands for the bands gives them back', () => {
    const { order, clockOf } = board([null, paused, running(-1), running(MINUTE_MS)])
    const bands = bandsAt(order, clockOf, now)
    expect(bandsOfKey(bandsKey(bands))).toEqual(bands)
    expect(bandsOfKey(bandsKey([]))).toEqual([])
  })
})

describe('crossing into a more urgent band', () => {
  const rows = [
    running(0),
    running(5 * MINUTE_MS + 500),
    running(30 * MINUTE_MS + 500),
    running(60 * MINUTE_MS),
  ]
  const { order, clockOf } = board(rows)

  it('[BRD3] names each ticket that became more urgent between two beats, the breached ones first', () => {
    expect(crossedBetween(order, clockOf, now, plusMs(now, SECOND_MS))).toEqual([
      { id: 't0', level: 'breach' },
      { id: 't1', level: 'near' },
      { id: 't2', level: 'soon' },
    ])
  })

  it('[BRD3] names nobody when nothing crossed', () => {
    const later = plusMs(now, SECOND_MS)
    expect(crossedBetween(order, clockOf, later, plusMs(later, SECOND_MS))).toEqual([])
  })
})
