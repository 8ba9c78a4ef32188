import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachmentLimits, attachmentSchema, mediaTypeOf, safeFileName } from './attachment'

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom('.', ' ', '/', '\\', 'a', '\u202e', '\u0000', 'é', 'e\u0301', '\u{1F6F0}'),
    maxLength: 200,
  }),
  fc.string({ unit: fc.constantFrom('con', '.', ':', 'txt', '"', '\ud83d', '\u0301'), maxLength: 80 }),
)

describe('names of attachments', () => {
  it('[ATT2] every name becomes that of one plain file, and a safe one stays as it is', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const name = safeFileName(text)
        expect(name.length).toBeGreaterThan(0)
        expect(name.length).toBeLessThanOrEqual(attachmentLimits.name)
        expect(name).not.toMatch(/[/\\<>:"|?*]|\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u)
        expect(name).not.toMatch(/^[. ]|[. ]$/)
        expect(name.split('.', 1)[0]).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)$/i)
        expect(safeFileName(name)).toBe(name)
      }),
      { numRuns: 3_000 },
    )
  })

  it.each([
    ['report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ada\\screen shot.png', 'screen shot.png'],
    ['.htaccess', 'htaccess'],
    ['CON.txt', '_CON.txt'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['Zo\u0065\u0308 Dvořák.csv', 'Zoë Dvořák.csv'],
    ['..', 'file'],
    ['', 'file'],
    [`${'x'.repeat(200)}.tar.gz`, `${'x'.repeat(117)}.gz`],
  ])('[ATT2] "%s" is kept as "%s"', (given, kept) => {
    expect(safeFileName(given)).toBe(kept)
  })
})

describe('what a message says of a file', () => {
  const good = { id: 'a'.repeat(64), name: 'log.txt', type: 'text/plain', bytes: 5 }

  it('[ATT1] is its content id, a safe name, a type to be shown, and its size up to 25 MB', () => {
    expect(attachmentSchema.safeParse(good).success).toBe(true)
    const wrong = [
      { ...good, id: 'A'.repeat(64) },
      { ...good, id: '../'.repeat(21) },
      { ...good, name: '../log.txt' },
      { ...good, type: 'text/html\r\nx: y' },
      { ...good, bytes: attachmentLimits.bytes + 1 },
      { ...good, bytes: -1 },
    ]
    for (const one of wrong) expect(attachmentSchema.safeParse(one).success).toBe(false)
  })

  it('[ATT1] a type that is none is told as bytes of any kind', () => {
    expect(mediaTypeOf('Text/HTML; charset=utf-8')).toBe('text/html')
    expect(mediaTypeOf('')).toBe('application/octet-stream')
    expect(mediaTypeOf('a/b\r\nx: y')).toBe('application/octet-stream')
  })
})
