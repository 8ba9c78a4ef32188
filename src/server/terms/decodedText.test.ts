import { expect, it } from 'vitest'
import { decodedText } from './decodedText'
import { readTermsFile } from './readTermsFile'

const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le')

it('[SRV213] reads what PowerShell writes, and UTF-8 with its mark and without', () => {
  const text = '{ "näin": "期限" }'
  expect(decodedText(utf16(text))).toBe(text)
  expect(decodedText(utf16(text).swap16())).toBe(text)
  expect(decodedText(Buffer.from(text))).toBe(text)
  expect(decodedText(Buffer.from(`\uFEFF${text}`))).toBe(text)
  expect(decodedText(Buffer.from(''))).toBe('')
})

it('[SRV213] a fault of such a file has the place that an editor shows', () => {
  const terms = readTermsFile(decodedText(utf16('{\r\n  "näin": 1\r\n}')))
  expect(terms.ok ? [] : terms.refusal.filter(({ line }) => line === 2)).toMatchObject([{ column: 3 }])
})
