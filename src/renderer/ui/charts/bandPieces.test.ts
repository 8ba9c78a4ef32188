import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandPieces, countScale } from './bandPieces'

const none = { breach: 0, near: 0, soon: 0, later: 0, paused: 0 }

describe('band bar', () => {
  it('[WBD9] a short bar shows one cell per urgent ticket and one piece for the others', () => {
    const pieces = bandPieces({ ...none, breach: 2, soon: 1, later: 9, paused: 3 }, 15)
    expect(pieces.map(({ urgency, count }) => `${urgency} ${count}`)).toEqual([
      'breach 1',
      'breach 1',
      'soon 1',
      'later 9',
      'paused 3',
    ])
  })

  it('[WBD9] a bar of hundreds shows one piece per band, and every band that is there', () => {
    const pieces = bandPieces({ ...none, breach: 400, near: 1, later: 500 }, 901)
    expect(pieces.map(({ urgency, count }) => `${urgency} ${count}`)).toEqual([
      'breach 400',
      'near 1',
      'later 500',
    ])
    expect(pieces[1]?.share).toBeGreaterThan(0.03)
  })

  it('[WBD24] lengths begin at zero and stand in proportion', () => {
    const lengthOf = countScale(24)
    expect([lengthOf(0), lengthOf(12), lengthOf(24)]).toEqual([0, 0.5, 1])
    expect(countScale(0)(0)).toBe(0)
  })

  it('[WBD24] pieces follow one another, each long enough to be seen, and never leave the bar', () => {
    const count = fc.nat(2_000)
    fc.assert(
      fc.property(
        fc.record({ breach: count, near: count, soon: count, later: count, paused: count }),
        fc.nat(5_000),
        (counts, more) => {
          const open = counts.breach + counts.near + counts.soon + counts.later + counts.paused
          const pieces = bandPieces(counts, open + more)
          const ends = pieces.map(({ from, share }) => from + share)
          expect(ends.every((end) => end <= 1 + 1e-9)).toBe(true)
          expect(pieces.every(({ from }, index) => from === (ends[index - 1] ?? 0))).toBe(true)
          expect(pieces.every(({ share }) => share >= 0.035 - 1e-9)).toBe(true)
        },
      ),
    )
  })
})
