import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anAgent, at } from '#kit/builders'
import { HOUR_MS, plusMs } from '#shared/domain/instant'
import type { Span, SpanCause } from '#shared/domain/sla/explanation'
import { piecesOf } from './pieces'

const begin = at('2026-03-02T08:00Z')
const counted: SpanCause = { kind: 'counted' }
const night: SpanCause = { kind: 'closed', why: { kind: 'outside-hours' } }
const weekend: SpanCause = { kind: 'closed', why: { kind: 'day-off' } }
const paused: SpanCause = { kind: 'paused', status: 'waiting-customer', by: anAgent(), since: begin }

/** Spans of an hour each, one after the other. */
const spansOf = (...causes: readonly SpanCause[]): readonly Span[] =>
  causes.map((cause, index) => ({
    from: plusMs(begin, index * HOUR_MS),
    to: plusMs(begin, (index + 1) * HOUR_MS),
    countedMs: cause.kind === 'counted' ? HOUR_MS : 0,
    cause,
  }))
const week = [counted, night, counted, night, counted, night, weekend]
const kinds = (spans: readonly Span[], most: number) => piecesOf(spans, most).map(({ cause }) => cause.kind)

describe('pieces of a clock’s time', () => {
  it('[TKT22] are the spans themselves while they are few', () => {
    expect(piecesOf(spansOf(counted, night, paused), 3)).toEqual(spansOf(counted, night, paused))
  })

  it('[TKT22] are weeks when there are many days, each with how often the desk was open', () => {
    const pieces = piecesOf(spansOf(...week, ...week, counted), 5)
    expect(pieces.map(({ cause }) => cause.kind)).toEqual(['run', 'run', 'counted'])
    expect(pieces[0]).toMatchObject({ countedMs: 3 * HOUR_MS, cause: { countedTimes: 3 } })
  })

  it('[TKT22] are several weeks when there are many weeks', () => {
    expect(piecesOf(spansOf(...week, ...week, ...week, ...week), 2)).toHaveLength(2)
  })

  it('[TKT22] keep every pause to itself', () => {
    expect(kinds(spansOf(...week, paused, ...week), 4)).toEqual(['run', 'paused', 'run'])
    expect(kinds(spansOf(paused, counted, paused, counted), 1)).toEqual([
      'paused',
      'counted',
      'paused',
      'counted',
    ])
  })

  it('[TKT22] cover the same time and count the same, however few', () => {
    const causes = fc.array(fc.constantFrom(counted, night, weekend, paused), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(causes, fc.integer({ min: 1, max: 20 }), (run, most) => {
        const spans = spansOf(...run)
        const pieces = piecesOf(spans, most)
        expect(pieces[0]?.from).toBe(spans[0]?.from)
        expect(pieces.at(-1)?.to).toBe(spans.at(-1)?.to)
        for (const [index, piece] of pieces.entries()) {
          expect(pieces[index + 1]?.from ?? piece.to).toBe(piece.to)
        }
        const sum = (all: readonly { readonly countedMs: number }[]) =>
          all.reduce((total, { countedMs }) => total + countedMs, 0)
        expect(sum(pieces)).toBe(sum(spans))
      }),
    )
  })
})
