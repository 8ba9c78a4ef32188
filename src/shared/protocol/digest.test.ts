import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDigest, EMPTY_DIGEST } from './digest'
import { seq } from './rows'

const rows = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom('ticket' as const, 'message' as const, 'person' as const),
    id: fc.string({ minLength: 1, maxLength: 12 }),
    v: fc.nat().map(seq),
  }),
  { selector: (row) => `${row.kind}/${row.id}/${row.v}`, maxLength: 30 },
)

describe('digest of a scope', () => {
  it('[SYN100] does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const forwards = createDigest()
        const backwards = createDigest()
        for (const row of list) forwards.toggle(row.kind, row.id, row.v)
        for (const row of list.toReversed()) backwards.toggle(row.kind, row.id, row.v)
        expect(forwards.hex()).toBe(backwards.hex())
        expect(forwards.hex()).toMatch(/^[0-9a-f]{16}$/)
      }),
    )
  })

  it('[SYN100] forgets a row that is taken out, from a stored digest as well', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const digest = createDigest()
        for (const row of list) digest.toggle(row.kind, row.id, row.v)
        const continued = createDigest(digest.hex())
        for (const row of list) continued.toggle(row.kind, row.id, row.v)
        expect(continued.hex()).toBe(EMPTY_DIGEST)
      }),
    )
  })

  it('[SYN100] tells 100,000 rows apart', () => {
    const seen = new Set<string>()
    for (let n = 0; n < 100_000; n++) {
      const digest = createDigest()
      digest.toggle('ticket', `T-${n % 1_000}`, seq(Math.floor(n / 1_000)))
      seen.add(digest.hex())
    }
    expect(seen.size).toBe(100_000)
  })

  it('[SYN100] keeps its values: consoles and servers of different releases compare them', () => {
    const digest = createDigest()
    digest.toggle('ticket', 'T-1', seq(1))
    expect(digest.hex()).toMatchInlineSnapshot(`"7e8a2003adef2d6b"`)
  })
})
