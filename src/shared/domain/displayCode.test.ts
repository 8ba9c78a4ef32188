import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CODE_LETTERS, codeInHalves, codeOfBytes, displayCodeSchema, typedCode } from './displayCode'

it('[SEC111] a code has six letters or digits and none that is taken for another', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 40, maxLength: 40 }), (bytes) => {
      const code = codeOfBytes(bytes)
      return code === null || displayCodeSchema.safeParse(code).success
    }),
  )
  for (const lookAlike of '0O1IL2Z5S8BUV') expect(CODE_LETTERS).not.toContain(lookAlike)
  expect(new Set(CODE_LETTERS).size).toBe(CODE_LETTERS.length)
})

it('[SEC111] every letter comes from as many bytes as any other', () => {
  const counts = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++) {
    const first = codeOfBytes(Array.from({ length: 6 }, () => byte))?.charAt(0)
    if (first !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1)
  }
  expect(counts.size).toBe(CODE_LETTERS.length)
  expect(new Set(counts.values()).size).toBe(1)
})

it('[SEC111] a code is taken as people type it, and nothing else is', () => {
  expect(typedCode(' k7m-4px ')).toBe('K7M4PX')
  expect(typedCode('K7M 4PX')).toBe('K7M4PX')
  for (const text of ['', 'K7M4P', 'K7M4PXX', 'K7M4P0', 'K7M4P\u00e9']) expect(typedCode(text)).toBeNull()
  const code = typedCode('K7M4PX')
  expect(code === null ? '' : codeInHalves(code)).toBe('K7M 4PX')
})
