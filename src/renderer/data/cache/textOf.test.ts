import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOf } from './textOf'

const cut = (bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] => {
  const at = [0, ...places.map((place) => Math.min(place, bytes.length)), bytes.length].toSorted(
    (a, b) => a - b,
  )
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end))
}
const readByBrowser = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
const readHere = (pieces: readonly Uint8Array[]): string | null => {
  try {
    return textOf(pieces)
  } catch {
    return null
  }
}

describe('a text of bytes', () => {
  it('[OUT220] is what a browser reads of them, wherever they are cut', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'ä', 'я', '応', '\u{1f600}', '\ufeff', '\uffff'),
      maxLength: 60,
    })
    const places = fc.array(fc.nat(240), { maxLength: 6 })
    fc.assert(
      fc.property(text, places, fc.nat(3), (said, where, many) => {
        const long = said.repeat(1 + many * 100)
        expect(textOf(cut(new TextEncoder().encode(long), where))).toBe(long)
      }),
    )
    for (const long of ['a'.repeat(4096), `${'a'.repeat(4094)}\u{1f600}b`, 'я'.repeat(20_000)]) {
      expect(textOf([new TextEncoder().encode(long)])).toBe(long)
    }
  })

  it('[OUT220] is none where the bytes are none', () => {
    const some = fc.uint8Array({ maxLength: 6 })
    const near = fc.array(
      fc.constantFrom(0xc0, 0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0xf8, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0x61),
      {
        maxLength: 6,
      },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          some,
          near.map((bytes) => Uint8Array.from(bytes)),
        ),
        (bytes) => {
          expect(readHere([bytes])).toBe(readByBrowser(bytes))
        },
      ),
      { numRuns: 500 },
    )
  })
})
