import { describe, expect, it } from 'vitest'
import { readConfig } from './config'

const read = (args: readonly string[], origins?: string) =>
  readConfig(args, { TMINUS_ALLOWED_ORIGINS: origins }, '/srv/desk')
const sentenceOf = (args: readonly string[], origins?: string): string => {
  const config = read(args, origins)
  return config.ok || config.refusal.kind === 'help' ? '' : config.refusal.sentence
}

describe('options of the server', () => {
  it('[SRV20] are a port, a data folder, whether there is demo work and whether images of mails are fetched', () => {
    expect(read([])).toEqual({
      ok: true,
      value: {
        port: 4180,
        dataDirectory: '/srv/desk/data',
        isDemo: true,
        fetchesMailImages: true,
        allowedOrigins: [],
        addressHeader: null,
      },
    })
    expect(read(['--port', '5000', '--data', '/tmp/x', '--no-demo', '--no-open'])).toMatchObject({
      value: { port: 5000, dataDirectory: '/tmp/x', isDemo: false },
    })
    expect(read(['--port=0', '--data=there'])).toMatchObject({
      value: { port: 0, dataDirectory: '/srv/desk/there' },
    })
  })

  it('[SEC138] fetch images of mails, unless they say no', () => {
    expect(read(['--no-mail-images'])).toMatchObject({ value: { fetchesMailImages: false } })
  })

  it('[SRV21] are refused with one plain sentence when they cannot be read', () => {
    const sentences = [
      sentenceOf(['--port', 'many']),
      sentenceOf(['--port', '70000']),
      sentenceOf(['--port']),
      sentenceOf(['--data', '']),
      sentenceOf(['--prot', '1']),
      sentenceOf(['somewhere']),
      sentenceOf([], 'not an origin'),
      sentenceOf([], 'http://desk.example/with/path'),
    ]
    for (const sentence of sentences) expect(sentence).toMatch(/^[^\n]{20,}\.$/)
  })

  it('[SRV22] take further origins from the environment', () => {
    expect(read([], 'http://app.desk.localhost, https://desk.example:8443')).toMatchObject({
      value: { allowedOrigins: ['http://app.desk.localhost', 'https://desk.example:8443'] },
    })
  })

  it('[SRV250] refuse an address that is the origin of no page', () => {
    const wrong = ['https://*.desk.example', 'https://me:secret@desk.example', 'https://desk.example?a=1']
    for (const text of [...wrong, 'https://desk.example#top', 'https://desk.example/', '*']) {
      expect(sentenceOf([], text)).toBe(
        `"${text}" in TMINUS_ALLOWED_ORIGINS is no origin; write it like https://desk.example.`,
      )
    }
  })

  it('[SRV208] take the header that names who asks from the environment', () => {
    const named = (header: string) => readConfig([], { TMINUS_ADDRESS_HEADER: header }, '/srv/desk')
    expect(named('X-Forwarded-For')).toMatchObject({ value: { addressHeader: 'X-Forwarded-For' } })
    expect(named('')).toMatchObject({ value: { addressHeader: null } })
    expect(named('X Forwarded')).toMatchObject({
      refusal: { sentence: expect.stringContaining('is no name of a header') },
    })
  })
})
