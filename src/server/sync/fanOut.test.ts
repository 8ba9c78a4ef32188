import { expect, it } from 'vitest'
import { orgScope } from '#shared/domain/scope'
import type { Live } from '#shared/protocol/messages'
import { type Row, seq } from '#shared/protocol/rows'
import { inParts } from './fanOut'

const gone = (n: number, v: number): Row => ({ live: false, kind: 'ticket', id: `T-${n}`, v: seq(v) })

it('[SYN123] sends a large commit in linked parts and never splits a sequence number', () => {
  const rows = Array.from({ length: 1_000 }, (_, n) => gone(n, 10 + Math.floor(n / 7)))
  const whole: Live = { scope: orgScope, prev: seq(5), seq: rows.at(-1)?.v ?? seq(0), rows, by: null }
  const parts = [...inParts(whole)]
  expect(parts.length).toBeGreaterThan(3)
  expect(parts.flatMap((part) => part.rows)).toEqual(rows)
  expect(parts[0]?.prev).toBe(whole.prev)
  expect(parts.at(-1)?.seq).toBe(whole.seq)
  expect(parts.slice(1).map((part) => part.prev)).toEqual(parts.slice(0, -1).map((part) => part.seq))
  for (const part of parts) {
    expect(part.rows.every((row) => row.v > part.prev && row.v <= part.seq)).toBe(true)
  }
})
