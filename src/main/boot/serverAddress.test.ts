import { expect, it } from 'vitest'
import { chooseServer, readServerAddress } from './serverAddress'

const choose = (
  commandLine: string | null,
  environment: string | null = null,
  settings: string | null = null,
) => chooseServer({ commandLine, environment, settings })
const chosen = (url: string | null, isFixed: boolean) => ({ ok: true, value: { url, isFixed } })

it('[DSK13] the command line goes before the environment, and that before the settings', () => {
  expect(choose('https://a.example', 'https://b.example', 'https://c.example')).toEqual(
    chosen('https://a.example', true),
  )
  expect(choose(null, 'https://b.example', 'https://c.example')).toEqual(chosen('https://b.example', true))
  expect(choose(null, null, 'https://c.example/')).toEqual(chosen('https://c.example', false))
  expect(choose(null)).toEqual(chosen(null, false))
})

it('[SEC80] http is for this computer only', () => {
  const loopback = ['http://127.0.0.1:7878', 'http://localhost:7878', 'http://[::1]:7878', 'http://127.8.9.1']
  expect(loopback.filter((address) => !readServerAddress(address).ok)).toEqual([])
  expect(choose('http://desk.example')).toEqual({
    ok: false,
    refusal: { why: 'not-encrypted', address: 'http://desk.example' },
  })
  expect(readServerAddress('http://127.0.0.1.evil.example').ok).toBe(false)
})

it('[DSK13] what is not the bare address of a server is refused for a reason', () => {
  const reasons = [
    'ftp://desk.example',
    'javascript:alert(1)',
    '',
    'https://desk.example/path',
    'https://mira:pw@desk.example',
  ].map((address) => {
    const read = readServerAddress(address)
    return read.ok ? `${address} was taken` : read.refusal
  })
  expect(reasons).toEqual([
    'not-an-address',
    'not-an-address',
    'not-an-address',
    'has-a-path',
    'carries-a-password',
  ])
})

it('[DSK61] an address may be typed without its scheme', () => {
  const read = (text: string) => readServerAddress(text)
  expect(read(' desk.example ')).toEqual({ ok: true, value: 'https://desk.example' })
  expect(read('desk.example:8443')).toEqual({ ok: true, value: 'https://desk.example:8443' })
  expect(read('127.0.0.1:4180')).toEqual({ ok: true, value: 'http://127.0.0.1:4180' })
  expect(read('localhost')).toEqual({ ok: true, value: 'http://localhost' })
})
